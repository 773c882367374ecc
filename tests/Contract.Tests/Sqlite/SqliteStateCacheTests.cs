using BucketManager.Adapters.Sqlite;
using BucketManager.Core.Ports;

namespace BucketManager.Contract.Tests.Sqlite;

public sealed class SqliteStateCacheTests : StateCacheContract, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override IStateCache NewCache() => new SqliteStateCache(folder.Open(Clock));
}
