using System.Text.Json.Nodes;
using BucketManager.Core.Tests.Templates.Meaning;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class BucketTemplateTests
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    private const string ForeignKey = "arn:aws:kms:eu-west-1:999988887777:key/12345678-1234-1234-1234-123456789012";

    [Fact]
    public async Task A_plain_bucket_is_closed_encrypted_versioned_and_logged()
    {
        var template = Render(new BucketFields());
        var bucket = Deploy(template);

        Assert.Equal("invoices-111122223333-eu-west-1-an", bucket.Outputs["PhysicalName"]);
        Assert.Equal("arn:aws:s3:::invoices-111122223333-eu-west-1-an", bucket.Outputs["Arn"]);
        var properties = bucket["Bucket"];
        Assert.Equal("account-regional", (string?)properties["BucketNamespace"]);
        Assert.All(properties["PublicAccessBlockConfiguration"]!.AsObject(), closed => Assert.True((bool)closed.Value!));
        Assert.Equal(4, properties["PublicAccessBlockConfiguration"]!.AsObject().Count);
        Assert.Equal("BucketOwnerEnforced", (string?)properties["OwnershipControls"]!["Rules"]![0]!["ObjectOwnership"]);
        var encryption = properties["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!;
        var byDefault = encryption["ServerSideEncryptionByDefault"]!;
        Assert.Equal(("aws:kms", Key), ((string)byDefault["SSEAlgorithm"]!, (string)byDefault["KMSMasterKeyID"]!));
        Assert.Equal("SSE-C", (string?)encryption["BlockedEncryptionTypes"]!["EncryptionType"]![0]);
        Assert.True((bool)encryption["BucketKeyEnabled"]!);
        Assert.Equal("Enabled", (string?)properties["VersioningConfiguration"]!["Status"]);
        Assert.Equal("bm-acme-baseline-logbucket-0abcdefghijk", (string?)properties["LoggingConfiguration"]!["DestinationBucketName"]);
        Assert.True((bool)properties["NotificationConfiguration"]!["EventBridgeConfiguration"]!["EventBridgeEnabled"]!);
        Assert.Null(properties["ObjectLockEnabled"]);
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task A_bucket_with_everything_keeps_and_moves_files_as_chosen()
    {
        var template = Render(new BucketFields
        {
            Description = "Rechnungen von Größe & Söhne 🚚",
            Retention = new RetentionFields { KeepCurrentDays = 365, KeepPreviousVersionsDays = 30, MoveToColderAfterDays = 90 },
            ObjectLockDays = 7,
            AllowedNetworks = ["203.0.113.0/24", "2001:db8::/32"],
            Tags = new Dictionary<string, string> { ["cost-centre"] = "4711", ["Ref"] = "PO 12" },
        });
        var bucket = Deploy(template)["Bucket"];

        var retention = bucket["LifecycleConfiguration"]!["Rules"]![1]!;
        Assert.Equal(365, (int)retention["ExpirationInDays"]!);
        Assert.Equal(30, (int)retention["NoncurrentVersionExpiration"]!["NoncurrentDays"]!);
        var colder = retention["Transitions"]![0]!;
        Assert.Equal(("STANDARD_IA", 90), ((string)colder["StorageClass"]!, (int)colder["TransitionInDays"]!));
        Assert.Null(retention["NoncurrentVersionTransitions"]); // gone after 30 days, so nothing could move after 90
        Assert.Equal(["PO 12", "4711"], bucket["Tags"]!.AsArray().Select(t => (string)t!["Value"]!));
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task Previous_versions_disappear_after_the_days_the_manager_chose()
    {
        var template = Render(
            new BucketFields { Retention = new RetentionFields { KeepPreviousVersionsDays = 400, MoveToColderAfterDays = 60 } });
        var retention = Deploy(template)["Bucket"]["LifecycleConfiguration"]!["Rules"]![1]!;

        Assert.Equal(400, (int)retention["NoncurrentVersionExpiration"]!["NoncurrentDays"]!);
        Assert.Equal(60, (int)retention["NoncurrentVersionTransitions"]![0]!["TransitionInDays"]!);
        Assert.Null(retention["ExpirationInDays"]);
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task A_locked_bucket_locks_each_new_file_in_a_mode_that_can_be_undone()
    {
        var template = Render(new BucketFields { ObjectLockDays = 90 });
        var bucket = Deploy(template)["Bucket"];

        Assert.True((bool)bucket["ObjectLockEnabled"]!);
        var rule = bucket["ObjectLockConfiguration"]!["Rule"]!["DefaultRetention"]!;
        Assert.Equal(("GOVERNANCE", 90), ((string)rule["Mode"]!, (int)rule["Days"]!));
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task A_bucket_with_networks_is_reached_from_nowhere_else()
    {
        var record = A.Record(A.Bucket(), A.BucketSpec(new BucketFields { AllowedNetworks = ["203.0.113.0/24", "2001:db8::/32"] }));
        var cloud = new SmallCloud(A.Record(A.User(), Partner(A.Grant(prefix: "", can: GrantLevel.Manage))), record);

        Assert.True(cloud.MayRead("invoices", "in/a", ip: "203.0.113.9"));
        Assert.True(cloud.MayRead("invoices", "in/a", ip: "2001:db8::9"));
        Assert.False(cloud.MayRead("invoices", "in/a", ip: "198.51.100.7"));
        Assert.False(cloud.MayList("invoices", "", ip: "198.51.100.7"));
        var change = SmallCloud.OnBucket("s3:PutBucketPolicy", "invoices", ip: "198.51.100.7");
        Assert.False(cloud.MayAdministratorCall(change));
        Assert.True(cloud.MayAdministratorCall(change, "role/bm-change"));
        Assert.True(cloud.MayAdministratorCall(change with { Context = change.With("aws:ViaAWSService", "true").Context }));
        await Snapshots.MatchAsync(StackTemplates.Render(record));
    }

    [Fact]
    public void Nobody_comes_over_plain_HTTP_or_old_TLS()
    {
        var cloud = PlainBucketOf(GrantLevel.Manage);
        var read = SmallCloud.OnObject("s3:GetObject", "invoices", "in/a");

        Assert.True(cloud.MayCall(read));
        Assert.True(cloud.MayCall(read.With("s3:TlsVersion", "1.2")));
        Assert.False(cloud.MayCall(read.With("aws:SecureTransport", "false")));
        Assert.False(cloud.MayCall(read.With("s3:TlsVersion", "1.1")));
        Assert.False(cloud.MayAdministratorCall(read.With("aws:SecureTransport", "false"), "role/bm-change"));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, Key, true)] // S3 answers 400 by itself: a key without an algorithm says nothing
    [InlineData(null, ForeignKey, false)]
    [InlineData("aws:kms", null, false)] // S3 would take the account's AWS-managed key
    [InlineData("aws:kms", Key, true)]
    [InlineData("aws:kms", ForeignKey, false)]
    [InlineData("aws:kms", "alias/aws/s3", false)]
    [InlineData("aws:kms:dsse", null, false)]
    [InlineData("aws:kms:dsse", Key, false)]
    [InlineData("aws:kms:dsse", ForeignKey, false)]
    [InlineData("AES256", null, false)]
    [InlineData("AES256", Key, false)]
    [InlineData("AES256", ForeignKey, false)]
    public void Files_are_encrypted_with_the_projects_key_whatever_the_sender_says(string? algorithm, string? key, bool allowed)
    {
        var cloud = PlainBucketOf(GrantLevel.Deliver);
        var write = SmallCloud.OnObject("s3:PutObject", "invoices", "in/a")
            .With("s3:x-amz-server-side-encryption", algorithm)
            .With("s3:x-amz-server-side-encryption-aws-kms-key-id", key);

        Assert.Equal(allowed, cloud.MayCall(write));
        Assert.Equal(allowed, cloud.MayCallOverSftp(write));
        Assert.Equal(allowed, cloud.MayAdministratorCall(write));
    }

    [Fact]
    public void Nobody_gets_around_a_lock_not_even_an_administrator()
    {
        var locked = new SmallCloud(A.Record(A.User(), Partner()), A.Record(A.Bucket(), A.BucketSpec(new BucketFields { ObjectLockDays = 90 })));
        var bypass = SmallCloud.OnObject("s3:BypassGovernanceRetention", "invoices", "in/a");

        Assert.False(locked.MayAdministratorCall(bypass));
        Assert.False(locked.MayAdministratorCall(bypass, "role/bm-change"));
        Assert.True(PlainBucketOf(GrantLevel.Manage).MayAdministratorCall(bypass));
        Assert.True(locked.MayAdministratorCall(SmallCloud.OnObject("s3:GetObject", "invoices", "in/a")));
    }

    [Fact]
    public void Nobody_puts_a_file_straight_into_an_expensive_storage_class()
    {
        var cloud = PlainBucketOf(GrantLevel.Deliver);
        var write = SmallCloud.OnObject("s3:PutObject", "invoices", "in/a");

        Assert.True(cloud.MayCall(write.With("s3:x-amz-storage-class", "STANDARD")));
        Assert.False(cloud.MayCall(write.With("s3:x-amz-storage-class", "DEEP_ARCHIVE")));
    }

    [Fact]
    public void No_deletion_of_a_stack_loses_a_file_or_its_protection()
    {
        var bucket = Deploy(Render(new BucketFields()));

        Assert.All(bucket.Ids, id => Assert.Equal("RetainExceptOnCreate", bucket.DeletionPolicy(id)));
    }

    [Fact]
    public void No_spec_makes_a_bucket_weaker()
    {
        string[] chosen = ["LifecycleConfiguration", "ObjectLockEnabled", "ObjectLockConfiguration", "Tags"];
        var plain = Deploy(Render(new BucketFields()));
        Any.BucketSpec.Sample(
            spec =>
            {
                var bucket = Deploy(StackTemplates.Render(A.Record(A.Bucket(), spec)));

                Assert.Equal(Fixed(plain), Fixed(bucket));
                Assert.Equal(
                    plain["Bucket"]["LifecycleConfiguration"]!["Rules"]![0]!.ToJsonString(),
                    bucket["Bucket"]["LifecycleConfiguration"]!["Rules"]![0]!.ToJsonString());
                Assert.Equal(2, bucket.Ids.Count());
                var statements = Statements(bucket);
                Assert.All(statements, s => Assert.Contains("\"Effect\":\"Deny\"", s, StringComparison.Ordinal));
                Assert.Equal(Statements(plain), statements.Take(Statements(plain).Count));
            },
            iter: Any.Cases);

        string Fixed(Deployed bucket) =>
            new JsonObject(bucket["Bucket"].Where(p => !chosen.Contains(p.Key))
                .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())))
                .ToJsonString();

        static List<string> Statements(Deployed bucket) =>
            [.. new Policy(bucket["BucketPolicy"]["PolicyDocument"]!.AsObject()).Statements.Select(s => s.ToJsonString())];
    }

    [Fact]
    public void What_people_type_stays_text()
    {
        var typed = new BucketFields
        {
            Description = "{\"Ref\": \"KeyArn\"} ${AWS::AccountId} Fn::Sub",
            Tags = new Dictionary<string, string> { ["Ref"] = "KeyArn", ["Fn::GetAtt"] = "Bucket.Arn" },
        };
        var template = JsonNode.Parse(Render(typed).Text)!["Resources"]!["Bucket"]!;

        var spec = template["Metadata"]!["BucketManager"]!["spec"]!;
        Assert.Equal(typed.Description, (string?)spec["description"]);
        Assert.Equal("""[{"key":"Fn::GetAtt","value":"Bucket.Arn"},{"key":"Ref","value":"KeyArn"}]""", spec["tags"]!.ToJsonString());
        Assert.Equal(
            """[{"Key":"Fn::GetAtt","Value":"Bucket.Arn"},{"Key":"Ref","Value":"KeyArn"}]""",
            template["Properties"]!["Tags"]!.ToJsonString());
    }

    [Fact]
    public void Tags_that_do_not_fit_into_a_template_are_refused_before_AWS_would()
    {
        var tags = Enumerable.Range(0, 20).ToDictionary(i => new string('ö', 126) + i, _ => new string('ß', 256));
        var refused = StackTemplates.Oversize(A.Record(A.Bucket(), A.BucketSpec(new BucketFields { Tags = tags })));

        Assert.Equal("template-too-large", Assert.IsType<Refusal.Invalid>(refused).Errors[0].Says.Code);
        Assert.Null(StackTemplates.Oversize(A.Record(A.Bucket(), A.BucketSpec(new BucketFields { Tags = tags.Take(5).ToDictionary() }))));
    }

    private static SmallCloud PlainBucketOf(GrantLevel level) =>
        new(A.Record(A.User(), Partner(A.Grant(prefix: "", can: level))), A.Record(A.Bucket(), BucketSpec.Plain));

    private static UserSpec Partner(params Grant[] grants) => UserSpec.Check(A.UserFields(grants) with { AllowedNetworks = null, Sftp = true }).Value;

    private static Template Render(BucketFields fields) => StackTemplates.Render(A.Record(A.Bucket(), A.BucketSpec(fields)));

    private static Deployed Deploy(Template template) =>
        new(template, new Dictionary<string, string> { ["KeyArn"] = Key, ["LogBucketName"] = "bm-acme-baseline-logbucket-0abcdefghijk" });
}
