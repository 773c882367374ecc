using BucketManager.Adapters.Memory;
using BucketManager.Application.Ports;

namespace BucketManager.Simulation.Actors;

/// <summary>What the processes share: the cache and the hand-overs.</summary>
public sealed record Stores(IStateCache Cache, IHandoverStore Handovers, Action? Close = null) : IDisposable
{
    public static Stores InMemory(TimeProvider clock) => new(new MemoryStateCache(clock), new MemoryHandoverStore(clock));

    public void Dispose() => Close?.Invoke();
}
