using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>
/// What the write loop leans on (protocol.md): calls are answered before they are done, the stack and its events tell how they end,
/// and the operation's id, in the events as in the live template's outputs, tells whose work it was.
/// </summary>
public abstract class StackProvisionerContract
{
    private const string First = "o-first";
    private const string Second = "o-second";

    protected static CancellationToken Cancel => CancellationToken.None;

    protected abstract IStackProvisioner Stacks { get; }

    /// <summary>A place in which the tests may make what they like.</summary>
    protected abstract StackPlace Place { get; }

    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task A_creation_is_answered_at_once_and_ends_later()
    {
        var id = await CreatedAsync("at-once", rest: false);

        var begun = await Stacks.FindAsync(Place, id, Cancel);
        Assert.Equal(StackStatus.CreateInProgress, begun?.Status);
        Assert.Empty(begun!.Outputs);

        var ended = await AtRestAsync(id);
        Assert.Equal(StackStatus.CreateComplete, ended.Status);
        Assert.Equal((id, "at-once"), (ended.Id, ended.Name));
        Assert.Equal(First, ended.Outputs["OperationId"]);
        Assert.Equal("demo", ended.Tags["bucket-manager:project"]);
        Assert.Null(ended.UpdatedAt);
        Assert.Null(ended.DeletedAt);
    }

    [Fact]
    public async Task Only_one_stack_has_a_name()
    {
        var id = await CreatedAsync("only-one");

        Assert.IsType<StackResult.AlreadyExists>(await Stacks.CreateAsync(Order("only-one", Second), Cancel));
        Assert.Equal(First, (await AtRestAsync(id)).Outputs["OperationId"]);
    }

    [Fact]
    public async Task A_creation_repeated_with_its_token_is_the_same_creation()
    {
        var id = await CreatedAsync("repeated", rest: false);

        var again = Assert.IsType<StackResult.Accepted>(await Stacks.CreateAsync(Order("repeated", First), Cancel));

        Assert.Equal(id, again.StackId);
        await AtRestAsync(id);
        Assert.Single(await Stacks.ListEventsAsync(Place, id, Cancel), e => e is { IsAboutTheStack: true, Status: "CREATE_IN_PROGRESS" });
    }

    [Fact]
    public async Task A_stack_is_found_by_name_and_by_id_and_listed()
    {
        var id = await CreatedAsync("listed");

        Assert.Equal(id, (await Stacks.FindAsync(Place, "listed", Cancel))?.Id);
        Assert.Equal(id, (await Stacks.FindAsync(Place, id, Cancel))?.Id);
        Assert.Contains(await Stacks.ListAsync(Place, Cancel), s => s.Id == id && s.Outputs.ContainsKey("OperationId"));
        Assert.Null(await Stacks.FindAsync(Place, "nobody", Cancel));
        Assert.Null(await Stacks.FindAsync(Place, id[..^4] + "0000", Cancel));
    }

    [Fact]
    public async Task An_update_shows_its_operation_only_when_it_is_complete()
    {
        var id = await CreatedAsync("updated");
        var created = await AtRestAsync(id);
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(new StackResult.Accepted(id), await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel));

        var begun = await Stacks.FindAsync(Place, id, Cancel);
        Assert.Equal((StackStatus.UpdateInProgress, First), (begun!.Status, begun.Outputs["OperationId"]));
        var ended = await AtRestAsync(id);
        Assert.Equal((StackStatus.UpdateComplete, Second), (ended.Status, ended.Outputs["OperationId"]));
        Assert.True(ended.UpdatedAt > created.CreatedAt);
        Assert.Contains("\"two\"", await Stacks.ReadTemplateAsync(Place, id, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_parameters_are_shown_and_another_one_alone_is_a_change()
    {
        var id = await CreatedAsync("parameters");
        var other = new ValueMap<string>([KeyValuePair.Create("Text", "another text")]);
        Assert.Equal("text", (await AtRestAsync(id)).Parameters["Text"]);
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(
            new StackResult.Accepted(id), await Stacks.UpdateAsync(Order(id, First) with { Token = Second, Parameters = other }, Cancel));

        var ended = await AtRestAsync(id);
        Assert.Equal((StackStatus.UpdateComplete, First), (ended.Status, ended.Outputs["OperationId"]));
        Assert.Equal(other, ended.Parameters);
        Assert.Equal(other, (await Stacks.ListAsync(Place, Cancel)).Single(s => s.Id == id).Parameters);
    }

    [Fact]
    public async Task An_update_repeated_with_its_token_is_the_same_update()
    {
        var id = await CreatedAsync("update-repeated");
        await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel);

        Assert.Equal(new StackResult.Accepted(id), await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel));

        await AtRestAsync(id);
        Assert.Single(await Stacks.ListEventsAsync(Place, id, Cancel), e => e is { IsAboutTheStack: true, Status: "UPDATE_IN_PROGRESS" });
    }

    [Fact]
    public async Task An_update_that_changes_nothing_is_told_from_success()
    {
        var id = await CreatedAsync("unchanged");

        Assert.IsType<StackResult.NothingToChange>(await Stacks.UpdateAsync(Order(id, First) with { Token = Second }, Cancel));
    }

    [Fact]
    public async Task A_change_of_a_resources_metadata_is_a_change()
    {
        var id = await CreatedAsync("metadata");

        Assert.IsType<StackResult.Accepted>(
            await Stacks.UpdateAsync(Order(id, First) with { Token = Second, Template = Template(First, "one", note: "other") }, Cancel));
    }

    [Fact]
    public async Task A_change_of_the_templates_own_metadata_is_none()
    {
        var id = await CreatedAsync("own-metadata");
        var template = Template(First, "one")
            .Replace("{\"Resources\"", "{\"Metadata\":{\"a\":\"b\"},\"Resources\"", StringComparison.Ordinal);

        Assert.IsType<StackResult.NothingToChange>(
            await Stacks.UpdateAsync(Order(id, First) with { Token = Second, Template = template }, Cancel));
    }

    [Fact]
    public async Task A_busy_stack_takes_no_update()
    {
        var id = await CreatedAsync("busy", rest: false);

        var busy = Assert.IsType<StackResult.Busy>(await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel));

        Assert.Equal($"Stack:{id} is in CREATE_IN_PROGRESS state and can not be updated.", busy.Reason);
    }

    [Fact]
    public async Task A_stack_that_is_being_updated_cannot_be_deleted()
    {
        var id = await CreatedAsync("undeletable");
        await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel);

        Assert.IsType<StackResult.Busy>(await Stacks.DeleteAsync(Place, id, "o-third", Cancel));
        Assert.Equal(StackStatus.UpdateComplete, (await AtRestAsync(id)).Status);
    }

    [Fact]
    public async Task An_update_of_a_stack_that_does_not_exist_says_so()
    {
        var id = await CreatedAsync("gone-before");
        await Stacks.DeleteAsync(Place, id, "o-third", Cancel);
        await AtRestAsync(id);

        Assert.IsType<StackResult.DoesNotExist>(await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel));
        Assert.IsType<StackResult.DoesNotExist>(await Stacks.ContinueRollbackAsync(Place, id, "o-fourth", Cancel));
    }

    [Fact]
    public async Task A_deleted_stack_is_found_by_its_id_and_its_name_is_free()
    {
        var id = await CreatedAsync("deleted");

        Assert.IsType<StackResult.Accepted>(await Stacks.DeleteAsync(Place, id, "o-third", Cancel));

        Assert.Equal(StackStatus.DeleteInProgress, (await Stacks.FindAsync(Place, id, Cancel))?.Status);
        var gone = await AtRestAsync(id);
        Assert.Equal(StackStatus.DeleteComplete, gone.Status);
        Assert.NotNull(gone.DeletedAt);
        Assert.Null(await Stacks.FindAsync(Place, "deleted", Cancel));
        Assert.DoesNotContain(await Stacks.ListAsync(Place, Cancel), s => s.Id == id);
        Assert.NotEqual(id, await CreatedAsync("deleted", Second));
    }

    [Fact]
    public async Task A_stack_that_is_gone_is_deleted()
    {
        var id = await CreatedAsync("deleted-twice");
        await Stacks.DeleteAsync(Place, id, "o-third", Cancel);
        Assert.IsType<StackResult.Accepted>(await Stacks.DeleteAsync(Place, id, "o-third", Cancel));
        await AtRestAsync(id);

        Assert.IsType<StackResult.Accepted>(await Stacks.DeleteAsync(Place, id, "o-fourth", Cancel));
        Assert.DoesNotContain(await Stacks.ListEventsAsync(Place, id, Cancel), e => e.Token == "o-fourth");
    }

    [Fact]
    public async Task A_creation_that_fails_is_rolled_back_and_can_only_be_deleted()
    {
        var order = Order("failing", First) with { Template = Template(First, "one", type: "NoSuchType") };
        var id = Assert.IsType<StackResult.Accepted>(await Stacks.CreateAsync(order, Cancel)).StackId;

        Assert.Equal(StackStatus.RollbackComplete, (await AtRestAsync(id)).Status);

        Assert.IsType<StackResult.AlreadyExists>(await Stacks.CreateAsync(Order("failing", Second), Cancel));
        Assert.IsType<StackResult.Busy>(await Stacks.UpdateAsync(Order(id, Second), Cancel));
        var log = await Stacks.ListEventsAsync(Place, id, Cancel);
        var cause = log.Last(e => e.Status.EndsWith("_FAILED", StringComparison.Ordinal));
        Assert.Equal(("Main", First), (cause.LogicalId, cause.Token));
        Assert.False(string.IsNullOrEmpty(cause.Reason));
        Assert.IsType<StackResult.Accepted>(await Stacks.DeleteAsync(Place, id, "o-first-clear", Cancel));
        Assert.Equal(StackStatus.DeleteComplete, (await AtRestAsync(id)).Status);
    }

    [Fact]
    public async Task An_update_that_fails_is_rolled_back_to_what_was_live()
    {
        var id = await CreatedAsync("update-failing");

        await Stacks.UpdateAsync(Order(id, Second) with { Template = Template(Second, "two", type: "NoSuchType") }, Cancel);

        var ended = await AtRestAsync(id);
        Assert.Equal((StackStatus.UpdateRollbackComplete, First), (ended.Status, ended.Outputs["OperationId"]));
        Assert.Contains("\"one\"", await Stacks.ReadTemplateAsync(Place, id, Cancel), StringComparison.Ordinal);
        Assert.IsType<StackResult.Accepted>(await Stacks.UpdateAsync(Order(id, "o-third", "three"), Cancel));
    }

    [Theory]
    [InlineData("{", "Template format error: JSON not well-formed.")]
    [InlineData("""{"Resources":{}}""", "Template format error: At least one Resources member must be defined.")]
    [InlineData(
        """{"Resources":{"A":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":{"Ref":"B"}}}}}""",
        "Template format error: Unresolved resource dependencies [B] in the Resources block of the template")]
    [InlineData("""{"Resources":{"A":{"Type":"AWS::No::Such"}}}""", "Template format error: Unrecognized resource types: [AWS::No::Such]")]
    public async Task A_broken_template_is_refused_with_its_reason(string template, string reason)
    {
        var refused = Assert.IsType<StackResult.Refused>(
            await Stacks.CreateAsync(Order("broken", First) with { Template = template, Parameters = ValueMap<string>.Empty }, Cancel));

        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Null(await Stacks.FindAsync(Place, "broken", Cancel));
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_refused()
    {
        var refused = Assert.IsType<StackResult.Refused>(
            await Stacks.CreateAsync(Order("unfilled", First) with { Parameters = ValueMap<string>.Empty }, Cancel));

        Assert.Equal("Parameters: [Text] must have values", refused.Reason);
    }

    [Fact]
    public async Task A_template_comes_back_as_it_was_but_for_raw_characters_beyond_ascii()
    {
        var template = Template(First, "one", note: "caf\\u00e9 € ü");
        await Stacks.CreateAsync(Order("accents", First) with { Template = template }, Cancel);

        var id = (await Stacks.FindAsync(Place, "accents", Cancel))!.Id;
        Assert.Equal(
            template.Replace('€', '?').Replace('ü', '?'), await Stacks.ReadTemplateAsync(Place, id, Cancel));
        Assert.Null(await Stacks.ReadTemplateAsync(Place, id[..^4] + "0000", Cancel));
    }

    [Fact]
    public async Task Events_tell_the_operation_from_its_beginning_to_its_end_newest_first()
    {
        var id = await CreatedAsync("told");
        await Stacks.UpdateAsync(Order(id, Second, "two"), Cancel);
        await AtRestAsync(id);

        var log = await Stacks.ListEventsAsync(Place, id, Cancel);

        Assert.Equal(log.OrderByDescending(e => e.At).Select(e => e.At), log.Select(e => e.At));
        Assert.Equal(log.Count, log.Select(e => e.EventId).Distinct().Count());
        Assert.All(log, e => Assert.Equal((id, "told", Place), (e.StackId, e.StackName, e.Place)));
        Assert.Equal(
            [
                ("told", "CREATE_IN_PROGRESS", First), ("Main", "CREATE_IN_PROGRESS", First), ("Main", "CREATE_IN_PROGRESS", First),
                ("Main", "CREATE_COMPLETE", First), ("told", "CREATE_COMPLETE", First),
                ("told", "UPDATE_IN_PROGRESS", Second), ("Main", "UPDATE_IN_PROGRESS", Second), ("Main", "UPDATE_COMPLETE", Second),
                ("told", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", Second), ("told", "UPDATE_COMPLETE", Second),
            ],
            log.Reverse().Select(e => (e.LogicalId, e.Status, e.Token!)));
        Assert.Empty(await Stacks.ListEventsAsync(Place, id[..^4] + "0000", Cancel));
    }

    protected static string Template(string operation, string value, string note = "note", string type = "String") =>
        $$$$$"""
        {"Resources":{"Main":{"Type":"AWS::SSM::Parameter","Metadata":{"Note":"{{{{{note}}}}}"},
        "Properties":{"Name":{"Fn::Sub":"/contract/${AWS::StackName}"},"Type":"{{{{{type}}}}}",
        "Value":"{{{{{value}}}}}","Description":{"Ref":"Text"}}}},
        "Parameters":{"Text":{"Type":"String"}},
        "Outputs":{"OperationId":{"Value":"{{{{{operation}}}}}"},"Name":{"Value":{"Ref":"Main"}}}}
        """;

    protected StackRequest Order(string nameOrId, string operation, string value = "one") => new(
        Place, nameOrId, Template(operation, value), new ValueMap<string>([KeyValuePair.Create("Text", "text")]),
        new ValueMap<string>([KeyValuePair.Create("bucket-manager:project", "demo")]), operation);

    protected async Task<string> CreatedAsync(string name, string operation = First, bool rest = true)
    {
        var id = Assert.IsType<StackResult.Accepted>(await Stacks.CreateAsync(Order(name, operation), Cancel)).StackId;
        if (rest)
            await AtRestAsync(id);
        return id;
    }

    protected async Task<StackSnapshot> AtRestAsync(string id)
    {
        for (var waited = 0; waited < 200; waited++)
        {
            if (await Stacks.FindAsync(Place, id, Cancel) is { } stack && !stack.Status.IsInProgress())
                return stack;
            await PassAsync(TimeSpan.FromSeconds(3));
        }

        throw new TimeoutException($"{id} does not come to rest");
    }
}
