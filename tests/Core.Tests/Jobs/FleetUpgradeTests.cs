using System.Text.Json.Nodes;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Jobs;

/// <summary>A project of which an older version wrote everything is brought up to date: just what is better now changes.</summary>
public sealed class FleetUpgradeTests : IDisposable
{
    private static readonly string[] WithoutKey = Denial("DenyKmsWithoutKey", "s3:PutObject",
        "Condition/StringEquals/s3:x-amz-server-side-encryption: aws:kms",
        "Condition/Null/s3:x-amz-server-side-encryption-aws-kms-key-id: true");

    private static readonly string[] NoBypass = Denial("DenyBypassOfLock", "s3:BypassGovernanceRetention");

    private readonly World world = new();

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_upgrade_changes_the_statements_that_are_better_now_and_nothing_else(int renderer)
    {
        await world.WithProjectAsync();
        await world.WithBucketAsync("plain");
        await world.WithBucketAsync("locked", new BucketFields { ObjectLockDays = 30 });
        await WithUserAsync("whole", A.Grant("plain", "", GrantLevel.Exchange));
        await WithUserAsync("below", A.Grant("plain", "in/", GrantLevel.Deliver), A.Grant("locked", "out/", GrantLevel.Collect));
        await WithUserAsync("reader", A.Grant("plain", "", GrantLevel.Collect));
        var expected = new Dictionary<ThingKey, (string[] Gone, string[] Come)>
        {
            [A.ProjectKey] = ([],
            [
                "Boundary/PolicyDocument/Statement/Files/Action: s3:PutObjectAcl",
                "Boundary/PolicyDocument/Statement/NeverAnythingElse/NotAction: s3:PutObjectAcl",
            ]),
            [A.Bucket("plain")] = ([], WithoutKey),
            [A.Bucket("locked")] = ([], renderer == 1 ? [.. WithoutKey, .. NoBypass] : WithoutKey),
            [A.User("whole")] = ([], ["Access1/PolicyDocument/Statement/Files/Action: s3:PutObjectAcl"]),
            [A.User("below")] = (
                ["Access1/PolicyDocument/Statement/Lists2/Action: s3:ListBucketMultipartUploads"],
                ["Access1/PolicyDocument/Statement/Files2/Action: s3:PutObjectAcl"]),
        };
        foreach (var key in expected.Keys.Append(A.User("reader")))
            await world.WriteByVersionAsync(key, renderer);
        var before = new Dictionary<ThingKey, string>();
        foreach (var key in expected.Keys.Append(A.User("reader")))
            before[key] = await TemplateAsync(key);
        foreach (var key in expected.Keys)
            Assert.Equal(Drift.UpdateAvailable, (await world.ThingAsync(key)).Drift);

        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;
        await world.PassAsync(600);

        job = (await world.Cache.FindJobAsync(job.Key, Cancel))!;
        Assert.Equal((JobState.Succeeded, expected.Count), (job.State, (int)job.Done));
        Assert.Equal(before[A.User("reader")], await TemplateAsync(A.User("reader")));
        foreach (var (key, (gone, come)) in expected)
        {
            var (old, fresh) = (Leaves(before[key]), Leaves(await TemplateAsync(key)));
            Assert.Equal(gone.Order(StringComparer.Ordinal), old.Except(fresh).Order(StringComparer.Ordinal));
            Assert.Equal(come.Order(StringComparer.Ordinal), fresh.Except(old).Order(StringComparer.Ordinal));
            Assert.Null((await world.ThingAsync(key)).Drift);
        }

        await Invariants.AssertAsync(world);
    }

    private static string[] Denial(string sid, string action, params string[] conditions) =>
    [
        .. new[]
        {
            $"Sid: {sid}", "Effect: Deny", "Principal: *", $"Action: {action}", "Resource/Fn::Join: ", "Resource/Fn::Join/Fn::GetAtt: Bucket",
            "Resource/Fn::Join/Fn::GetAtt: Arn", "Resource/Fn::Join: /*",
        }.Concat(conditions).Select(line => $"BucketPolicy/PolicyDocument/Statement/{sid}/{line}"),
    ];

    /// <summary>All values of the resources' properties with where they stand; a statement of a policy by its name.</summary>
    private static HashSet<string> Leaves(string template) =>
    [
        .. JsonNode.Parse(template)!["Resources"]!.AsObject().SelectMany(r => Leaves(r.Key, r.Value!["Properties"]!)),
    ];

    private static IEnumerable<string> Leaves(string path, JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(f => Leaves($"{path}/{f.Key}", f.Value!)),
        JsonArray list => list.SelectMany(i => Leaves(i is JsonObject && i["Sid"] is { } sid ? $"{path}/{sid}" : path, i!)),
        _ => [$"{path}: {node}"],
    };

    private async Task<string> TemplateAsync(ThingKey key) => (await world.Cache.FindTemplateAsync(key, Cancel))!;

    private async Task WithUserAsync(string name, params Grant[] grants)
    {
        await World.AcceptedAsync(world.App.AddUser.RunAsync(
            A.Manager, A.Project, UserName.Parse(name), A.UserFields(grants), new EditTerms(), Cancel));
        await world.SettleAsync();
    }
}
