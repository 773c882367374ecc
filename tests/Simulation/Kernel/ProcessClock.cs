namespace BucketManager.Simulation.Kernel;

/// <summary>The clock of one process, a little fast or slow, and silent when the process is dead.</summary>
public sealed class ProcessClock(VirtualClock clock, TimeSpan ahead, Func<bool> isAlive) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + ahead;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.TimerOf(isAlive, callback, state, dueTime, period);
}
