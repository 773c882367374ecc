using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Ports;

namespace BucketManager.Application.UseCases.Jobs;

/// <summary>
/// Goes on with jobs, step by step. May run twice, anywhere, at any time, and stop at any await: what a step did is found again.
/// </summary>
public sealed class RunJob
{
    /// <summary>So long a job reminds itself; then the sweeper, who looks each minute, takes it up again.</summary>
    public static readonly TimeSpan Chain = TimeSpan.FromSeconds(60);

    private readonly IStateCache cache;
    private readonly IJobQueue queue;
    private readonly TimeProvider clock;
    private readonly UpgradeSteps upgrade;
    private readonly PurgeSteps purge;

    internal RunJob(IStateCache cache, IJobQueue queue, TimeProvider clock, UpgradeSteps upgrade, PurgeSteps purge)
    {
        this.cache = cache;
        this.queue = queue;
        this.clock = clock;
        this.upgrade = upgrade;
        this.purge = purge;
    }

    /// <summary>Every job that has not ended, each soon and on its own.</summary>
    public async Task RemindAllAsync(CancellationToken cancel)
    {
        foreach (var key in await cache.ListOpenJobsAsync(cancel))
            await RemindAsync(key, cancel);
    }

    internal Task RemindAsync(JobKey key, CancellationToken cancel) =>
        queue.EnqueueAsync(new DelayedWork.ContinueJob(key, clock.GetUtcNow() + Chain), TimeSpan.Zero, cancel);

    internal async Task GoOnAsync(DelayedWork.ContinueJob reminder, CancellationToken cancel)
    {
        if (await cache.FindJobAsync(reminder.Key, cancel) is not { HasEnded: false } job)
            return;
        var pause = job.Kind == JobKind.Upgrade ? await upgrade.RunAsync(job, cancel) : await purge.RunAsync(job, cancel);
        if (pause is { } wait && clock.GetUtcNow() + wait < reminder.Until)
            await queue.EnqueueAsync(reminder, wait, cancel);
    }
}
