using BucketManager.Adapters.Sqlite;
using BucketManager.Application.Ports;
using Xunit;

namespace BucketManager.Contract.Tests.Sqlite;

public sealed class SqliteStateCacheTests : StateCacheContract, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task While_no_sequence_moves_they_are_not_read_again()
    {
        var cache = NewCache();
        await CommitAsync(cache);
        var read = await cache.ListSequencesAsync(CancellationToken.None);

        Assert.Same(read, await cache.ListSequencesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_another_connection_wrote_is_seen_by_who_has_read_before()
    {
        var (cache, other) = (NewCache(), NewCache());
        await CommitAsync(cache);
        Assert.Single(await other.ListSequencesAsync(CancellationToken.None));

        var next = await NextAsync(cache);
        await cache.CommitAsync(next, CancellationToken.None);

        Assert.Equal(next.Sequence, (await other.ListSequencesAsync(CancellationToken.None))[A.Acme]);
    }

    protected override IStateCache NewCache() => new SqliteStateCache(folder.Open(Clock));
}
