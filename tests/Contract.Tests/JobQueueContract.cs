using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>Work for later comes, at its time, until it is done.</summary>
public abstract class JobQueueContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected JobQueueContract() => Clock = new TimerCountingClock(A.Start);

    protected TimerCountingClock Clock { get; }

    private static CancellationToken Cancel => CancellationToken.None;

    protected abstract IJobQueue NewQueue();

    /// <summary>Hands what is due to <paramref name="handle"/>, as the host does, until <paramref name="stop"/>.</summary>
    protected abstract Task ReceiveAsync(IJobQueue queue, Func<DelayedWork, CancellationToken, Task> handle, CancellationToken stop);

    [Fact]
    public async Task A_job_comes_at_once_when_it_has_no_delay()
    {
        var queue = NewQueue();
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, Cancel);

        Assert.Equal(Look(1), Assert.Single(await ReceiveAsync(queue, 1)));
    }

    [Fact]
    public async Task A_job_that_is_enqueued_while_somebody_waits_comes()
    {
        var queue = NewQueue();
        var receiving = ReceiveAsync(queue, 1);

        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, Cancel);

        Assert.Equal(Look(1), Assert.Single(await receiving));
    }

    [Fact]
    public async Task A_job_does_not_come_before_its_time()
    {
        var queue = NewQueue();
        await queue.EnqueueAsync(Look(2), TimeSpan.FromSeconds(8), Cancel);
        await queue.EnqueueAsync(Look(1), TimeSpan.FromSeconds(4), Cancel);

        Clock.Advance(TimeSpan.FromSeconds(8) - TimeSpan.FromTicks(1));
        await queue.EnqueueAsync(Look(0), TimeSpan.Zero, Cancel);
        Assert.Equal([Look(1), Look(0)], await ReceiveAsync(queue, 2));

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal([Look(2)], await ReceiveAsync(queue, 1));
    }

    [Fact]
    public async Task A_job_whose_handling_fails_comes_again_after_a_pause()
    {
        var queue = NewQueue();
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, Cancel);
        using var stop = new CancellationTokenSource();
        var handled = 0;
        var done = new TaskCompletionSource();
        var receiving = ReceiveAsync(
            queue,
            (_, _) =>
            {
                if (++handled < 3)
                    throw new PortException(PortFault.Unavailable, "No answer.");
                done.SetResult();
                return Task.CompletedTask;
            },
            stop.Token);

        for (var failure = 1; failure < 3; failure++)
        {
            await Clock.TimersAsync(failure).WaitAsync(Patience);
            Assert.Equal(failure, handled);
            Clock.Advance(TimeSpan.FromMinutes(2));
        }

        await done.Task.WaitAsync(Patience);
        await stop.CancelAsync();
        await receiving.WaitAsync(Patience);
        Assert.Equal(3, handled);
    }

    [Fact]
    public async Task A_job_that_fails_does_not_hold_up_the_others()
    {
        var queue = NewQueue();
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, Cancel);
        await queue.EnqueueAsync(Look(2), TimeSpan.Zero, Cancel);
        using var stop = new CancellationTokenSource();
        var other = new TaskCompletionSource<DelayedWork>();

        var receiving = ReceiveAsync(
            queue,
            (reminder, _) => reminder == Look(1) ? throw new InvalidOperationException("A bug.") : Task.FromResult(other.TrySetResult(reminder)),
            stop.Token);

        Assert.Equal(Look(2), await other.Task.WaitAsync(Patience));
        await stop.CancelAsync();
        await receiving.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_job_that_a_stop_cut_off_comes_again()
    {
        var queue = NewQueue();
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, Cancel);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var receiving = ReceiveAsync(
            queue,
            async (_, cancel) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            },
            stop.Token);
        await begun.Task.WaitAsync(Patience);

        await stop.CancelAsync();
        await receiving.WaitAsync(Patience);

        Assert.Equal([Look(1)], await ReceiveAsync(queue, 1));
    }

    [Fact]
    public async Task A_stop_waits_for_the_job_in_hand_and_takes_no_other()
    {
        var queue = NewQueue();
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, Cancel);
        await queue.EnqueueAsync(Look(2), TimeSpan.Zero, Cancel);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var receiving = ReceiveAsync(
            queue,
            async (reminder, _) =>
            {
                Assert.Equal(Look(1), reminder);
                begun.SetResult();
                await finish.Task;
            },
            stop.Token);
        await begun.Task.WaitAsync(Patience);

        await stop.CancelAsync();
        Assert.False(receiving.IsCompleted);
        finish.SetResult();
        await receiving.WaitAsync(Patience);

        Assert.Equal([Look(2)], await ReceiveAsync(queue, 1));
    }

    protected static DelayedWork Look(int attempt) => new DelayedWork.Recheck(A.Bucket("invoices"), attempt);

    /// <summary>The next jobs that come.</summary>
    private async Task<IReadOnlyList<DelayedWork>> ReceiveAsync(IJobQueue queue, int count)
    {
        using var stop = new CancellationTokenSource();
        var received = new List<DelayedWork>();
        var enough = new TaskCompletionSource();
        var receiving = ReceiveAsync(
            queue,
            (reminder, _) =>
            {
                received.Add(reminder);
                if (received.Count == count)
                {
                    stop.Cancel();
                    enough.SetResult();
                }

                return Task.CompletedTask;
            },
            stop.Token);
        await enough.Task.WaitAsync(Patience);
        await receiving.WaitAsync(Patience);
        return received;
    }
}
