using System.Threading.Channels;
using BucketManager.Application.Ports;

namespace BucketManager.Adapters.Memory;

/// <summary>
/// Work for later in one process. A reminder whose handling fails comes again after a growing pause, <see cref="MaxAttempts"/> times in all.
/// What waits is lost with the process; the sweeper finds what it was about.
/// </summary>
/// <param name="gaveUp">Told of a reminder that failed for the last time, so that the host can log it.</param>
public sealed class ChannelJobQueue(TimeProvider clock, Action<DelayedWork, Exception>? gaveUp = null) : IJobQueue, IDisposable
{
    /// <summary>So often a reminder is tried.</summary>
    public const int MaxAttempts = 8;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly HashSet<Waiting> waiting = [];
    private readonly Channel<Delivery> due = Channel.CreateUnbounded<Delivery>();
    private bool disposed;

    public Task EnqueueAsync(DelayedWork reminder, TimeSpan delay, CancellationToken cancel)
    {
        DeliverAfter(delay, new Delivery(reminder, 1));
        return Task.CompletedTask;
    }

    /// <summary>
    /// Hands the reminders that are due to <paramref name="handle"/>, until <paramref name="stop"/>. Then it takes no more, waits for those
    /// in hand and returns; a reminder that the stop cut off is kept for the next run.
    /// </summary>
    /// <param name="workers">Reminders in hand at a time.</param>
    public async Task RunAsync(Func<DelayedWork, CancellationToken, Task> handle, int workers, CancellationToken stop) =>
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(handle, stop)));

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var one in waiting)
                one.Timer?.Dispose();
            waiting.Clear();
        }

        due.Writer.TryComplete();
    }

    private static TimeSpan PauseAfter(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt - 1), LongestPause.TotalSeconds));

    private async Task WorkAsync(Func<DelayedWork, CancellationToken, Task> handle, CancellationToken stop)
    {
        // A reminder that is due already must not run before the caller goes on.
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await due.Reader.WaitToReadAsync(stop))
                    return;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!stop.IsCancellationRequested && due.Reader.TryRead(out var delivery))
                await HandleAsync(handle, delivery, stop);
        }
    }

    private async Task HandleAsync(Func<DelayedWork, CancellationToken, Task> handle, Delivery delivery, CancellationToken stop)
    {
        try
        {
            await handle(delivery.Reminder, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            due.Writer.TryWrite(delivery);
        }
        catch (Exception trouble)
        {
            if (delivery.Attempt < MaxAttempts)
                DeliverAfter(PauseAfter(delivery.Attempt), delivery with { Attempt = delivery.Attempt + 1 });
            else
                gaveUp?.Invoke(delivery.Reminder, trouble);
        }
    }

    private void DeliverAfter(TimeSpan delay, Delivery delivery)
    {
        if (delay <= TimeSpan.Zero)
        {
            due.Writer.TryWrite(delivery);
            return;
        }

        // The lock keeps a timer that fires at once waiting until it is noted.
        lock (gate)
        {
            if (disposed)
                return;
            var one = new Waiting(delivery);
            waiting.Add(one);
            one.Timer = clock.CreateTimer(_ => Deliver(one), null, delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void Deliver(Waiting one)
    {
        lock (gate)
        {
            if (!waiting.Remove(one))
                return;
            one.Timer?.Dispose();
        }

        due.Writer.TryWrite(one.Delivery);
    }

    /// <param name="Attempt">1 the first time.</param>
    private sealed record Delivery(DelayedWork Reminder, int Attempt);

    private sealed class Waiting(Delivery delivery)
    {
        public Delivery Delivery { get; } = delivery;

        public ITimer? Timer { get; set; }
    }
}
