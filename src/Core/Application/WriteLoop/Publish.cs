using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.WriteLoop;

/// <summary>Commits, and tells everyone who watches. The only way in which anything is written to the cache.</summary>
public sealed class Publish(IStateCache cache, INotifier notifier, TimeProvider clock, IEntropy entropy)
{
    /// <summary>
    /// So often a commit is sent whose answer is lost. An adapter has waited for each answer, so there is no pause between.
    /// </summary>
    public const int MaxAttempts = 4;

    /// <summary>Commits and, if that went through, tells.</summary>
    public async Task<CommitOutcome> RunAsync(Commit commit, CancellationToken cancel)
    {
        var outcome = await CommitAsync(commit with { Token = NewToken() }, cancel);
        if (outcome == CommitOutcome.Committed)
            await TellWatchersAsync(commit.ToChange());
        return outcome;
    }

    /// <summary>Writes lines of the diary and says what was touched, where no thing changes. Repeats until its number is free.</summary>
    public async Task TellAsync(
        ProjectName project, ValueList<ActivityEntry> activity, ValueList<Invalidation> touched, CancellationToken cancel)
    {
        while (await cache.FindHeadAsync(project, cancel) is { } head)
        {
            var commit = Commit.After(project, head, clock.GetUtcNow()) with { Activity = activity, Touched = touched };
            if (await RunAsync(commit, cancel) == CommitOutcome.Committed)
                return;
        }
    }

    private async Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await cache.CommitAsync(commit, cancel);
            }
            catch (PortException lost) when (lost.Fault == PortFault.Unavailable && attempt < MaxAttempts)
            {
                // It may have gone through: the same token finds out.
            }
        }
    }

    // Whoever asked for the commit may be gone by now; the others are told all the same.
    private async Task TellWatchersAsync(ProjectChange change)
    {
        try
        {
            await notifier.PublishAsync(change, CancellationToken.None);
        }
        catch (PortException)
        {
            // The commit stands. Who missed it sees the gap in the numbers and catches up.
        }
    }

    private string NewToken()
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
