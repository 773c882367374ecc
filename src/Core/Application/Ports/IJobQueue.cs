namespace BucketManager.Application.Ports;

/// <summary>Reminders for later. Delivered at least once, in any order; who receives it is the host's affair.</summary>
public interface IJobQueue
{
    Task EnqueueAsync(DelayedWork reminder, TimeSpan delay, CancellationToken cancel);
}
