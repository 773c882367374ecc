using BucketManager.Core.Jobs;
using BucketManager.Core.Ports;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>Does jobs when the virtual clock says that they are due. What one throws is lost, and the job with it.</summary>
public sealed class TimedJobs(TimeProvider clock) : IJobQueue
{
    public List<(Job Job, TimeSpan Delay)> Asked { get; } = [];

    public Func<Job, Task> Handle { get; set; } = _ => Task.CompletedTask;

    public Task EnqueueAsync(Job job, TimeSpan delay, CancellationToken cancel)
    {
        Asked.Add((job, delay));
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                Handle(job).ContinueWith(done => done.Exception, TaskContinuationOptions.ExecuteSynchronously);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(delay > TimeSpan.Zero ? delay : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}
