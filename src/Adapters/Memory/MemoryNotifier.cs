using System.Threading.Channels;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;

namespace BucketManager.Adapters.Memory;

/// <summary>
/// Tells the listeners of this process. Each has a queue of its own and hears in the order of telling, so that one that is slow
/// or fails hurts no other. One that is too far behind misses the oldest: the numbers of the changes show it the gap.
/// </summary>
public sealed class MemoryNotifier : INotifier
{
    /// <summary>Changes that wait for one listener.</summary>
    public const int MaxWaiting = 1000;

    private readonly Lock gate = new();
    private Listener[] listeners = [];

    public Task PublishAsync(ProjectChange change, CancellationToken cancel)
    {
        Listener[] now;
        lock (gate)
            now = listeners;
        foreach (var listener in now)
            listener.Tell(change);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Hears every change from now on, one at a time, until disposed. What it throws is dropped, and it goes on with the next.
    /// </summary>
    /// <param name="hear">Its token is cancelled when the listener is disposed.</param>
    public IDisposable Listen(Func<ProjectChange, CancellationToken, Task> hear)
    {
        var listener = new Listener(this, hear);
        lock (gate)
            listeners = [.. listeners, listener];
        listener.Start();
        return listener;
    }

    private void Remove(Listener listener)
    {
        lock (gate)
            listeners = [.. listeners.Where(l => l != listener)];
    }

    private sealed class Listener(MemoryNotifier owner, Func<ProjectChange, CancellationToken, Task> hear) : IDisposable
    {
        private readonly CancellationTokenSource ended = new();
        private readonly Channel<ProjectChange> waiting = Channel.CreateBounded<ProjectChange>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public void Start() => _ = HearAllAsync(ended.Token);

        public void Tell(ProjectChange change) => waiting.Writer.TryWrite(change);

        public void Dispose()
        {
            owner.Remove(this);
            waiting.Writer.TryComplete();
            ended.Cancel();
        }

        private async Task HearAllAsync(CancellationToken cancel)
        {
            while (!cancel.IsCancellationRequested)
            {
                try
                {
                    await hear(await waiting.Reader.ReadAsync(cancel), cancel);
                }
                catch (ChannelClosedException)
                {
                    return;
                }
                catch (Exception)
                {
                    // The listener's own affair; it sees the gap, if there is one, in the next number.
                }
            }
        }
    }
}
