using System.Threading.Channels;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>Everyone who listens hears, whatever the others do.</summary>
public abstract class NotifierContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => CancellationToken.None;

    protected abstract INotifier NewNotifier();

    protected abstract IDisposable Listen(INotifier notifier, Func<ProjectChange, CancellationToken, Task> hear);

    [Fact]
    public async Task Everyone_hears_every_change()
    {
        var notifier = NewNotifier();
        var (one, two) = (Channel.CreateUnbounded<ProjectChange>(), Channel.CreateUnbounded<ProjectChange>());
        using var first = Listen(notifier, one);
        using var second = Listen(notifier, two);

        for (var i = 1; i <= 100; i++)
            await notifier.PublishAsync(Change(i), Cancel);

        foreach (var heard in new[] { one, two })
        {
            for (var i = 1; i <= 100; i++)
                Assert.Equal(Change(i), await NextAsync(heard));
        }
    }

    [Fact]
    public async Task Nobody_has_to_listen() => await NewNotifier().PublishAsync(Change(1), Cancel);

    [Fact]
    public async Task One_who_fails_hurts_no_other_and_hears_the_next()
    {
        var notifier = NewNotifier();
        var (failing, other) = (Channel.CreateUnbounded<ProjectChange>(), Channel.CreateUnbounded<ProjectChange>());
        using var first = Listen(notifier, (change, _) =>
        {
            failing.Writer.TryWrite(change);
            throw new InvalidOperationException("A dead listener.");
        });
        using var second = Listen(notifier, other);

        await notifier.PublishAsync(Change(1), Cancel);
        await notifier.PublishAsync(Change(2), Cancel);

        Assert.Equal([Change(1), Change(2)], [await NextAsync(other), await NextAsync(other)]);
        Assert.Equal([Change(1), Change(2)], [await NextAsync(failing), await NextAsync(failing)]);
    }

    [Fact]
    public async Task One_who_never_ends_holds_up_nobody()
    {
        var notifier = NewNotifier();
        var other = Channel.CreateUnbounded<ProjectChange>();
        using var first = Listen(notifier, (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel));
        using var second = Listen(notifier, other);

        for (var i = 1; i <= 3; i++)
        {
            await notifier.PublishAsync(Change(i), Cancel).WaitAsync(Patience);
            Assert.Equal(Change(i), await NextAsync(other));
        }
    }

    [Fact]
    public async Task One_who_left_hears_nothing_more()
    {
        var notifier = NewNotifier();
        var (left, other) = (Channel.CreateUnbounded<ProjectChange>(), Channel.CreateUnbounded<ProjectChange>());
        var first = Listen(notifier, left);
        using var second = Listen(notifier, other);

        first.Dispose();
        first.Dispose();
        await notifier.PublishAsync(Change(1), Cancel);

        Assert.Equal(Change(1), await NextAsync(other));
        Assert.False(left.Reader.TryRead(out _));
    }

    protected static ProjectChange Change(long sequence) => new(A.Acme, sequence, A.Start, [], [], [], []);

    protected static async Task<ProjectChange> NextAsync(Channel<ProjectChange> heard) =>
        await heard.Reader.ReadAsync(Cancel).AsTask().WaitAsync(Patience);

    private IDisposable Listen(INotifier notifier, Channel<ProjectChange> heard) => Listen(notifier, async (change, cancel) =>
    {
        await Task.Yield();
        await heard.Writer.WriteAsync(change, cancel);
    });
}
