using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases;

/// <summary>Writes jobs as they go on, one commit for each step.</summary>
internal sealed class JobBook(IStateCache cache, Publish publish, TimeProvider clock, IEntropy entropy)
{
    private static readonly Invalidation Touches = new(InvalidatedList.Jobs, null);

    /// <summary>The job as it was written; null: there was nothing to write.</summary>
    /// <param name="key">The job.</param>
    /// <param name="change">Its next state from the one that is there; the same: nothing to write. Asked again while others write, too.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <param name="whileItHolds">
    /// Only as long as what it is about names this job: whoever took that away has accepted what comes next, and that is to be said.
    /// </param>
    public async Task<Job?> WriteAsync(JobKey key, Func<Job, Job> change, CancellationToken cancel, bool whileItHolds = false)
    {
        while (await cache.FindHeadAsync(key.Project, cancel) is { } head)
        {
            // Who has ended it has said how, and that stays.
            if (await cache.FindJobAsync(key, cancel) is not { HasEnded: false } job || change(job) is var after && after == job)
                return null;
            var commit = Commit.After(key.Project, head, clock.GetUtcNow());
            after = after with { Version = commit.Sequence };
            var thing = after.HasEnded ? await cache.FindThingAsync(job.About, cancel) : null;
            var holds = thing is not null && thing.Job == job.Id;
            if (whileItHolds && !holds)
                return null;
            commit = commit with { Jobs = [new JobWrite(after, job.Version)], Touched = [Touches] };
            if (after.HasEnded)
            {
                after = after with { FinishedAt = commit.At, Begun = [], Through = [] };
                commit = commit with
                {
                    Jobs = [new JobWrite(after, job.Version)],
                    Activity = [Line(after, after.Says)],
                    Things = holds ? [new ThingWrite(thing! with { Job = null, Version = commit.Sequence }, thing!.Version)] : [],
                };
            }

            if (await publish.RunAsync(commit, cancel) == CommitOutcome.Committed)
                return after;
        }

        return null;
    }

    /// <summary>
    /// The job, and the commit that begins it: on the thing that it is about, and with a line in the diary. Its end has one, too.
    /// </summary>
    /// <param name="says">The line.</param>
    /// <param name="on">The state of the thing, in whose project nothing may have moved since.</param>
    public static (Job Job, Commit Commit) Begin(
        JobKind kind, ThingState on, ProjectHead? head, string requestedBy, Sentence says, DateTimeOffset now, IEntropy entropy)
    {
        var commit = Commit.After(on.Key.Project, head, now);
        var job = new Job(JobId.New(now, entropy), kind, on.Key, JobState.Running, requestedBy, now) { Version = commit.Sequence };
        return (job, commit with
        {
            Things = [new ThingWrite(on with { Job = job.Id, Version = commit.Sequence }, on.Version)],
            Jobs = [new JobWrite(job, null)],
            Activity = [new ActivityEntry(job.Id.ToString(), now, requestedBy, says, job.About, null, null, null, null)],
            Touched = [Touches],
        });
    }

    /// <summary>A line in the diary about what a job is about.</summary>
    public ActivityEntry Line(Job job, Sentence says)
    {
        var now = clock.GetUtcNow();
        return new ActivityEntry(OperationId.New(now, entropy).ToString(), now, Actor.System, says, job.About, null, null, null, null);
    }
}
