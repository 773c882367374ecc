using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Jobs;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using Xunit;

namespace BucketManager.Core.Tests.Jobs;

/// <summary>What an upgrade begins next, as a function of what it knows.</summary>
public sealed class UpgradeStepsTests
{
    private static readonly Dictionary<ThingKey, Sentence?> NothingEnded = [];

    [Fact]
    public void While_the_baseline_is_under_way_nothing_else_is_begun()
    {
        var job = Running() with { Begun = [A.ProjectKey] };

        Assert.Equal([A.ProjectKey], Next(job, NothingEnded).Begun);

        var after = Next(job, new() { [A.ProjectKey] = null });
        Assert.Equal(Enumerable.Range(0, UpgradeSteps.AtATime).Select(i => A.Bucket($"old-{i}")), after.Begun);
        Assert.Equal((1, 6), (after.Done, after.Total));
    }

    [Fact]
    public void Where_the_baseline_fails_nothing_else_is_begun_at_all()
    {
        var after = Next(Running() with { Begun = [A.ProjectKey] }, new() { [A.ProjectKey] = Say.Interrupted() });

        Assert.Equal((JobState.Failed, "upgrade-given-up"), (after.State, after.Outcome?.Code));
        Assert.Equal(A.ProjectKey, Assert.Single(after.Failures).Key);
    }

    [Fact]
    public void After_so_many_failures_nothing_more_is_begun_and_what_runs_still_ends()
    {
        var failures = Enumerable.Range(0, UpgradeSteps.MaxFailures - 1).Select(i => new JobFailure(A.Bucket($"gone-{i}"), Say.Interrupted()));
        var job = Running() with { Begun = [A.Bucket("old-0"), A.Bucket("old-1")], Failures = [.. failures] };

        var after = Next(job, new() { [A.Bucket("old-0")] = Say.Interrupted() });
        Assert.Equal(([A.Bucket("old-1")], JobState.Running), (after.Begun, after.State));

        after = Next(after, new() { [A.Bucket("old-1")] = null });
        Assert.Equal((JobState.Failed, "upgrade-given-up"), (after.State, after.Outcome?.Code));
    }

    private static Job Running() => new(JobId.Parse("job-1"), JobKind.Upgrade, A.ProjectKey, JobState.Running, "manager@example.com", A.Now);

    private static Job Next(Job job, Dictionary<ThingKey, Sentence?> ended) => UpgradeSteps.Next(
        job, ended, ProjectView.Of(A.Project, new ProjectHead(1, null), [A.Ready(A.ProjectKey, A.ProjectSpec()), .. Enumerable.Range(0, 5).Select(Old)]));

    private static ThingState Old(int number)
    {
        var key = A.Bucket($"old-{number}");
        var ready = A.Ready(key, A.BucketSpec(new BucketFields { ObjectLockDays = 30 }));
        return ready with { Applied = ready.Applied! with { Record = ready.Applied.Record with { Renderer = Renderers.NoBypassOfLock - 1 } } };
    }
}
