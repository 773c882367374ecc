namespace BucketManager.Simulation.Kernel;

/// <summary>
/// A clock that stands still until it is told to go on. Timers that are due at once fire in the order in which they were set.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (long At, long Order)> due = new();
    private long now = start.UtcTicks;
    private long order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due; null: there is none.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            while (due.TryPeek(out var next, out var at))
            {
                if (next.Timer.Setting == next.Setting && next.Timer.IsAlive())
                    return new DateTimeOffset(at.At, TimeSpan.Zero);
                due.Dequeue();
            }

            return null;
        }
    }

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public override long GetTimestamp() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        TimerOf(static () => true, callback, state, dueTime, period);

    /// <summary>A timer that stays silent once its process is dead.</summary>
    public ITimer TimerOf(Func<bool> isAlive, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, isAlive, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void AdvanceTo(DateTimeOffset until)
    {
        while (NextAt is { } at && at <= until)
        {
            var (timer, _) = due.Dequeue();
            now = Math.Max(now, at.UtcTicks);
            timer.Fire();
        }

        now = Math.Max(now, until.UtcTicks);
    }

    private sealed class VirtualTimer(VirtualClock clock, Func<bool> isAlive, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        /// <summary>Another number at each change: what was set before counts no more.</summary>
        public long Setting { get; private set; }

        public bool IsAlive() => isAlive();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            this.period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
                clock.due.Enqueue((this, Setting), (clock.now + Math.Max(dueTime.Ticks, 0), clock.order++));
            return true;
        }

        public void Fire()
        {
            Setting++;
            if (period > TimeSpan.Zero)
                Change(period, period);
            callback(state);
        }

        public void Dispose() => Setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
