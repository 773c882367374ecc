using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

/// <summary>How the simulated CloudFormation takes a stack through its states.</summary>
public sealed class SimulatedStacksTests : IDisposable
{
    private readonly FaultPlan faults = new();
    private readonly Cloud cloud;

    public SimulatedStacksTests() => cloud = new Cloud(faults: faults);

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => cloud.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_bucket_takes_20_seconds_and_a_user_25_of_aws_time(double speed)
    {
        using var faster = new Cloud(speed: speed);
        var bucket = await faster.CreateAsync("bucket", Cloud.BucketTemplate);
        var user = await faster.CreateAsync("user", Cloud.UserTemplate);

        faster.Pass(19.9 / speed);
        Assert.Equal(StackStatus.CreateInProgress, await faster.StatusAsync(bucket));
        faster.Pass(0.2 / speed);
        Assert.Equal(StackStatus.CreateComplete, await faster.StatusAsync(bucket));
        faster.Pass(4.8 / speed);
        Assert.Equal(StackStatus.CreateInProgress, await faster.StatusAsync(user));
        faster.Pass(0.2 / speed);
        Assert.Equal(StackStatus.CreateComplete, await faster.StatusAsync(user));
    }

    [Fact]
    public async Task An_update_takes_at_least_ten_seconds_and_shows_its_clean_up()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        await cloud.UpdateAsync(id, Changed(Cloud.BucketTemplate));

        cloud.Pass(8.5);
        Assert.Equal(StackStatus.UpdateCompleteCleanupInProgress, await cloud.StatusAsync(id));
        cloud.Pass(1.4);
        Assert.Equal(("o1", StackStatus.UpdateCompleteCleanupInProgress), await OperationAsync(id));
        cloud.Pass(0.2);
        Assert.Equal(("o2", StackStatus.UpdateComplete), await OperationAsync(id));
    }

    [Fact]
    public async Task Resources_come_in_the_order_of_their_needs()
    {
        var id = await cloud.CreatedAsync("user", Cloud.UserTemplate);

        Assert.Equal(
            [
                "- CREATE_IN_PROGRESS",
                "Policy CREATE_IN_PROGRESS", "Policy CREATE_IN_PROGRESS", "Policy CREATE_COMPLETE",
                "Group CREATE_IN_PROGRESS", "Group CREATE_IN_PROGRESS", "Group CREATE_COMPLETE",
                "User CREATE_IN_PROGRESS", "User CREATE_IN_PROGRESS", "User CREATE_COMPLETE",
                "- CREATE_COMPLETE",
            ],
            await cloud.LinesAsync(id));
        var initiated = (await cloud.LogAsync(id)).Where(e => e is { LogicalId: "User", Status: "CREATE_IN_PROGRESS" }).ToList();
        Assert.Equal([null, "Resource creation Initiated"], initiated.Select(e => e.Reason));
        Assert.Equal([null, "bm-contract-acme"], initiated.Select(e => e.PhysicalId));
        Assert.Equal("User Initiated", (await cloud.LogAsync(id))[0].Reason);
    }

    [Fact]
    public async Task Resources_that_do_not_need_each_other_come_at_the_same_time()
    {
        var id = await cloud.CreateAsync(
            "two",
            """
            {"Resources":{"A":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"1"}},
            "B":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"2"}}}}
            """);

        cloud.Pass(6);

        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task Outputs_and_physical_ids_look_like_those_of_aws()
    {
        var bucket = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        var user = await cloud.CreatedAsync("user", Cloud.UserTemplate);
        var server = await cloud.CreatedAsync(
            "server",
            """
            {"Resources":{"Server":{"Type":"AWS::Transfer::Server"},"Key":{"Type":"AWS::KMS::Key"},"Logs":{"Type":"AWS::Logs::LogGroup"}},
            "Outputs":{"Id":{"Value":{"Fn::GetAtt":["Server","ServerId"]}},"Arn":{"Value":{"Ref":"Server"}},
            "Key":{"Value":{"Fn::GetAtt":["Key","Arn"]}},"Logs":{"Value":{"Fn::GetAtt":["Logs","Arn"]}},
            "Host":{"Value":{"Fn::Sub":"${Server.ServerId}.server.transfer.${AWS::Region}.amazonaws.com"}}}}
            """);

        Assert.Matches("^arn:aws:cloudformation:eu-central-1:123456789012:stack/bucket/[0-9a-f-]{36}$", bucket);
        Assert.Equal($"arn:aws:s3:::inbox{Cloud.Suffix}", (await cloud.ShowAsync(bucket)).Outputs["Arn"]);
        Assert.Equal(
            "arn:aws:iam::123456789012:user/bucket-manager/contract/bm-contract-acme", (await cloud.ShowAsync(user)).Outputs["UserArn"]);
        var outputs = (await cloud.ShowAsync(server)).Outputs;
        Assert.Matches("^s-[0-9a-f]{17}$", outputs["Id"]);
        Assert.Equal($"arn:aws:transfer:eu-central-1:123456789012:server/{outputs["Id"]}", outputs["Arn"]);
        Assert.Equal($"{outputs["Id"]}.server.transfer.eu-central-1.amazonaws.com", outputs["Host"]);
        Assert.Matches("^arn:aws:kms:eu-central-1:123456789012:key/[0-9a-f-]{36}$", outputs["Key"]);
        Assert.Matches("^arn:aws:logs:eu-central-1:123456789012:log-group:server-Logs-[A-Z0-9]{12}:\\*$", outputs["Logs"]);
    }

    [Fact]
    public async Task A_failed_creation_leaves_nothing_behind()
    {
        faults.FailResource("Policy", "Access Denied", ResourceAction.Create);
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        Assert.Equal(
            [
                "- CREATE_IN_PROGRESS", "Bucket CREATE_IN_PROGRESS", "Bucket CREATE_IN_PROGRESS", "Bucket CREATE_COMPLETE",
                "Policy CREATE_IN_PROGRESS", "Policy CREATE_IN_PROGRESS", "Policy CREATE_FAILED", "- ROLLBACK_IN_PROGRESS",
                "Policy DELETE_IN_PROGRESS", "Policy DELETE_COMPLETE", "Bucket DELETE_IN_PROGRESS", "Bucket DELETE_COMPLETE",
                "- ROLLBACK_COMPLETE",
            ],
            await cloud.LinesAsync(id));
        Assert.Equal("Access Denied", await cloud.ReasonAsync(id, "Policy", "CREATE_FAILED"));
        Assert.Equal(
            "The following resource(s) failed to create: [Policy]. Rollback requested by user.",
            await cloud.ReasonAsync(id, "bucket", "ROLLBACK_IN_PROGRESS"));
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(await cloud.CreatedAsync("again", Cloud.BucketTemplate)));
    }

    [Fact]
    public async Task What_was_being_made_beside_the_failure_is_cancelled()
    {
        faults.FailResource("A", "Bad value");
        var id = await cloud.CreatedAsync(
            "two",
            """
            {"Resources":{"A":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"1"}},
            "B":{"Type":"AWS::S3::Bucket"}}}
            """);

        Assert.Equal("Resource creation cancelled", await cloud.ReasonAsync(id, "B", "CREATE_FAILED"));
        Assert.Equal(StackStatus.RollbackComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_roll_back_of_a_creation_can_fail_too()
    {
        faults.FailResource("Policy", "Access Denied", ResourceAction.Create).FailRollback("Bucket", "Not now");
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        Assert.Equal(StackStatus.RollbackFailed, await cloud.StatusAsync(id));
        Assert.Equal(
            $"Stack:{id} is in ROLLBACK_FAILED state and can not be updated.",
            Assert.IsType<StackResult.Busy>(await cloud.Stacks.UpdateAsync(Cloud.Order(id, Cloud.BucketTemplate, "o2"), Cancel)).Reason);
        await cloud.DeleteAsync(id);
        cloud.Pass(60);
        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_failed_update_goes_back_in_every_part()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        faults.FailResource("Policy", "Policy too large", ResourceAction.Update);
        var other = Changed(Cloud.BucketTemplate).Replace("\"/*\"", "\"/x\"", StringComparison.Ordinal)
            .Replace("\"Policy\":", "\"Extra\":{\"Type\":\"AWS::KMS::Key\"},\"Policy\":", StringComparison.Ordinal)
            .Replace("\"PolicyDocument\":{", "\"PolicyDocument\":{\"Id\":{\"Ref\":\"Extra\"},", StringComparison.Ordinal);

        await cloud.UpdateAsync(id, other);
        cloud.Pass(300);

        Assert.Equal(
            [
                "- UPDATE_IN_PROGRESS", "Bucket UPDATE_IN_PROGRESS", "Extra CREATE_IN_PROGRESS", "Bucket UPDATE_COMPLETE",
                "Extra CREATE_IN_PROGRESS", "Extra CREATE_COMPLETE", "Policy UPDATE_IN_PROGRESS", "Policy UPDATE_FAILED",
                "- UPDATE_ROLLBACK_IN_PROGRESS", "Bucket UPDATE_IN_PROGRESS", "Bucket UPDATE_COMPLETE", "Policy UPDATE_IN_PROGRESS",
                "Policy UPDATE_COMPLETE", "- UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "Extra DELETE_IN_PROGRESS",
                "Extra DELETE_COMPLETE", "- UPDATE_ROLLBACK_COMPLETE",
            ],
            await cloud.LinesAsync(id, "o2"));
        Assert.Equal(("o1", StackStatus.UpdateRollbackComplete), await OperationAsync(id));
        Assert.Equal(Cloud.BucketTemplate, await cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel));
        await cloud.UpdateAsync(id, other, "o3");
        cloud.Pass(300);
        Assert.Equal(StackStatus.UpdateComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_roll_back_that_failed_is_taken_up_again()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        faults.FailResource("Policy", "Policy too large").FailRollback("Bucket", "Not now");
        await cloud.UpdateAsync(id, Changed(Cloud.BucketTemplate).Replace("\"/*\"", "\"/x\"", StringComparison.Ordinal));
        cloud.Pass(300);

        Assert.Equal(StackStatus.UpdateRollbackFailed, await cloud.StatusAsync(id));
        Assert.Equal("Not now", (await cloud.LogAsync(id)).Last(e => e.LogicalId == "Bucket").Reason);
        Assert.IsType<StackResult.Busy>(await cloud.Stacks.UpdateAsync(Cloud.Order(id, Cloud.BucketTemplate, "o3"), Cancel));

        Assert.Equal(
            new StackResult.Accepted(id), await cloud.Stacks.ContinueRollbackAsync(Cloud.Place, id, "o2-clear", Cancel));
        cloud.Pass(300);
        Assert.Equal(("o1", StackStatus.UpdateRollbackComplete), await OperationAsync(id));
        Assert.Equal(
            ["- UPDATE_ROLLBACK_IN_PROGRESS", "- UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "- UPDATE_ROLLBACK_COMPLETE"],
            (await cloud.LinesAsync(id, "o2-clear")).Where(l => l[0] == '-'));
    }

    [Fact]
    public async Task A_stack_whose_roll_back_failed_can_be_deleted()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        faults.FailResource("Policy", "Policy too large").FailRollback("Bucket", "Not now");
        await cloud.UpdateAsync(id, Changed(Cloud.BucketTemplate).Replace("\"/*\"", "\"/x\"", StringComparison.Ordinal));
        cloud.Pass(300);

        await cloud.DeleteAsync(id);
        cloud.Pass(60);

        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_deletion_skips_what_is_to_be_kept_and_goes_backwards()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        await cloud.DeleteAsync(id);
        cloud.Pass(60);

        Assert.Equal(
            ["- DELETE_IN_PROGRESS", "Policy DELETE_IN_PROGRESS", "Policy DELETE_COMPLETE", "Bucket DELETE_SKIPPED", "- DELETE_COMPLETE"],
            await cloud.LinesAsync(id, "o9"));
    }

    [Fact]
    public async Task A_creation_under_way_can_be_deleted()
    {
        var id = await cloud.CreateAsync("bucket", Cloud.BucketTemplate);
        cloud.Pass(10);

        await cloud.DeleteAsync(id);
        cloud.Pass(60);

        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
        Assert.Equal("Resource creation cancelled", await cloud.ReasonAsync(id, "Bucket", "CREATE_FAILED"));
    }

    [Fact]
    public async Task A_deletion_that_failed_can_be_asked_for_again()
    {
        var id = await cloud.CreatedAsync("user", Cloud.UserTemplate);
        faults.FailResource("Group", "Rate exceeded", ResourceAction.Delete);
        await cloud.DeleteAsync(id);
        cloud.Pass(60);
        Assert.Equal(StackStatus.DeleteFailed, await cloud.StatusAsync(id));

        await cloud.DeleteAsync(id, "o10");
        cloud.Pass(60);

        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
        Assert.Equal(
            ["Group DELETE_COMPLETE", "Policy DELETE_COMPLETE"],
            (await cloud.LinesAsync(id, "o10")).Where(l => l.EndsWith("_COMPLETE", StringComparison.Ordinal) && l[0] != '-'));
    }

    [Fact]
    public async Task What_the_new_template_leaves_out_goes_in_the_clean_up()
    {
        const string Two = """
            {"Resources":{"A":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"1"}},"B":{"Type":"AWS::SNS::Topic"}}}
            """;
        var id = await cloud.CreatedAsync("two", Two);

        await cloud.UpdateAsync(id, Two.Replace(",\"B\":{\"Type\":\"AWS::SNS::Topic\"}", string.Empty, StringComparison.Ordinal));
        cloud.Pass(60);

        Assert.Equal(
            [
                "- UPDATE_IN_PROGRESS", "- UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "B DELETE_IN_PROGRESS", "B DELETE_COMPLETE",
                "- UPDATE_COMPLETE",
            ],
            await cloud.LinesAsync(id, "o2"));
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_in_place_makes_a_new_resource_and_then_removes_the_old()
    {
        const string Topic = """
            {"Resources":{"T":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"one"}},
            "P":{"Type":"AWS::SNS::TopicPolicy","Properties":{"Topics":[{"Ref":"T"}],"PolicyDocument":{}}}},
            "Outputs":{"Arn":{"Value":{"Ref":"T"}}}}
            """;
        var id = await cloud.CreatedAsync("topic", Topic);

        await cloud.UpdateAsync(id, Topic.Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        cloud.Pass(60);

        Assert.Equal("arn:aws:sns:eu-central-1:123456789012:two", (await cloud.ShowAsync(id)).Outputs["Arn"]);
        Assert.Equal(
            [
                "- UPDATE_IN_PROGRESS", "T UPDATE_IN_PROGRESS", "T UPDATE_IN_PROGRESS", "T UPDATE_COMPLETE", "P UPDATE_IN_PROGRESS",
                "P UPDATE_COMPLETE", "- UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "T DELETE_IN_PROGRESS", "T DELETE_COMPLETE",
                "- UPDATE_COMPLETE",
            ],
            await cloud.LinesAsync(id, "o2"));
        Assert.Equal("arn:aws:sns:eu-central-1:123456789012:one", await DeletedAsync(id));
    }

    [Fact]
    public async Task A_replacement_is_undone_when_a_later_part_fails()
    {
        const string Topic = """
            {"Resources":{"T":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":"one"}},
            "P":{"Type":"AWS::SNS::TopicPolicy","Properties":{"Topics":[{"Ref":"T"}],"PolicyDocument":{}}}},
            "Outputs":{"Arn":{"Value":{"Ref":"T"}}}}
            """;
        var id = await cloud.CreatedAsync("topic", Topic);
        faults.FailResource("P", "No");

        await cloud.UpdateAsync(id, Topic.Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        cloud.Pass(60);

        Assert.Equal(StackStatus.UpdateRollbackComplete, await cloud.StatusAsync(id));
        Assert.Equal("arn:aws:sns:eu-central-1:123456789012:one", (await cloud.ShowAsync(id)).Outputs["Arn"]);
        Assert.Equal("arn:aws:sns:eu-central-1:123456789012:two", await DeletedAsync(id));
        await cloud.UpdateAsync(id, Topic.Replace("\"one\"", "\"two\"", StringComparison.Ordinal), "o3");
        cloud.Pass(60);
        Assert.Equal(StackStatus.UpdateComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_resource_with_a_name_of_its_own_cannot_be_replaced_under_that_name()
    {
        const string Policy = """
            {"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy",
            "Properties":{"ManagedPolicyName":"p","Description":"one","PolicyDocument":{}}}}}
            """;
        var id = await cloud.CreatedAsync("policy", Policy);

        await cloud.UpdateAsync(id, Changed(Policy));
        cloud.Pass(60);

        Assert.Equal(
            "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename p and update the stack again.",
            await cloud.ReasonAsync(id, "P", "UPDATE_FAILED"));
        Assert.Equal(StackStatus.UpdateRollbackComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_change_of_tags_reaches_every_resource()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        await cloud.Stacks.UpdateAsync(
            Cloud.Order(id, Cloud.BucketTemplate, "o2") with { Tags = new ValueMap<string>([KeyValuePair.Create("a", "b")]) }, Cancel);
        cloud.Pass(60);

        Assert.Contains("Bucket UPDATE_COMPLETE", await cloud.LinesAsync(id, "o2"));
        Assert.Contains("Policy UPDATE_COMPLETE", await cloud.LinesAsync(id, "o2"));
    }

    [Fact]
    public async Task A_bucket_of_another_stack_blocks_its_name()
    {
        var first = await cloud.CreatedAsync("first", Cloud.BucketTemplate);
        var second = await cloud.CreatedAsync("second", Cloud.BucketTemplate);

        Assert.Equal(StackStatus.RollbackComplete, await cloud.StatusAsync(second));
        Assert.Equal($"inbox{Cloud.Suffix} already exists in stack {first}", await cloud.ReasonAsync(second, "Bucket", "CREATE_FAILED"));
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(first));
    }

    [Fact]
    public async Task A_bucket_of_the_accounts_namespace_must_end_as_aws_wants_it()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate.Replace("\"an\"", "\"xx\"", StringComparison.Ordinal));

        Assert.Equal(StackStatus.RollbackComplete, await cloud.StatusAsync(id));
        Assert.StartsWith(
            "The specified bucket is not valid.", await cloud.ReasonAsync(id, "Bucket", "CREATE_FAILED"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3::Bucket", """{"Colour":"red"}""", "extraneous key [Colour] is not permitted")]
    [InlineData("S3::Bucket", """{"BucketName":"Inbox"}""", "The specified bucket is not valid.")]
    [InlineData(
        "S3::Bucket", """{"LoggingConfiguration":{"DestinationBucketName":"nowhere"}}""", "The target bucket for logging does not exist")]
    [InlineData("S3::BucketPolicy", """{"Bucket":"nowhere","PolicyDocument":{}}""", "The specified bucket does not exist")]
    [InlineData("S3::BucketPolicy", """{"Bucket":"nowhere"}""", "required key [PolicyDocument] not found")]
    [InlineData("KMS::Alias", """{"AliasName":"alias/a","TargetKeyId":"none"}""", "Key 'none' does not exist")]
    [InlineData("IAM::User", """{"Groups":["none"]}""", "The group with name none cannot be found.")]
    [InlineData("IAM::User", """{"PermissionsBoundary":"arn:aws:iam::1:policy/b"}""", "Policy arn:aws:iam::1:policy/b does not")]
    [InlineData("IAM::Group", """{"ManagedPolicyArns":[1,2,3,4,5,6,7,8,9,10,11]}""", "quota for PoliciesPerGroup: 10")]
    [InlineData("Transfer::User", """{"Role":"r","ServerId":"s","UserName":"x"}""", "'userName' failed to satisfy constraint")]
    [InlineData("Transfer::User", """{"Role":"r","ServerId":"s","UserName":"acme"}""", "Unknown server")]
    [InlineData("SSM::Parameter", """{"Type":"Text","Value":"1"}""", "Text is not a valid enum value")]
    public async Task A_service_refuses_what_it_does_not_know(string type, string properties, string reason)
    {
        var template = $$$$"""{"Resources":{"B":{"Type":"AWS::{{{{type}}}}","Properties":{{{{properties}}}}}}}""";
        var id = await cloud.CreatedAsync("bad", template);

        Assert.Contains(reason, await cloud.ReasonAsync(id, "B", "CREATE_FAILED"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_has_at_most_6144_characters_without_white_space()
    {
        const string Policy = """
            {"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Statement":["FILL"]}}}}}
            """;
        var frame = """{"Statement":[""]}""".Length;
        var fits = await cloud.CreatedAsync("fits", Policy.Replace("FILL", new string('x', 6_144 - frame), StringComparison.Ordinal));
        var over = await cloud.CreatedAsync("over", Policy.Replace("FILL", new string('x', 6_145 - frame), StringComparison.Ordinal));

        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(fits));
        Assert.Equal("Cannot exceed quota for PolicySize: 6144", await cloud.ReasonAsync(over, "P", "CREATE_FAILED"));
    }

    [Fact]
    public async Task An_account_has_at_most_300_groups()
    {
        const string Group = """{"Type":"AWS::IAM::Group"}""";
        var groups = string.Join(',', Enumerable.Range(0, 100).Select(n => $"\"G{n}\":{Group}"));
        for (var i = 0; i < 3; i++)
            await cloud.CreatedAsync($"g{i}", $"{{\"Resources\":{{{groups}}}}}");

        var id = await cloud.CreatedAsync("more", $$$$"""{"Resources":{"G":{{{{Group}}}}}}""");

        Assert.Equal("Cannot exceed quota for GroupsPerAccount: 300", await cloud.ReasonAsync(id, "G", "CREATE_FAILED"));
    }

    [Fact]
    public async Task A_token_belongs_to_one_call()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        Assert.Equal(
            new StackResult.Refused("A client request token already exists"),
            await cloud.Stacks.DeleteAsync(Cloud.Place, id, "o1", Cancel));
    }

    [Fact]
    public async Task A_deleted_stack_is_forgotten_after_90_days()
    {
        var id = await cloud.CreatedAsync("user", Cloud.UserTemplate);
        await cloud.DeleteAsync(id);
        cloud.Pass(600);

        cloud.Clock.Advance(TimeSpan.FromDays(89));
        Assert.NotNull(await cloud.Stacks.FindAsync(Cloud.Place, id, Cancel));
        Assert.NotEmpty(await cloud.LogAsync(id));

        cloud.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, id, Cancel));
    }

    [Fact]
    public async Task During_an_update_the_template_that_is_read_is_already_the_new_one()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        await cloud.UpdateAsync(id, Changed(Cloud.BucketTemplate));

        Assert.Equal(Changed(Cloud.BucketTemplate), await cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel));
        Assert.Equal("o1", (await cloud.ShowAsync(id)).Outputs["OperationId"]);
    }

    [Fact]
    public async Task However_far_the_clock_jumps_everything_has_its_own_time()
    {
        var jumped = await cloud.CreatedAsync("jumped", Cloud.UserTemplate);
        using var walked = new Cloud();
        var id = await walked.CreateAsync("jumped", Cloud.UserTemplate);
        for (var step = 0; step < 300; step++)
            walked.Pass(0.1);

        var stepwise = (await walked.LogAsync(id)).Select(e => (e.LogicalId, e.Status, e.At));
        Assert.Equal(stepwise, (await cloud.LogAsync(jumped)).Select(e => (e.LogicalId, e.Status, e.At)));
    }

    private static string Changed(string template) =>
        template.Replace("\"one\"", "\"two\"", StringComparison.Ordinal).Replace("\"o1\"", "\"o2\"", StringComparison.Ordinal);

    /// <summary>The physical id of what was deleted last.</summary>
    private async Task<string?> DeletedAsync(string id) => (await cloud.LogAsync(id)).Last(e => e.Status == "DELETE_COMPLETE").PhysicalId;

    private async Task<(string, StackStatus)> OperationAsync(string id)
    {
        var stack = await cloud.ShowAsync(id);
        return (stack.Outputs["OperationId"], stack.Status);
    }
}
