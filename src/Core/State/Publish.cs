using BucketManager.Core.Activity;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;

namespace BucketManager.Core.State;

/// <summary>Commits, and tells everyone who watches. The only way in which anything is written to the cache.</summary>
public sealed class Publish(IStateCache cache, INotifier notifier, TimeProvider clock)
{
    /// <summary>Commits and, if that went through, tells.</summary>
    public async Task<CommitOutcome> RunAsync(Commit commit, CancellationToken cancel)
    {
        var outcome = await cache.CommitAsync(commit, cancel);
        if (outcome == CommitOutcome.Committed)
            await notifier.PublishAsync(commit.ToChange(), cancel);
        return outcome;
    }

    /// <summary>Writes lines of the diary and says what was touched, where no thing changes. Repeats until its number is free.</summary>
    public async Task TellAsync(ProjectName project, ValueList<ActivityEntry> activity, ValueList<Touched> touched, CancellationToken cancel)
    {
        while (await cache.FindHeadAsync(project, cancel) is { } head)
        {
            var commit = new Commit(project, head.Sequence, head.Sequence + 1, clock.GetUtcNow()) { Activity = activity, Touched = touched };
            if (await RunAsync(commit, cancel) == CommitOutcome.Committed)
                return;
        }
    }
}
