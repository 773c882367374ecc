namespace BucketManager.Simulation.Kernel;

/// <summary>Where everything asynchronous of a schedule goes on: one thread, first come, first served.</summary>
public sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Go, object? State)> ready = new();
    private readonly int thread = Environment.CurrentManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        // What goes on elsewhere goes on at a moment that no seed decides.
        if (Environment.CurrentManagedThreadId != thread)
            Environment.FailFast($"Something of the schedule went on in another thread: {Environment.StackTrace}");
        ready.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Until everything waits for a call, a timer, or for nothing any more.</summary>
    public void Drain()
    {
        while (ready.TryDequeue(out var next))
            next.Go(next.State);
    }
}
