using BucketManager.Adapters.Memory;
using BucketManager.Application.Ports;

namespace BucketManager.Contract.Tests.Memory;

public sealed class MemoryStateCacheTests : StateCacheContract
{
    protected override IStateCache NewCache() => new MemoryStateCache(Clock);
}
