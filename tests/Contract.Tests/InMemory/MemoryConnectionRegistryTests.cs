using BucketManager.Adapters.InMemory;
using BucketManager.Core.Ports;

namespace BucketManager.Contract.Tests.InMemory;

public sealed class MemoryConnectionRegistryTests : ConnectionRegistryContract
{
    protected override IConnectionRegistry NewRegistry() => new MemoryConnectionRegistry(Clock);
}
