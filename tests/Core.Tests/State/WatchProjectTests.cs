using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Live;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class WatchProjectTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task A_snapshot_holds_everything_and_the_operations_that_have_not_ended()
    {
        var known = await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain));
        await known.CommitAsync(
            Known.Operation(A.Bucket(), "o1", OperationState.Succeeded),
            Known.Operation(A.Bucket(), "o2", OperationState.Running),
            Known.Operation(A.Bucket(), "o3", OperationState.Queued));

        var snapshot = (await Watch(known).SnapshotAsync(A.Viewer, A.Project, Cancel)).Value;

        Assert.Equal((await known.Cache.FindHeadAsync(A.Project, Cancel))!.Sequence, snapshot.View.Sequence);
        Assert.Equal(["invoices"], snapshot.View.Buckets.Keys);
        Assert.Equal(["o2", "o3"], snapshot.Open.Select(o => o.Id.ToString()).Order());
    }

    [Fact]
    public async Task Only_who_may_see_the_project_gets_a_snapshot_or_what_was_missed()
    {
        var watch = Watch(await Known.WithAsync());

        Assert.IsType<Refusal.NotFound>((await watch.SnapshotAsync(A.Stranger, A.Project, Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await watch.MissedAsync(A.Stranger, A.Project, 0, Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await watch.SnapshotAsync(A.Admin, ProjectName.Parse("nowhere"), Cancel)).Refusal);
    }

    [Fact]
    public async Task What_was_missed_comes_in_order_and_without_a_gap()
    {
        var known = await Known.WithAsync();
        var since = (await known.Cache.FindHeadAsync(A.Project, Cancel))!.Sequence;
        await known.CommitAsync(A.Ready(A.Bucket("one"), BucketSpec.Plain));
        await known.CommitAsync(A.Ready(A.Bucket("two"), BucketSpec.Plain));
        var watch = Watch(known);

        Assert.Equal([since + 1, since + 2], (await watch.MissedAsync(A.Viewer, A.Project, since, Cancel)).Value.Select(c => c.Sequence));
        Assert.Equal([since + 2], (await watch.MissedAsync(A.Viewer, A.Project, since + 1, Cancel)).Value.Select(c => c.Sequence));
        Assert.Empty((await watch.MissedAsync(A.Viewer, A.Project, since + 2, Cancel)).Value);
    }

    [Fact]
    public async Task A_number_that_never_was_or_is_not_kept_needs_a_snapshot()
    {
        var known = await Known.WithAsync();
        var head = (await known.Cache.FindHeadAsync(A.Project, Cancel))!.Sequence;
        var watch = Watch(known);

        Assert.IsType<Refusal.Gone>((await watch.MissedAsync(A.Viewer, A.Project, head + 1, Cancel)).Refusal);
        Assert.IsType<Refusal.Gone>((await watch.MissedAsync(A.Viewer, A.Project, 88, Cancel)).Refusal);
        await known.TouchKeysAsync();
        known.Clock.Advance(Lifetimes.Change);
        await known.TouchKeysAsync();
        Assert.IsType<Refusal.Gone>((await watch.MissedAsync(A.Viewer, A.Project, head, Cancel)).Refusal);
    }

    [Theory]
    [InlineData(WatchProject.MaxMissed, true)]
    [InlineData(WatchProject.MaxMissed + 1, false)]
    public async Task Too_many_missed_changes_need_a_snapshot(int changes, bool isReplayed)
    {
        var known = await Known.WithAsync();
        var since = (await known.Cache.FindHeadAsync(A.Project, Cancel))!.Sequence;
        for (var i = 0; i < changes; i++)
            await known.TouchKeysAsync();

        var missed = await Watch(known).MissedAsync(A.Viewer, A.Project, since, Cancel);

        Assert.Equal(isReplayed, missed.Accepted);
        Assert.Equal(isReplayed ? changes : 0, missed.Accepted ? missed.Value.Count : 0);
    }

    [Fact]
    public async Task A_lost_right_counts_at_the_next_change()
    {
        var known = await Known.WithAsync();
        var watch = Watch(known);
        Assert.True((await watch.AudienceAsync(A.Project, Cancel)).Includes(A.Viewer));

        await known.CommitAsync(A.Waiting(A.Ready(A.ProjectKey, A.ProjectSpec()), ProjectSpec.Check(A.ProjectFields() with { Viewers = [] }).Value));

        var audience = await watch.AudienceAsync(A.Project, Cancel);
        Assert.False(audience.Includes(A.Viewer));
        Assert.True(audience.Includes(A.Manager));
    }

    [Fact]
    public async Task Of_a_project_that_is_gone_or_never_came_up_only_admins_hear()
    {
        var known = new Known();
        await known.CommitAsync(A.NeverMade(A.ProjectKey, A.ProjectSpec()));

        Assert.Equal((false, true), await HearAsync());
        await known.CommitAsync(new ThingState(A.ProjectKey) { Revision = 2 });
        Assert.Equal((false, true), await HearAsync());
        Assert.False((await Watch(known).AudienceAsync(ProjectName.Parse("nowhere"), Cancel)).Includes(A.Admin));

        async Task<(bool Manager, bool Admin)> HearAsync()
        {
            var audience = await Watch(known).AudienceAsync(A.Project, Cancel);
            return (audience.Includes(A.Manager), audience.Includes(A.Admin));
        }
    }

    private static WatchProject Watch(Known known) => new(known.Views, known.Cache);
}
