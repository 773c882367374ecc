using BucketManager.Application.Ports;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>Heeds reminders when the virtual clock says that they are due. What one throws is lost, and the reminder with it.</summary>
public sealed class TimedJobs(TimeProvider clock) : IJobQueue
{
    public List<(DelayedWork Reminder, TimeSpan Delay)> Asked { get; } = [];

    public Func<DelayedWork, Task> Handle { get; set; } = _ => Task.CompletedTask;

    public Task EnqueueAsync(DelayedWork reminder, TimeSpan delay, CancellationToken cancel)
    {
        Asked.Add((reminder, delay));
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                Handle(reminder).ContinueWith(done => done.Exception, TaskContinuationOptions.ExecuteSynchronously);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(delay > TimeSpan.Zero ? delay : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}
