using BucketManager.Adapters.InMemory;
using BucketManager.Core.Ports;

namespace BucketManager.Contract.Tests.InMemory;

public sealed class MemoryHandoverStoreTests : HandoverStoreContract
{
    protected override IHandoverStore NewStore() => new MemoryHandoverStore(Clock);
}
