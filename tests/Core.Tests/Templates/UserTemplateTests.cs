using System.Globalization;
using BucketManager.Core.Tests.Templates.Meaning;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class UserTemplateTests
{
    private static readonly string[] SshKey = [Any.Ed25519(new byte[32])];

    [Fact]
    public async Task A_user_without_grants_may_do_nothing()
    {
        var record = A.Record(A.User(), Spec());
        var cloud = Cloud(record);

        Assert.False(cloud.MayList("invoices", ""));
        Assert.False(cloud.MayRead("invoices", "in/a"));
        Assert.False(cloud.MayWrite("invoices", "in/a"));
        await Snapshots.MatchAsync(StackTemplates.Render(record));
    }

    [Fact]
    public async Task A_user_with_one_grant_may_do_that_and_nothing_else()
    {
        var record = A.Record(A.User(), Spec(A.Grant(prefix: "in/", can: GrantLevel.Deliver)));
        var cloud = Cloud(record);

        Assert.True(cloud.MayWriteInParts("invoices", "in/a"));
        Assert.True(cloud.MayList("invoices", "in/"));
        Assert.True(cloud.MayCall(SmallCloud.OnBucket("s3:GetBucketLocation", "invoices")));
        Assert.False(cloud.MayRead("invoices", "in/a"));
        Assert.False(cloud.MayDelete("invoices", "in/a"));
        Assert.False(cloud.MayWrite("invoices", "in2/a"));
        Assert.False(cloud.MayWrite("invoices", "in"));
        Assert.False(cloud.MayWrite("reports", "in/a"));
        Assert.False(cloud.MayList("invoices", ""));
        Assert.False(cloud.MayList("invoices", "in"));
        await Snapshots.MatchAsync(StackTemplates.Render(record));
    }

    [Theory]
    [InlineData(GrantLevel.Collect, true, false, false)]
    [InlineData(GrantLevel.Deliver, false, true, false)]
    [InlineData(GrantLevel.Exchange, true, true, false)]
    [InlineData(GrantLevel.Manage, true, true, true)]
    public void Each_level_allows_what_its_word_says(GrantLevel level, bool reads, bool writes, bool deletes)
    {
        foreach (var prefix in new[] { "", "in/", "in/acme/2026/" })
        {
            var cloud = Cloud(A.Record(A.User(), Spec(A.Grant(prefix: prefix, can: level))));

            Assert.True(cloud.MayList("invoices", prefix));
            Assert.Equal(reads, cloud.MayRead("invoices", $"{prefix}a.xml"));
            Assert.Equal(writes, cloud.MayWriteInParts("invoices", $"{prefix}a.xml"));
            Assert.Equal(writes, cloud.MayWriteWithAcl("invoices", $"{prefix}a.xml"));
            Assert.Equal(writes && prefix.Length == 0, cloud.MayListUploads("invoices"));
            Assert.Equal(deletes, cloud.MayDelete("invoices", $"{prefix}a.xml"));
            Assert.False(cloud.MayCall(SmallCloud.OnObject("s3:DeleteObjectVersion", "invoices", $"{prefix}a.xml")));
            Assert.False(cloud.MayCall(SmallCloud.OnObject("s3:BypassGovernanceRetention", "invoices", $"{prefix}a.xml")));
        }
    }

    [Fact]
    public void While_the_baseline_is_older_an_upload_works_as_before_and_an_ACL_is_refused_still()
    {
        var user = A.Record(A.User(), Spec(A.Grant(prefix: "in/", can: GrantLevel.Deliver)));
        var cloud = SmallCloud.WithOldBaseline(renderer: 2, user, A.Record(A.Bucket(), BucketSpec.Plain));

        Assert.True(cloud.MayWriteInParts("invoices", "in/a"));
        Assert.False(cloud.MayWriteWithAcl("invoices", "in/a"));
    }

    [Fact]
    public async Task Forty_grants_are_merged_into_few_statements()
    {
        var record = A.Record(A.User(), Spec(Many(40)));
        var template = StackTemplates.Render(record);

        Assert.InRange(new Deployed(template, Parameters(record)).ManagedPolicies("Group").Sum(p => new Policy(p).Statements.Count), 3, 20);
        MayExactly(record, Cloud(record));
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task Four_hundred_grants_flow_over_into_further_policies()
    {
        var record = A.Record(A.User(), Spec(Many(400)));
        var template = StackTemplates.Render(record);

        Assert.Null(StackTemplates.Oversize(record));
        Assert.InRange(new Deployed(template, Parameters(record)).ManagedPolicies("Group").Count(), 4, 10);
        MayExactly(record, Cloud(record));
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public async Task A_user_with_SFTP_sees_its_folders_and_may_do_the_same_there()
    {
        var fields = A.UserFields(
            A.Grant(prefix: "in/", can: GrantLevel.Deliver),
            A.Grant(prefix: "in/acme/", can: GrantLevel.Collect),
            A.Grant("reports", "", GrantLevel.Collect));
        var record = A.Record(A.User(), UserSpec.Check(fields with { Sftp = true, SshPublicKeys = SshKey }).Value);
        var cloud = Cloud(record);

        var sftp = cloud.User["SftpUser"];
        Assert.Equal(
            [("/invoices/in", "/invoices-111122223333-eu-west-1-an/in"), ("/reports", "/reports-111122223333-eu-west-1-an")],
            sftp["HomeDirectoryMappings"]!.AsArray().Select(m => ((string)m!["Entry"]!, (string)m["Target"]!)));
        Assert.Equal(SshKey, sftp["SshPublicKeys"]!.AsArray().Select(k => (string)k!));
        Assert.True(cloud.MayCallOverSftp(SmallCloud.OnObject("s3:PutObject", "invoices", "in/a")));
        Assert.True(cloud.MayCallOverSftp(SmallCloud.OnObject("s3:GetObject", "invoices", "in/acme/a")));
        Assert.False(cloud.MayCallOverSftp(SmallCloud.OnObject("s3:GetObject", "invoices", "in/a")));
        Assert.False(cloud.MayCallOverSftp(SmallCloud.OnObject("s3:PutObject", "reports", "a")));
        await Snapshots.MatchAsync(StackTemplates.Render(record));
    }

    [Fact]
    public async Task An_expiring_user_may_do_nothing_from_that_moment_on()
    {
        var record = A.Record(A.User(), UserSpec.Check(A.UserFields(A.Grant(prefix: "", can: GrantLevel.Manage)) with
        {
            ExpiresAt = new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero),
            AllowedNetworks = null,
            Sftp = true,
        }).Value);
        var cloud = Cloud(record);
        var read = SmallCloud.OnObject("s3:GetObject", "invoices", "a");

        Assert.True(cloud.MayCall(read.With("aws:CurrentTime", "2026-12-31T22:59:59Z")));
        Assert.False(cloud.MayCall(read.With("aws:CurrentTime", "2026-12-31T23:00:00Z")));
        Assert.True(cloud.MayCallOverSftp(read.With("aws:CurrentTime", "2026-12-31T22:59:59Z")));
        Assert.False(cloud.MayCallOverSftp(read.With("aws:CurrentTime", "2027-06-01T00:00:00Z")));
        await Snapshots.MatchAsync(StackTemplates.Render(record));
    }

    [Fact]
    public async Task A_user_with_networks_comes_from_there_only_and_SFTP_is_not_held_by_them()
    {
        var record = A.Record(A.User(), UserSpec.Check(A.UserFields(A.Grant(prefix: "", can: GrantLevel.Exchange)) with
        {
            AllowedNetworks = ["203.0.113.0/24", "2001:db8::/32"],
            Sftp = true,
        }).Value);
        var cloud = Cloud(record);

        Assert.True(cloud.MayRead("invoices", "a", ip: "203.0.113.200"));
        Assert.True(cloud.MayWrite("invoices", "a", ip: "2001:db8:1::1"));
        Assert.False(cloud.MayRead("invoices", "a", ip: SmallCloud.Outside));
        // What an AWS service does for the user comes from AWS's addresses.
        var forwarded = SmallCloud.OnObject("s3:GetObject", "invoices", "a", ip: SmallCloud.AwsItself);
        Assert.False(cloud.MayCall(forwarded));
        Assert.True(cloud.MayCall(forwarded.With("aws:ViaAWSService", "true")));
        Assert.True(cloud.MayCallOverSftp(SmallCloud.OnObject("s3:GetObject", "invoices", "a")));
        await Snapshots.MatchAsync(StackTemplates.Render(record));
    }

    [Fact]
    public async Task A_stopped_user_may_do_nothing_and_keeps_its_grants_on_record()
    {
        var spec = UserSpec.Check(A.UserFields(A.Grant(prefix: "", can: GrantLevel.Manage)) with
        {
            AllowedNetworks = null,
            Sftp = true,
            SshPublicKeys = SshKey,
        }).Value;
        var record = A.Record(A.User(), spec) with { Stopped = new Suspension(A.Now, "manager@example.com", "Laptop stolen in Zürich") };
        var template = StackTemplates.Render(record);
        var cloud = Cloud(record) with { SlippedIn = Policy.AllowAll };

        Assert.False(cloud.MayList("invoices", ""));
        Assert.False(cloud.MayRead("invoices", "a"));
        Assert.False(cloud.MayCallOverSftp(SmallCloud.OnObject("s3:GetObject", "invoices", "a")));
        Assert.Empty(cloud.User["SftpUser"]["SshPublicKeys"]!.AsArray());
        Assert.Equal(record, Assert.IsType<TemplateReading.Managed>(StackTemplates.Read(template.Text)).Record);
        await Snapshots.MatchAsync(template);
    }

    [Fact]
    public void Session_tokens_that_would_outlive_a_key_are_worth_nothing()
    {
        var cloud = Cloud(A.Record(A.User(), Spec(A.Grant(prefix: "", can: GrantLevel.Manage))));

        Assert.True(cloud.MayRead("invoices", "a"));
        Assert.False(cloud.MayCall(
            SmallCloud.OnObject("s3:GetObject", "invoices", "a").With("aws:TokenIssueTime", "2026-11-24T08:00:00Z")));
    }

    [Fact]
    public void The_key_opens_through_S3_only()
    {
        var cloud = Cloud(A.Record(A.User(), Spec(A.Grant(prefix: "", can: GrantLevel.Manage))));

        Assert.True(cloud.MayCall(cloud.OnKey("kms:Decrypt")));
        Assert.False(cloud.MayCall(SmallCloud.Call("kms:Decrypt", cloud.Baseline.Outputs["KeyArn"])));
        Assert.False(cloud.MayCall(cloud.OnKey("kms:Decrypt").With("kms:ViaService", "dynamodb.eu-west-1.amazonaws.com")));
        Assert.False(cloud.MayCall(cloud.OnKey("kms:CreateGrant")));
    }

    [Theory]
    [InlineData("iam:CreateUser", "*")]
    [InlineData("iam:AttachUserPolicy", "arn:aws:iam::111122223333:user/bucket-manager/acme/bm-acme-acme-edi")]
    [InlineData("iam:DeleteUserPermissionsBoundary", "arn:aws:iam::111122223333:user/bucket-manager/acme/bm-acme-acme-edi")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/bucket-manager/acme/bm-acme-acme-edi")]
    [InlineData("iam:PassRole", "arn:aws:iam::111122223333:role/bm-change")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111122223333:role/bm-change")]
    [InlineData("cloudformation:UpdateStack", "*")]
    [InlineData("lambda:InvokeFunction", "*")]
    [InlineData("kms:ScheduleKeyDeletion", "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012")]
    [InlineData("s3:ListAllMyBuckets", "*")]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::invoices-111122223333-eu-west-1-an")]
    [InlineData("s3:PutBucketPublicAccessBlock", "arn:aws:s3:::invoices-111122223333-eu-west-1-an")]
    [InlineData("s3:DeleteBucket", "arn:aws:s3:::invoices-111122223333-eu-west-1-an")]
    [InlineData("s3:DeleteObjectVersion", "arn:aws:s3:::invoices-111122223333-eu-west-1-an/a")]
    [InlineData("s3:GetObject", "arn:aws:s3:::bm-acme-baseline-logbucket-0abcdefghijk/a")]
    [InlineData("s3:DeleteObject", "arn:aws:s3:::bm-acme-baseline-logbucket-0abcdefghijk/a")]
    [InlineData("s3:GetObject", "arn:aws:s3:::somebody-elses-bucket/a")]
    public void Even_with_every_permission_slipped_in_a_user_stays_within_its_boundary(string action, string resource)
    {
        var fields = A.UserFields(A.Grant(prefix: "", can: GrantLevel.Manage)) with { AllowedNetworks = null, Sftp = true };
        var spec = UserSpec.Check(fields).Value;
        var cloud = Cloud(A.Record(A.User(), spec)) with { SlippedIn = Policy.AllowAll };

        Assert.False(cloud.MayCall(SmallCloud.Call(action, resource)));
        Assert.False(cloud.MayCallOverSftp(SmallCloud.Call(action, resource)));
        // A policy of a resource that names the user gets around what a boundary merely does not allow, so it must deny.
        Assert.True(cloud.Boundary.Denies(SmallCloud.Call(action, resource)) || resource.Contains("somebody", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bucket_of_another_account_is_out_of_reach_whatever_its_name()
    {
        var cloud = Cloud(A.Record(A.User(), Spec())) with { SlippedIn = Policy.AllowAll };

        Assert.True(cloud.MayCall(SmallCloud.OnObject("s3:GetObject", "invoices", "a")));
        Assert.False(cloud.MayCall(SmallCloud.OnObject("s3:GetObject", "invoices", "a").With("aws:ResourceAccount", "999988887777")));
    }

    [Fact]
    public void Nothing_sits_on_the_user_itself()
    {
        Any.UserSpec.Sample(
            spec =>
            {
                var record = A.Record(A.User(), spec);
                var user = new Deployed(StackTemplates.Render(record), Parameters(record));
                Assert.Equal(["UserName", "Path", "PermissionsBoundary", "Groups"], user["User"].Select(p => p.Key));
                Assert.Equal(["GroupName", "Path", "ManagedPolicyArns"], user["Group"].Select(p => p.Key));
                Assert.All(user.Ids.Where(i => user.Type(i) is "AWS::IAM::User" or "AWS::IAM::Role"), id =>
                    Assert.Equal("arn:aws:iam::111122223333:policy/bucket-manager/acme/bm-acme-boundary",
                        (string?)user[id]["PermissionsBoundary"]));
            },
            iter: Any.Cases / 10);
    }

    [Fact]
    public void A_user_may_do_exactly_what_its_grants_say()
    {
        Any.UserSpec.Sample(spec => MayExactly(
            A.Record(A.User(), spec),
            Cloud(A.Record(A.User(), UserSpec.Check(spec.ToFields() with { AllowedNetworks = null, ExpiresAt = null }).Value))),
                iter: Math.Max(30, Any.Cases / 20));
    }

    [Fact]
    public void Every_policy_of_every_user_is_one_that_IAM_takes()
    {
        // Few buckets with many folders, or the same long folders in many buckets.
        var folder = Any.Prefix.Where(p => !p.IsWholeBucket);
        var few = Gen.Select(
            Gen.OneOf("a-b", "invoices", "quite-a-long-name-for-a-bucket").Select(BucketName.Parse),
            folder, Gen.Enum<GrantLevel>())
            .Select((b, p, c) => new Grant(b, p, c)).Array[0, 500];
        var many = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 12], Gen.Enum<GrantLevel>()).Select((buckets, folders, can) => (
            from b in Enumerable.Range(0, buckets)
            from f in Enumerable.Range(0, folders)
            select A.Grant($"a-bucket-with-a-long-name-{b:D3}", $"{new string('x', 97)}/{new string('y', 97)}/{f:D2}/", can)).ToArray());
        var grants = Gen.OneOf(few, many);
        Gen.Select(Any.UserSpec, grants).Sample(
            (user, given) =>
            {
                var spec = user with { Grants = GrantSet.Check([.. given.Distinct().Select(A.Fields)]).Value };
                var record = A.Record(A.User(), spec);
                var policies = new Deployed(StackTemplates.Render(record), Parameters(record)).ManagedPolicies("Group").ToList();
                Assert.All(policies, p =>
                {
                    // As long as it gets, in the region with the longest name; IAM counts no white space.
                    var text = p.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                    Assert.InRange(text.Replace("eu-west-1", "ap-southeast-1", StringComparison.Ordinal).Length, 1, 6144);
                    var names = new Policy(p).Statements.Select(s => (string)s["Sid"]!).ToList();
                    Assert.Equal(names.Distinct(), names);
                    Assert.All(names, name => Assert.Matches("^[A-Za-z0-9]+$", name));
                });
                // Nothing gets lost where statements are cut.
                var files = policies.SelectMany(p => new Policy(p).Statements)
                    .SelectMany(s => s["Resource"] is System.Text.Json.Nodes.JsonArray list
                        ? list.Select(r => (Action: s["Action"]!.ToJsonString(), Arn: (string)r!))
                        : [])
                    .ToList();
                Assert.All(spec.Grants, grant => Assert.Contains(files, f =>
                    f.Action.Contains(grant.Can.Reads() ? "s3:GetObject" : "s3:PutObject", StringComparison.Ordinal)
                    && $"arn:aws:s3:::{grant.Bucket}-{Deployed.Account}-{Deployed.Region}-an/{grant.Prefix}"
                        .StartsWith(f.Arn.TrimEnd('*'), StringComparison.Ordinal)));
                var listed = policies.SelectMany(p => new Policy(p).Statements)
                    .SelectMany(s => s["Condition"]?["StringLike"]?["s3:prefix"] is System.Text.Json.Nodes.JsonArray below
                        ? below.Select(l => ((string)l!).TrimEnd('*'))
                        : [""])
                    .ToList();
                Assert.All(spec.Grants, grant => Assert.Contains(listed, l => l.Length > 0
                    ? grant.Prefix.ToString().StartsWith(l, StringComparison.Ordinal)
                    : spec.Grants.Any(g => g.Bucket == grant.Bucket && g.Prefix.IsWholeBucket)));
                Assert.True(policies.Count <= 10 || StackTemplates.Oversize(record) is Refusal.PolicyTooLarge);
            },
            iter: Math.Max(30, Any.Cases / 100));
    }

    [Fact]
    public void Five_hundred_grants_fit_or_are_refused_before_AWS_would()
    {
        var fit = A.Record(A.User(), Spec([.. Enumerable.Range(0, 500).Select(i => A.Grant("abc", $"{i}/"))]));
        Assert.Null(StackTemplates.Oversize(fit));
        Assert.InRange(StackTemplates.Render(fit).Text.Length, 1, StackTemplates.MaxBytes);

        var deep = string.Concat(Enumerable.Repeat("a-long-folder-name/", 9));
        var refused = StackTemplates.Oversize(
            A.Record(A.User(), Spec([.. Enumerable.Range(0, 500).Select(i => A.Grant(prefix: $"{deep}{i}/"))])));
        var tooLarge = Assert.IsType<Refusal.PolicyTooLarge>(refused);
        Assert.True(tooLarge.Used > tooLarge.Limit, tooLarge.Says.Text);
    }

    [Fact]
    public void The_budget_says_when_it_gets_tight()
    {
        var empty = PolicyBudget.Of(Spec());
        var many = PolicyBudget.Of(Spec(Many(400)));

        Assert.InRange(empty.Percent, 0, 10);
        Assert.False(empty.IsTight);
        Assert.True(many.IsTight, $"{many}");
        Assert.False(many.IsExceeded, $"{many}");
    }

    [Fact]
    public void Parameters_are_those_of_the_baseline_that_the_template_uses()
    {
        var baseline = new ValueMap<string>([new("KeyArn", "k"), new("BoundaryArn", "b"), new("LogBucketName", "l")]);
        var sftp = UserSpec.Check(A.UserFields(A.Grant()) with { Sftp = true }).Value;

        Assert.Equal(["BoundaryArn"], StackTemplates.ParametersOf(A.Record(A.User(), Spec()), baseline)!.Keys);
        Assert.Equal(["BoundaryArn", "KeyArn"], StackTemplates.ParametersOf(A.Record(A.User(), Spec(A.Grant())), baseline)!.Keys);
        Assert.Null(StackTemplates.ParametersOf(A.Record(A.User(), sftp), baseline)); // the project has no SFTP server
        Assert.Equal(["KeyArn", "LogBucketName"], StackTemplates.ParametersOf(A.Record(A.Bucket(), BucketSpec.Plain), baseline)!.Keys);
    }

    private static UserSpec Spec(params Grant[] grants) =>
        UserSpec.Check(A.UserFields(grants) with { AllowedNetworks = null, ExpiresAt = null }).Value;

    // As a large partner has them: per branch office a folder to deliver into and one to collect from, in a few buckets.
    private static Grant[] Many(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => A.Grant(
            (i % 8) switch { 0 or 1 => "invoices", 2 or 3 => "orders", 4 or 5 => "reports", _ => "stock" },
            string.Create(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "in" : "out")}/{i / 8:D3}/"),
            i % 2 == 0 ? GrantLevel.Deliver : i % 16 == 1 ? GrantLevel.Manage : GrantLevel.Collect)),
    ];

    private static SmallCloud Cloud(ThingRecord user) =>
        new(user, A.Record(A.Bucket(), BucketSpec.Plain), A.Record(A.Bucket("reports"), BucketSpec.Plain));

    private static Dictionary<string, string> Parameters(ThingRecord record) =>
        new(StackTemplates.ParametersOf(record, new ValueMap<string>(new Deployed(
            StackTemplates.Render(A.Record(A.ProjectKey, A.ProjectSpec(sftp: true)))).Outputs))!, StringComparer.Ordinal);

    // Grants of the record against what the cloud says, in each granted folder, above it, below it, and right beside it.
    private static void MayExactly(ThingRecord record, SmallCloud cloud)
    {
        var grants = ((UserSpec)record.Spec).Grants;
        foreach (var grant in grants.Where((_, i) => i % Math.Max(1, grants.Count / 12) == 0))
        {
            var folder = grant.Prefix.ToString();
            string[] keys = [$"{folder}a", $"{folder}b/c", $"{folder.TrimEnd('/')}2/a", "a", folder.TrimEnd('/') + "x"];
            foreach (var (bucket, key) in keys.Select(k => (grant.Bucket, k)).Append((BucketName.Parse("other"), $"{folder}a")))
            {
                var here = grants.Where(g => g.Bucket == bucket && key.StartsWith(g.Prefix.ToString(), StringComparison.Ordinal)).ToList();
                var name = bucket.ToString();
                Assert.Equal(here.Any(g => g.Can.Reads()), cloud.MayRead(name, key));
                Assert.Equal(here.Any(g => g.Can.Writes()), cloud.MayWriteInParts(name, key));
                Assert.Equal(here.Any(g => g.Can.Writes()), cloud.MayWriteWithAcl(name, key));
                Assert.Equal(here.Any(g => g.Can.Deletes()), cloud.MayDelete(name, key));
                Assert.Equal(here.Count > 0, cloud.MayList(name, key));
                Assert.Equal(
                    grants.Any(g => g.Bucket == bucket && g.Prefix.IsWholeBucket && g.Can.Writes()), cloud.MayListUploads(name));
            }
        }
    }
}
