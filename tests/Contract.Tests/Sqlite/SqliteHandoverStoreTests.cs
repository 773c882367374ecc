using BucketManager.Adapters.Sqlite;
using BucketManager.Application.Ports;

namespace BucketManager.Contract.Tests.Sqlite;

public sealed class SqliteHandoverStoreTests : HandoverStoreContract, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override IHandoverStore NewStore() => new SqliteHandoverStore(folder.Open(Clock));
}
