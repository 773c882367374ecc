using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

/// <summary>What older versions of this program wrote can be written again: so it is told from what somebody changed.</summary>
public sealed class OldVersionsTests
{
    [Fact]
    public async Task What_version_1_wrote_is_written_to_the_byte()
    {
        var locked = A.Record(A.Bucket(), A.BucketSpec(new BucketFields { ObjectLockDays = 90 })) with { Renderer = 1 };

        await Snapshots.MatchAsync(StackTemplates.Render(locked));
    }

    [Fact]
    public async Task A_bucket_of_version_2_is_written_to_the_byte() =>
        await Snapshots.MatchAsync(StackTemplates.Render(A.Record(A.Bucket(), A.BucketSpec(new BucketFields
        {
            ObjectLockDays = 90,
            AllowedNetworks = ["203.0.113.0/24"],
        })) with
        {
            Renderer = 2,
        }));

    [Fact]
    public async Task A_user_of_version_2_is_written_to_the_byte() =>
        await Snapshots.MatchAsync(StackTemplates.Render(A.Record(A.User(), A.UserSpec(
            A.Grant(prefix: "in/", can: GrantLevel.Deliver),
            A.Grant(prefix: "out/", can: GrantLevel.Collect),
            A.Grant("orders", "", GrantLevel.Exchange),
            A.Grant("reports", "", GrantLevel.Collect),
            A.Grant("stock", "a/", GrantLevel.Manage))) with
        {
            Renderer = 2,
        }));

    [Fact]
    public async Task A_baseline_of_version_2_is_written_to_the_byte() =>
        await Snapshots.MatchAsync(StackTemplates.Render(A.Record(A.ProjectKey, A.ProjectSpec(sftp: true)) with { Renderer = 2 }));

    [Fact]
    public void An_update_is_offered_just_where_more_than_the_number_would_change() =>
        Any.Record.Sample(
            record =>
            {
                for (var renderer = 1; renderer <= ThingRecord.CurrentRenderer; renderer++)
                {
                    var old = record with { Renderer = renderer };
                    var text = StackTemplates.Render(old).Text;
                    var best = StackTemplates.Render(old with { Renderer = ThingRecord.CurrentRenderer }).Text;
                    var numbered = best
                        .Replace($"\"renderer\": {ThingRecord.CurrentRenderer}", $"\"renderer\": {renderer}", StringComparison.Ordinal)
                        .Replace($"\"renderer\":{ThingRecord.CurrentRenderer}", $"\"renderer\":{renderer}", StringComparison.Ordinal);
                    Assert.Equal(numbered != text, Renderers.HasUpdate(old));
                    Assert.Equal(old, Assert.IsType<TemplateReading.Managed>(StackTemplates.Read(text)).Record);
                }
            },
            iter: Any.Cases);

    [Fact]
    public void The_newest_version_is_the_one_that_has_no_update() =>
        Assert.DoesNotContain(
            new[]
            {
                A.Record(A.ProjectKey, A.ProjectSpec(sftp: true)),
                A.Record(A.Bucket(), A.BucketSpec(new BucketFields { ObjectLockDays = 90 })),
                A.Record(A.User(), A.UserSpec(A.Grant())),
            },
            Renderers.HasUpdate);
}
