using BucketManager.Adapters.InMemory;
using BucketManager.Core.Ports;

namespace BucketManager.Contract.Tests.InMemory;

public sealed class MemoryStateCacheTests : StateCacheContract
{
    protected override IStateCache NewCache() => new MemoryStateCache(Clock);
}
