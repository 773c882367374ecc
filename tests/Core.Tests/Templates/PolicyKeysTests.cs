using System.Text.Json.Nodes;
using BucketManager.Core.Tests.Templates.Meaning;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

/// <summary>No statement of any policy waits for what AWS never sends: held against AWS's own table of actions.</summary>
public sealed class PolicyKeysTests
{
    private static readonly Dictionary<string, string> Parameters = new()
    {
        [StackOutput.KeyArn] = $"arn:aws:kms:{Deployed.Region}:{Deployed.Account}:key/12345678-1234-1234-1234-123456789012",
        [StackOutput.BoundaryArn] = $"arn:aws:iam::{Deployed.Account}:policy/bucket-manager/acme/bm-acme-boundary",
        [StackOutput.LogBucketName] = "bm-acme-baseline-logbucket-0abcdefghijk",
        [StackOutput.ServerId] = "s-0123456789abcdef0",
    };

    [Fact]
    public void Every_condition_is_on_a_key_that_its_action_carries()
    {
        Assert.All(Samples(ThingRecord.CurrentRenderer), record => Assert.Empty(ForeignKeys(record)));
        Any.Record.Sample(record => Assert.Empty(ForeignKeys(record)), iter: Any.Cases / 10);
    }

    [Fact]
    public void Every_action_can_be_about_each_resource_that_it_is_named_with()
    {
        Assert.All(Samples(ThingRecord.CurrentRenderer), record => Assert.Empty(ForeignResources(record)));
        Any.Record.Sample(record => Assert.Empty(ForeignResources(record)), iter: Any.Cases / 10);
    }

    [Fact]
    public void The_samples_have_every_kind_of_statement()
    {
        var names = Samples(ThingRecord.CurrentRenderer).SelectMany(Statements).Select(s => (string)s["Sid"]!).Distinct().Order();

        Assert.Equal(
            [
                "DenyAfterExpiry", "DenyBypassOfLock", "DenyForeignKeys", "DenyGrantsToOthers", "DenyKmsWithoutKey", "DenyOldTls",
                "DenyOtherEncryption", "DenyOtherNetworks", "DenyOtherStorageClasses", "DenyPlainHttp", "DenySessionTokens", "Files", "Files2",
                "FindBuckets", "KeyThroughStorage", "LetIamDecide", "LetLogsEncrypt", "LetS3DeliverLogs", "LetTransferActForItsUsers", "Lists",
                "Lists2", "NeverAnythingElse", "NeverLogs",
            ],
            names);
    }

    [Fact]
    public void What_never_applied_in_version_2_is_found() =>
        Assert.Equal(
            [
                "LetLogsEncrypt: kms:DescribeKey carries no kms:EncryptionContext:aws:logs:arn",
                "Lists: s3:ListBucketMultipartUploads carries no s3:prefix",
            ],
            Samples(renderer: 2).SelectMany(ForeignKeys).Order(StringComparer.Ordinal));

    [Fact]
    public void A_bucket_is_not_a_file()
    {
        Assert.True(AwsAction.Of("s3:ListBucket").IsAbout("arn:aws:s3:::invoices-111122223333-eu-west-1-an"));
        Assert.False(AwsAction.Of("s3:ListBucket").IsAbout("arn:aws:s3:::invoices-111122223333-eu-west-1-an/in/*"));
        Assert.True(AwsAction.Of("s3:PutObject").IsAbout("arn:aws:s3:::invoices-111122223333-eu-west-1-an/in/*"));
        Assert.False(AwsAction.Of("s3:PutObject").IsAbout("arn:aws:s3:::invoices-111122223333-eu-west-1-an"));
        Assert.False(AwsAction.Of("kms:Decrypt").IsAbout("arn:aws:s3:::invoices-111122223333-eu-west-1-an/in/*"));
    }

    private static ThingRecord[] Samples(int renderer) =>
    [
        A.Record(A.ProjectKey, A.ProjectSpec(sftp: true)) with { Renderer = renderer },
        A.Record(A.Bucket(), A.BucketSpec(new BucketFields { ObjectLockDays = 90, AllowedNetworks = ["203.0.113.0/24"] })) with
        {
            Renderer = renderer,
        },
        A.Record(A.User(), UserSpec.Check(
            A.UserFields(A.Grant(prefix: "in/", can: GrantLevel.Deliver), A.Grant("orders", "", GrantLevel.Exchange)) with { Sftp = true }).Value) with
        {
            Renderer = renderer,
        },
    ];

    private static IEnumerable<string> ForeignKeys(ThingRecord record) =>
        from statement in Statements(record)
        where statement["Condition"] is not null
        from action in Actions(statement)
        from key in statement["Condition"]!.AsObject().SelectMany(o => o.Value!.AsObject()).Select(k => k.Key)
        where !action.Carries(key)
        select $"{statement["Sid"]}: {action.Name} carries no {key}";

    private static IEnumerable<string> ForeignResources(ThingRecord record) =>
        from statement in Statements(record)
        where statement["Action"] is not null && statement["Resource"] is not null
        from pattern in Texts(statement["Action"]!)
        from resource in Texts(statement["Resource"]!)
        where !AwsAction.Like(pattern).Any(a => a.IsAbout(resource))
        select $"{statement["Sid"]}: {pattern} is never about {resource}";

    private static IEnumerable<AwsAction> Actions(JsonObject statement) => Texts(
        statement["Action"] ?? throw new ArgumentException($"{statement["Sid"]}: a condition on all but a few actions is not known to this test."))
        .SelectMany(AwsAction.Like);

    private static IEnumerable<JsonObject> Statements(ThingRecord record)
    {
        var stack = new Deployed(StackTemplates.Render(record), Parameters);
        return stack.Ids.SelectMany(id => Documents(stack[id])).SelectMany(d => new Policy(d).Statements);
    }

    /// <summary>Policies are wherever there are statements: so none that is added later is forgotten.</summary>
    private static IEnumerable<JsonObject> Documents(JsonNode? node) => node switch
    {
        JsonObject map when map["Statement"] is JsonArray => [map],
        JsonObject map => map.SelectMany(f => Documents(f.Value)),
        JsonArray list => list.SelectMany(Documents),
        _ => [],
    };

    private static List<string> Texts(JsonNode node) =>
        node is JsonArray list ? [.. list.Select(i => i!.GetValue<string>())] : [node.GetValue<string>()];
}
