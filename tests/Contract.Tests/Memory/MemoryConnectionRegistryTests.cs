using BucketManager.Adapters.Memory;
using BucketManager.Application.Ports;

namespace BucketManager.Contract.Tests.Memory;

public sealed class MemoryConnectionRegistryTests : ConnectionRegistryContract
{
    protected override IConnectionRegistry NewRegistry() => new MemoryConnectionRegistry(Clock);
}
