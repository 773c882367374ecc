using BucketManager.Adapters.Memory;
using BucketManager.Application.Ports;

namespace BucketManager.Contract.Tests.Memory;

public sealed class MemoryHandoverStoreTests : HandoverStoreContract
{
    protected override IHandoverStore NewStore() => new MemoryHandoverStore(Clock);
}
