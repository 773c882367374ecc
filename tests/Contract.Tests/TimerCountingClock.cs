using Microsoft.Extensions.Time.Testing;

namespace BucketManager.Contract.Tests;

/// <summary>A virtual clock that says when somebody began to wait on it.</summary>
public sealed class TimerCountingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private int made;

    /// <summary>Ends when so many timers were made in all.</summary>
    public Task TimersAsync(int count)
    {
        lock (gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            Tell();
            return reached.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (gate)
        {
            made++;
            Tell();
        }

        return timer;
    }

    private void Tell()
    {
        foreach (var (_, reached) in waiting.Where(w => w.Count <= made))
            reached.TrySetResult();
    }
}
