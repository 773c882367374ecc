using BucketManager.Adapters.Memory;
using BucketManager.Application.Ports;
using Xunit;

namespace BucketManager.Contract.Tests.Memory;

public sealed class ChannelJobQueueTests : JobQueueContract
{
    [Fact]
    public async Task A_job_that_always_fails_is_given_up_and_the_host_is_told()
    {
        var gaveUp = new TaskCompletionSource<(DelayedWork Reminder, Exception Trouble)>();
        using var queue = new ChannelJobQueue(Clock, (reminder, trouble) => gaveUp.SetResult((reminder, trouble)));
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var trouble = new InvalidOperationException("A bug.");
        var handled = 0;
        var receiving = queue.RunAsync(
            (_, _) =>
            {
                handled++;
                throw trouble;
            },
            1,
            stop.Token);

        for (var failure = 1; failure < ChannelJobQueue.MaxAttempts; failure++)
        {
            await Clock.TimersAsync(failure);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((Look(1), trouble), await gaveUp.Task);
        Assert.Equal(ChannelJobQueue.MaxAttempts, handled);
        await stop.CancelAsync();
        await receiving;
    }

    [Fact]
    public async Task Several_workers_have_several_jobs_in_hand()
    {
        using var queue = new ChannelJobQueue(Clock);
        await queue.EnqueueAsync(Look(1), TimeSpan.Zero, CancellationToken.None);
        await queue.EnqueueAsync(Look(2), TimeSpan.Zero, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var both = new TaskCompletionSource();
        var inHand = 0;

        var receiving = queue.RunAsync(
            async (_, _) =>
            {
                if (Interlocked.Increment(ref inHand) == 2)
                    both.SetResult();
                await both.Task;
            },
            2,
            stop.Token);

        await both.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await stop.CancelAsync();
        await receiving;
    }

    protected override IJobQueue NewQueue() => new ChannelJobQueue(Clock);

    protected override Task ReceiveAsync(IJobQueue queue, Func<DelayedWork, CancellationToken, Task> handle, CancellationToken stop) =>
        ((ChannelJobQueue)queue).RunAsync(handle, 1, stop);
}
