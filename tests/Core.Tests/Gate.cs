using Xunit;

namespace BucketManager.Core.Tests;

/// <summary>What every call of a <see cref="Gated{TPort}"/> passes twice. Open unless a test closes it.</summary>
public sealed class Gate
{
    private readonly List<TaskCompletionSource> waiting = [];

    /// <summary>Told of each passing: what is called, and whether it was carried out already. May throw.</summary>
    public Action<string, bool>? Passing { get; set; }

    /// <summary>Every call waits until <see cref="LetAllThroughAsync"/> chooses it.</summary>
    public bool Holds { get; set; }

    public Task PassAsync(string call, bool carriedOut)
    {
        Passing?.Invoke(call, carriedOut);
        if (!Holds)
            return Task.CompletedTask;
        var turn = new TaskCompletionSource();
        waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Lets what waits through, one call after the other, at most so many.</summary>
    public void LetThrough(int most)
    {
        for (; most > 0 && waiting.Count > 0; most--)
        {
            var turn = waiting[0];
            waiting.RemoveAt(0);
            turn.SetResult();
        }
    }

    /// <summary>Starts everything, then lets one call at a time through, in an order that the seed decides, until all have ended.</summary>
    /// <param name="seed">The same seed, the same order.</param>
    /// <param name="idle">When nobody waits at the gate: lets time pass.</param>
    /// <param name="starts">What runs at once.</param>
    public async Task<T[]> LetAllThroughAsync<T>(int seed, Action idle, IReadOnlyList<Func<Task<T>>> starts)
    {
        // Without a context continuations run where they are released: one thread, one order.
        SynchronizationContext.SetSynchronizationContext(null);
        var order = new Random(seed);
        Holds = true;
        var all = Task.WhenAll(starts.Select(start => start()).ToArray());
        for (var steps = 0; !all.IsCompleted; steps++)
        {
            Assert.True(steps < 100_000, "Nothing moves any more.");
            if (waiting.Count == 0)
            {
                idle();
                continue;
            }

            var next = order.Next(waiting.Count);
            var turn = waiting[next];
            waiting.RemoveAt(next);
            turn.SetResult();
        }

        Holds = false;
        return await all;
    }
}
