using BucketManager.Core.Tests.Templates.Meaning;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Templates;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class BaselineTemplateTests
{
    [Fact]
    public async Task A_baseline_gives_its_stacks_a_key_a_boundary_and_a_log_bucket()
    {
        var template = Render(sftp: false);
        var baseline = new Deployed(template);

        Assert.Equal(["BoundaryArn", "KeyArn", "LogBucketName", "OperationId"], baseline.Outputs.Keys.Order());
        Assert.Equal("arn:aws:iam::111122223333:policy/bucket-manager/acme/bm-acme-boundary", baseline.Outputs["BoundaryArn"]);
        Assert.Equal("bm-acme-baseline-logbucket-0abcdefghijk", baseline.Outputs["LogBucketName"]);
        Assert.DoesNotContain(baseline.Ids, id => baseline.Type(id).StartsWith("AWS::Transfer", StringComparison.Ordinal));
        Assert.True((bool)baseline["Key"]["EnableKeyRotation"]!);
        Assert.Equal("ACCOUNT", (string?)baseline["Analyzer"]["Type"]);
        Assert.Equal("manager@example.com",
            (string?)baseline["Budget"]["NotificationsWithSubscribers"]![0]!["Subscribers"]![0]!["Address"]);
        Assert.All(["Key", "LogBucket", "LogBucketPolicy"], id => Assert.Equal("RetainExceptOnCreate", baseline.DeletionPolicy(id)));
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task A_baseline_with_SFTP_has_a_server_that_logs_and_takes_modern_clients_only()
    {
        var template = Render(sftp: true);
        var baseline = new Deployed(template);

        Assert.Equal("s-0123456789abcdef0", baseline.Outputs["ServerId"]);
        Assert.Equal("s-0123456789abcdef0.server.transfer.eu-west-1.amazonaws.com", baseline.Outputs["SftpHost"]);
        var server = baseline["SftpServer"];
        Assert.Equal("TransferSecurityPolicy-2025-03", (string?)server["SecurityPolicyName"]);
        Assert.EndsWith(":*", (string?)server["StructuredLogDestinations"]![0]!, StringComparison.Ordinal);
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public void What_outlives_a_baseline_is_not_in_the_way_of_a_project_that_is_opened_again()
    {
        var baseline = new Deployed(Render(sftp: true));
        string[] names = ["BucketName", "LogGroupName"];

        Assert.All(
            baseline.Ids.Where(id => baseline.DeletionPolicy(id) is not null),
            id => Assert.DoesNotContain(baseline[id], p => names.Contains(p.Key)));
    }

    [Fact]
    public void CloudWatch_uses_the_key_for_the_SFTP_log_alone()
    {
        var baseline = new Deployed(Render(sftp: true));
        var policy = new Policy(baseline["Key"]["KeyPolicy"]!.AsObject());
        var statement = policy.Statements.Single(s => (string?)s["Sid"] == "LetLogsEncrypt");
        var log = (string)baseline["SftpServer"]["StructuredLogDestinations"]![0]!;

        Assert.Equal("""{"Service":"logs.eu-west-1.amazonaws.com"}""", statement["Principal"]!.ToJsonString());
        var pattern = (string)statement["Condition"]!["ArnLike"]!["kms:EncryptionContext:aws:logs:arn"]!;
        Assert.StartsWith(pattern.TrimEnd('*'), log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Only_S3_itself_writes_logs_and_only_of_this_accounts_buckets()
    {
        var baseline = new Deployed(Render(sftp: false));
        var policy = new Policy(baseline["LogBucketPolicy"]["PolicyDocument"]!.AsObject());
        var log = SmallCloud.Call("s3:PutObject", "arn:aws:s3:::bm-acme-baseline-logbucket-0abcdefghijk/invoices/2026")
            .With("aws:SourceAccount", Deployed.Account)
            .With("aws:SourceArn", "arn:aws:s3:::invoices-111122223333-eu-west-1-an");

        Assert.True(policy.Allows(log));
        Assert.False(policy.Allows(log.With("aws:SourceAccount", "999988887777")));
        Assert.False(policy.Allows(log.With("aws:SourceArn", "arn:aws:s3:::elsewhere")));
        Assert.Equal(
            """{"Service":"logging.s3.amazonaws.com"}""",
            policy.Statements.Single(s => (string?)s["Effect"] == "Allow")["Principal"]!.ToJsonString());
    }

    [Fact]
    public void Nobody_passes_the_key_on_but_AWS_services()
    {
        var baseline = new Deployed(Render(sftp: false));
        var policy = new Policy(baseline["Key"]["KeyPolicy"]!.AsObject());
        var grant = SmallCloud.Call("kms:CreateGrant", baseline.Outputs["KeyArn"]);

        Assert.True(policy.Denies(grant.With("kms:GrantIsForAWSResource", "false")));
        Assert.True(policy.Denies(grant));
        Assert.False(policy.Denies(grant.With("kms:GrantIsForAWSResource", "true")));
        Assert.False(policy.Denies(grant.With("aws:PrincipalIsAWSService", "true")));
    }

    [Fact]
    public void No_text_of_a_person_stands_in_outputs_or_description()
    {
        var spec = ProjectSpec.Check(A.ProjectFields(title: "Lieferungen für Größe") with { Managers = ["ada@example.com"] }).Value;
        var text = StackTemplates.Render(A.Record(A.ProjectKey, spec)).Text;
        var root = System.Text.Json.Nodes.JsonNode.Parse(text)!;

        Assert.Equal("BucketManager: baseline of project acme", (string?)root["Description"]);
        Assert.DoesNotContain("Lieferungen", root["Outputs"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Lieferungen f\\u00FCr", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_alarm_goes_to_who_opened_the_project_when_it_has_no_managers_yet()
    {
        var spec = ProjectSpec.Check(A.ProjectFields() with { Managers = null }).Value;
        var budget = new Deployed(StackTemplates.Render(A.Record(A.ProjectKey, spec) with { RequestedBy = "admin@example.com" }))["Budget"];

        Assert.Equal("admin@example.com", (string?)budget["NotificationsWithSubscribers"]![0]!["Subscribers"]![0]!["Address"]);
    }

    private static Template Render(bool sftp) =>
        StackTemplates.Render(A.Record(A.ProjectKey, A.ProjectSpec(sftp)) with { ExternalId = "bm-acme-7f3a" });
}
