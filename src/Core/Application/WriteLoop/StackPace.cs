using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.WriteLoop;

/// <summary>
/// How fast this process calls: at most so many times a second in each place, half as fast after each throttling, and slowly faster
/// again. CloudFormation's own limits are not published (protocol.md §5).
/// </summary>
/// <param name="callsPerSecond">In each place, at its fastest. So many may come at once after a pause.</param>
public sealed class StackPace(TimeProvider clock, double callsPerSecond)
{
    private const double SlowestPerSecond = 0.5;

    // A throttled place is at its fastest again after half a minute or so.
    private const double SpeedUpPerSecond = 0.15;

    private readonly Lock gate = new();
    private readonly Dictionary<StackPlace, Lane> lanes = [];

    /// <summary>Until the call may be sent. A cancelled wait is a call that was not sent: <see cref="PortFault.Throttled"/>.</summary>
    public async Task WaitAsync(StackPlace place, CallPriority priority, CancellationToken cancel)
    {
        TaskCompletionSource? turn;
        Lane lane;
        lock (gate)
        {
            lane = LaneOf(place);
            lane.Refill(clock.GetUtcNow());
            if (lane.Waiting.Count == 0 && lane.Left >= 1)
            {
                lane.Left--;
                return;
            }

            turn = new TaskCompletionSource();
            lane.Waiting.Enqueue(turn, (priority, lane.Number++));
            Arm(lane);
        }

        await using var cancelled = cancel.Register(
            () => turn.TrySetException(new PortException(PortFault.Throttled, "Too many calls at once")));
        await turn.Task;
    }

    /// <summary>The place said that there were too many.</summary>
    public void SlowDown(StackPlace place)
    {
        lock (gate)
        {
            var lane = LaneOf(place);
            lane.Refill(clock.GetUtcNow());
            lane.PerSecond = Math.Max(lane.PerSecond / 2, SlowestPerSecond);
            lane.Left = Math.Min(lane.Left, 0);
        }
    }

    private Lane LaneOf(StackPlace place)
    {
        if (!lanes.TryGetValue(place, out var lane))
            lanes[place] = lane = new Lane(callsPerSecond, clock.GetUtcNow());
        return lane;
    }

    private void Arm(Lane lane)
    {
        if (lane.IsArmed || lane.Waiting.Count == 0)
            return;
        lane.IsArmed = true;
        var wait = TimeSpan.FromSeconds(Math.Max(0.001, (1 - lane.Left) / lane.PerSecond));
        lane.Timer ??= clock.CreateTimer(_ => LetGo(lane), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lane.Timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void LetGo(Lane lane)
    {
        var next = new List<TaskCompletionSource>();
        lock (gate)
        {
            lane.IsArmed = false;
            lane.Refill(clock.GetUtcNow());
            while (lane.Left >= 1 && lane.Waiting.TryDequeue(out var turn, out _))
            {
                // Who gave up takes no place.
                if (turn.Task.IsCompleted)
                    continue;
                lane.Left--;
                next.Add(turn);
            }

            Arm(lane);
        }

        // Outside the lock: what was waited for goes on at once, in this thread.
        foreach (var turn in next)
            turn.TrySetResult();
    }

    private sealed class Lane(double fastest, DateTimeOffset now)
    {
        private readonly double fastest = fastest;
        private DateTimeOffset filledAt = now;

        public double PerSecond { get; set; } = fastest;

        /// <summary>Calls that may be sent at once.</summary>
        public double Left { get; set; } = fastest;

        public PriorityQueue<TaskCompletionSource, (CallPriority Priority, long Number)> Waiting { get; } = new();

        public long Number { get; set; }

        public ITimer? Timer { get; set; }

        public bool IsArmed { get; set; }

        public void Refill(DateTimeOffset at)
        {
            var seconds = (at - filledAt).TotalSeconds;
            if (seconds <= 0)
                return;
            filledAt = at;
            PerSecond = Math.Min(PerSecond + (seconds * SpeedUpPerSecond), fastest);
            Left = Math.Min(Left + (seconds * PerSecond), Math.Max(1, PerSecond));
        }
    }
}
