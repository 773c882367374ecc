using System.Text.Json.Nodes;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

/// <summary>What the simulated CloudFormation refuses, in AWS's words, before it does anything.</summary>
public sealed class SimulatedRefusalsTests : IDisposable
{
    private const string Parameter = """{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"1"}}""";

    private readonly Cloud cloud = new();

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => cloud.Dispose();

    [Theory]
    [InlineData("[]", "Template format error: unsupported structure.")]
    [InlineData("""{"Resources":{"A":1}}""", "Template format error: Any Resources member must be an object.")]
    [InlineData("""{"Resources":{"A":{}}}""", "Template format error: [/Resources/A] Every Resources object must contain a Type member.")]
    [InlineData("""{"Resources":{"a-b":PARAMETER}}""", "Template format error: Resource name a-b is non alphanumeric.")]
    [InlineData("""{"Resources":{"A":PARAMETER},"Colours":{}}""", "Invalid template property or properties [Colours]")]
    [InlineData("""{"Resources":{"A":{"Type":"AWS::SNS::Topic","Colour":1}}}""", "Invalid template resource property 'Colour'")]
    [InlineData(
        """{"Resources":{"A":{"Type":"AWS::SNS::Topic","Metadata":{"B":[null]}}}}""",
        "[/Resources/A/Metadata/B/0] 'null' values are not allowed in templates")]
    [InlineData(
        """{"AWSTemplateFormatVersion":"2020-01-01","Resources":{"A":PARAMETER}}""",
        "Template format error: \"2020-01-01\" is not")]
    [InlineData(
        """{"Resources":{"A":{"Type":"AWS::SNS::Topic","DependsOn":"B"},"B":{"Type":"AWS::SNS::Topic","DependsOn":["A"]}}}""",
        "Circular dependency between resources: [A, B]")]
    [InlineData(
        """{"Resources":{"A":{"Type":"AWS::SNS::Topic","DependsOn":"B"}}}""",
        "Template format error: Unresolved resource dependencies [B] in the Resources block of the template")]
    [InlineData(
        """{"Resources":{"A":PARAMETER},"Outputs":{"O":{"Value":{"Ref":"B"}}}}""",
        "Template format error: Unresolved resource dependencies [B] in the Outputs block of the template")]
    [InlineData("""{"Resources":{"A":PARAMETER},"Outputs":{"O":{}}}""", "Template format error: Output O is malformed.")]
    [InlineData(
        """{"Resources":{"A":PARAMETER},"Outputs":{"O":{"Value":{"Fn::GetAtt":["A","Colour"]}}}}""",
        "Template error: resource A does not support attribute type Colour in Fn::GetAtt")]
    [InlineData(
        """{"Resources":{"A":PARAMETER},"Outputs":{"O":{"Value":{"Fn::GetAtt":["A"]}}}}""",
        "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute")]
    [InlineData(
        """{"Resources":{"A":{"Type":"AWS::SNS::Topic","DeletionPolicy":"Perhaps"}}}""",
        "Template format error: Unrecognized DeletionPolicy Perhaps for resource A")]
    [InlineData(
        """{"Resources":{"A":PARAMETER},"Conditions":{}}""",
        "The simulated CloudFormation does not know the template section Conditions")]
    [InlineData(
        """{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":"{{resolve:ssm:x}}"}}}}""",
        "The simulated CloudFormation does not know dynamic references")]
    public async Task A_template_that_cannot_be_is_refused(string template, string reason)
    {
        var refused = await cloud.RefusalAsync(Cloud.Order("a", template.Replace("PARAMETER", Parameter, StringComparison.Ordinal), "o1"));

        Assert.StartsWith(reason, refused, StringComparison.Ordinal);
        Assert.Empty(await cloud.Stacks.ListAsync(Cloud.Place, Cancel));
    }

    [Fact]
    public async Task A_template_may_have_51200_bytes_and_not_one_more()
    {
        var small = $$"""{"Resources":{"A":{{Parameter}}},"Description":""}""";
        var fits = small.Replace("\"String\"", $"\"String\"{new string(' ', 51_200 - small.Length)}", StringComparison.Ordinal);

        Assert.IsType<StackResult.Accepted>(await cloud.Stacks.CreateAsync(Cloud.Order("a", fits, "o1"), Cancel));
        Assert.Contains(
            "'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
            await cloud.RefusalAsync(Cloud.Order("b", fits + " ", "o2")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1a")]
    [InlineData("a_b")]
    [InlineData("../a")]
    [InlineData("")]
    public async Task A_stacks_name_begins_with_a_letter_and_has_only_letters_digits_and_hyphens(string name) => Assert.Equal(
        $"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
        await cloud.RefusalAsync(Cloud.Order(name, Cloud.BucketTemplate, "o1")));

    [Fact]
    public async Task A_stacks_name_has_at_most_128_characters() => Assert.Contains(
        "'stackName'", await cloud.RefusalAsync(Cloud.Order(new string('a', 129), Cloud.BucketTemplate, "o1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_token_has_only_letters_digits_and_hyphens(string token) => Assert.Contains(
        "'clientRequestToken'", await cloud.RefusalAsync(Cloud.Order("a", Cloud.BucketTemplate, token)), StringComparison.Ordinal);

    [Fact]
    public async Task A_stack_has_at_most_50_tags_and_none_of_aws_own()
    {
        var many = Enumerable.Range(0, 51).Select(i => KeyValuePair.Create($"t{i}", "x"));

        Assert.Contains(
            "'tags'",
            await cloud.RefusalAsync(Cloud.Order("a", Cloud.BucketTemplate, "o1") with { Tags = new(many) }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Tag keys that begin with aws:",
            await cloud.RefusalAsync(Cloud.Order("a", Cloud.BucketTemplate, "o1") with { Tags = new([KeyValuePair.Create("aws:x", "x")]) }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_the_template_does_not_have_is_refused() => Assert.Equal(
        "Parameters: [Colour] do not exist in the template",
        await cloud.RefusalAsync(
            Cloud.Order("a", Cloud.BucketTemplate, "o1") with { Parameters = new([KeyValuePair.Create("Colour", "red")]) }));

    [Theory]
    [InlineData("""{"Type":"String","AllowedPattern":"[a-z]+"}""", "Parameter 'P' must match pattern [a-z]+")]
    [InlineData("""{"Type":"String","AllowedValues":["x","y"]}""", "Parameter 'P' must be one of AllowedValues")]
    [InlineData("""{"Type":"String","MaxLength":1}""", "Parameter 'P' must contain at most 1 characters")]
    [InlineData("""{"Type":"String","MinLength":"9"}""", "Parameter 'P' must contain at least 9 characters")]
    [InlineData("""{"Type":"Colour"}""", "Template format error: Unrecognized parameter type: Colour")]
    public async Task A_parameters_value_keeps_to_its_rules(string declared, string reason) => Assert.Equal(
        reason,
        await cloud.RefusalAsync(
            Cloud.Order("a", $$$$"""{"Resources":{"A":{{{{Parameter}}}}},"Parameters":{"P":{{{{declared}}}}}}""", "o1") with
            {
                Parameters = new([KeyValuePair.Create("P", "ABC")]),
            }));

    [Fact]
    public async Task A_default_stands_in_for_a_parameter_that_is_not_given()
    {
        var template = $$$$$"""
            {"Resources":{"A":{{{{{Parameter}}}}}},
            "Parameters":{"P":{"Type":"String","Default":"d"},"L":{"Type":"CommaDelimitedList","Default":"x, y"}},
            "Outputs":{"P":{"Value":{"Ref":"P"}},"L":{"Value":{"Fn::Select":["1",{"Ref":"L"}]}},
            "S":{"Value":{"Fn::Select":[1,{"Fn::Split":[":","a:b"]}]}},"J":{"Value":{"Fn::Join":["-",{"Ref":"L"}]}},
            "Sub":{"Value":{"Fn::Sub":["${!kept} ${own} ${P}",{"own":{"Ref":"P"}}]}}}}
            """;

        var id = await cloud.CreatedAsync("a", template);

        Assert.Equal(
            new ValueMap<string>(
            [
                KeyValuePair.Create("P", "d"), KeyValuePair.Create("L", "y"), KeyValuePair.Create("S", "b"),
                KeyValuePair.Create("J", "x-y"), KeyValuePair.Create("Sub", "${kept} d d"),
            ]),
            (await cloud.ShowAsync(id)).Outputs);
    }

    [Fact]
    public async Task An_account_has_at_most_2000_stacks_in_a_region()
    {
        var template = $$$$"""{"Resources":{"A":{{{{Parameter}}}}}}""";
        for (var i = 0; i < 2_000; i++)
            await cloud.CreateAsync($"s{i}", template, $"o{i}");

        Assert.Equal("Limit for stack has been exceeded", await cloud.RefusalAsync(Cloud.Order("one-more", template, "o1")));

        await cloud.DeleteAsync((await cloud.ShowAsync("s0")).Id, "gone");
        cloud.Pass(60);
        await cloud.CreateAsync("one-more", template);
    }

    [Fact]
    public async Task A_resource_keeps_its_type()
    {
        var id = await cloud.CreatedAsync("a", $$$$"""{"Resources":{"A":{{{{Parameter}}}}}}""");

        Assert.Equal(
            new StackResult.Refused(
                "Update of resource type is not permitted. The new template modifies resource type of the following resources: [A]"),
            await cloud.Stacks.UpdateAsync(Cloud.Order(id, """{"Resources":{"A":{"Type":"AWS::SNS::Topic"}}}""", "o2"), Cancel));
    }

    [Fact]
    public async Task A_parameter_by_another_name_is_no_change_and_by_another_value_is_one()
    {
        const string Template = """
            {"Resources":{"A":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":{"Ref":"P"}}}},
            "Parameters":{"P":{"Type":"String"}}}
            """;
        var order = Cloud.Order("a", Template, "o1") with { Parameters = new([KeyValuePair.Create("P", "1")]) };
        var id = Assert.IsType<StackResult.Accepted>(await cloud.Stacks.CreateAsync(order, Cancel)).StackId;
        cloud.Pass(60);

        var renamed = Cloud.Order(id, Template.Replace("\"P\"", "\"Q\"", StringComparison.Ordinal), "o2") with
        {
            Parameters = new([KeyValuePair.Create("Q", "1")]),
        };
        Assert.IsType<StackResult.NothingToChange>(await cloud.Stacks.UpdateAsync(renamed, Cancel));
        var revalued = order with { Name = id, Token = "o3", Parameters = new([KeyValuePair.Create("P", "2")]) };
        Assert.IsType<StackResult.Accepted>(await cloud.Stacks.UpdateAsync(revalued, Cancel));
    }

    /// <summary>Every value of two templates in turn becomes something else: whatever comes of it, the simulation answers.</summary>
    [Theory]
    [InlineData(Cloud.BucketTemplate)]
    [InlineData(Cloud.UserTemplate)]
    public async Task A_hostile_template_is_refused_or_rolled_back_and_breaks_nothing(string template)
    {
        string[] strange =
        [
            "null", "1", "-1.5e9", "true", "\"x\"", "\"\"", "[]", "{}", "[{}]",
            """{"Ref":1}""", """{"Ref":"Nobody"}""", """{"Fn::GetAtt":"a"}""",
            """{"Fn::GetAtt":["Bucket"]}""", """{"Fn::Join":1}""", """{"Fn::Join":["",[{}]]}""",
            """{"Fn::Sub":"${"}""", """{"Fn::Sub":"${a.b}"}""",
            """{"Fn::Select":["9",["a"]]}""", """{"Fn::Split":[1]}""", """{"Fn::No":1}""", """{"Ref":"AWS::NoValue"}""",
        ];
        template = template.Replace("RetainExceptOnCreate", "Delete", StringComparison.Ordinal);
        var places = JsonNode.Parse(template)!.AsObject();
        var number = 0;
        foreach (var path in Paths(places).ToList())
        {
            foreach (var other in strange)
            {
                var answer = await cloud.Stacks.CreateAsync(Cloud.Order($"s{number}", With(template, path, other), $"o{number++}"), Cancel);
                if (answer is not StackResult.Accepted { StackId: var id })
                    continue;
                cloud.Pass(60);
                Assert.Contains(await cloud.StatusAsync(id), new[] { StackStatus.CreateComplete, StackStatus.RollbackComplete });
                await cloud.DeleteAsync(id, "gone");
                cloud.Pass(60);
                Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
            }
        }

        Assert.InRange(number, 300, int.MaxValue);
    }

    [Fact]
    public async Task A_busy_stack_says_what_it_is_busy_with()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        await cloud.UpdateAsync(id, Cloud.BucketTemplate.Replace("\"one\"", "\"two\"", StringComparison.Ordinal));

        Assert.Equal(
            new StackResult.Busy("Stack [bucket] cannot be deleted while in status UPDATE_IN_PROGRESS"),
            await cloud.Stacks.DeleteAsync(Cloud.Place, id, "o3", Cancel));
        Assert.Equal(
            new StackResult.Busy($"Stack:{id} is in UPDATE_IN_PROGRESS state and can not be updated."),
            await cloud.Stacks.UpdateAsync(Cloud.Order(id, Cloud.BucketTemplate, "o4"), Cancel));
        cloud.Pass(9);
        Assert.Equal(
            new StackResult.Busy($"Stack:{id} is in UPDATE_COMPLETE_CLEANUP_IN_PROGRESS state and can not be updated."),
            await cloud.Stacks.UpdateAsync(Cloud.Order(id, Cloud.BucketTemplate, "o4"), Cancel));
        Assert.IsType<StackResult.Busy>(await cloud.Stacks.ContinueRollbackAsync(Cloud.Place, id, "o5", Cancel));
    }

    private static IEnumerable<string> Paths(JsonNode? node) => node switch
    {
        JsonObject body => body.SelectMany(p => Paths(p.Value).Prepend(p.Value!.GetPath())),
        JsonArray items => items.SelectMany(i => Paths(i).Prepend(i!.GetPath())),
        _ => [],
    };

    private static string With(string template, string path, string value)
    {
        var root = JsonNode.Parse(template)!;
        var old = Nodes(root).First(n => n.GetPath() == path);
        var put = JsonNode.Parse(value);
        if (old.Parent is JsonObject body)
            body[old.GetPropertyName()] = put;
        else
            ((JsonArray)old.Parent!)[old.GetElementIndex()] = put;
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject body => body.SelectMany(p => Nodes(p.Value)).Prepend(body),
        JsonArray items => items.SelectMany(Nodes).Prepend(items),
        null => [],
        _ => [node],
    };
}
