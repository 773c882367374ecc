using System.Threading.Channels;
using BucketManager.Adapters.Memory;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using Xunit;

namespace BucketManager.Contract.Tests.Memory;

public sealed class MemoryNotifierTests : NotifierContract
{
    [Fact]
    public async Task One_who_is_too_slow_misses_the_oldest_and_sees_it_by_the_number()
    {
        var notifier = new MemoryNotifier();
        var heard = Channel.CreateUnbounded<ProjectChange>();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var slow = notifier.Listen(async (change, _) =>
        {
            begun.TrySetResult();
            await goOn.Task;
            heard.Writer.TryWrite(change);
        });
        await notifier.PublishAsync(Change(1), CancellationToken.None);
        await begun.Task;

        for (var i = 2; i <= MemoryNotifier.MaxWaiting + 11; i++)
            await notifier.PublishAsync(Change(i), CancellationToken.None);
        goOn.SetResult();

        Assert.Equal(1, (await NextAsync(heard)).Sequence);
        Assert.Equal(12, (await NextAsync(heard)).Sequence);
        Assert.Equal(13, (await NextAsync(heard)).Sequence);
    }

    protected override INotifier NewNotifier() => new MemoryNotifier();

    protected override IDisposable Listen(INotifier notifier, Func<ProjectChange, CancellationToken, Task> hear) =>
        ((MemoryNotifier)notifier).Listen(hear);
}
