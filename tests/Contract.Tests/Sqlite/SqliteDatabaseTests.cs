using System.Text;
using BucketManager.Adapters.Sqlite;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Contract.Tests.Sqlite;

/// <summary>What the file adds to the contracts: it outlives the process, and trouble with it comes with a sentence.</summary>
public sealed class SqliteDatabaseTests : IDisposable
{
    private static readonly ThingKey Invoices = A.Bucket("invoices");

    private readonly FakeTimeProvider clock = new(A.Start);
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening()
    {
        var first = folder.Open(clock);
        var commit = await FillAsync(first);
        first.Dispose();

        await AssertFilledAsync(folder.Open(clock), commit);
    }

    [Fact]
    public async Task Everything_that_was_answered_is_there_after_a_crash()
    {
        var commit = await FillAsync(folder.Open(clock));
        File.Copy(folder.File(), folder.File("crashed.db"));
        File.Copy(folder.File("cache.db-wal"), folder.File("crashed.db-wal"));

        await AssertFilledAsync(folder.Open(clock, "crashed.db"), commit);
    }

    [Fact]
    public async Task Of_a_write_that_a_crash_tore_nothing_is_there()
    {
        var database = folder.Open(clock);
        var commit = await FillAsync(database);
        var before = new FileInfo(folder.File("cache.db-wal")).Length;
        var next = Commit.After(A.Acme, new ProjectHead(commit.Sequence, null), A.Start) with
        {
            Activity = [.. Enumerable.Range(0, 90).Select(i => A.Entry($"b{i}"))],
        };
        await new SqliteStateCache(database).CommitAsync(next, Cancel);
        var log = await File.ReadAllBytesAsync(folder.File("cache.db-wal"));
        Assert.True(log.Length > before);
        File.Copy(folder.File(), folder.File("torn.db"));
        await File.WriteAllBytesAsync(folder.File("torn.db-wal"), log[..^100]);

        await AssertFilledAsync(folder.Open(clock, "torn.db"), commit);
    }

    [Fact]
    public async Task Closing_leaves_one_file()
    {
        var database = folder.Open(clock);
        await FillAsync(database);
        Assert.True(new FileInfo(folder.File("cache.db-wal")).Length > 0);

        database.Dispose();
        database.Dispose();

        Assert.Equal(["cache.db"], Directory.GetFiles(Path.GetDirectoryName(folder.File())!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_closed_file_is_not_read()
    {
        var database = folder.Open(clock);
        var cache = new SqliteStateCache(database);
        await cache.FindHeadAsync(A.Acme, Cancel);

        database.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.FindHeadAsync(A.Acme, Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.CommitAsync(Commit.After(A.Acme, null, A.Start), Cancel));
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(folder.File("old.db"), string.Empty);
        File.SetUnixFileMode(
            folder.File("old.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await FillAsync(folder.Open(clock));
        await FillAsync(folder.Open(clock, "old.db"));

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(folder.File())!))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task What_is_over_leaves_the_file()
    {
        var database = folder.Open(clock);
        var cache = new SqliteStateCache(database);
        await FillAsync(database);
        await cache.CommitAsync(
            Commit.After(A.Zenith, null, A.Start) with
            {
                Things = [new ThingWrite(A.Tombstone(A.Bucket("gone", A.Zenith), A.Start.ToUnixTimeMilliseconds()), null)],
            },
            Cancel);
        clock.Advance(Lifetimes.Tombstone + Lifetimes.TombstoneGrace);

        await cache.CommitAsync(Commit.After(A.Zenith, await cache.FindHeadAsync(A.Zenith, Cancel), clock.GetUtcNow()), Cancel);

        Assert.Equal(1, Count(database, "change"));
        Assert.Equal(0, Count(database, "idempotency"));

        // While the process lives, somebody in it may remember the tombstone.
        Assert.Equal(1, Count(database, "thing WHERE project = 'zenith'"));
        database.Dispose();
        Assert.Equal(0, Count(folder.Open(clock), "thing WHERE project = 'zenith'"));
    }

    [Fact]
    public async Task A_file_of_an_older_version_is_brought_forward()
    {
        SqliteVersion1.Write(folder.File());

        var database = folder.Open(clock);
        var cache = new SqliteStateCache(database);

        Assert.Equal(new ProjectHead(1_700_000_000_007, null), await cache.FindHeadAsync(A.Acme, Cancel));
        var thing = Assert.Single(await cache.ListThingsAsync(A.Acme, Cancel));
        var then = A.Waiting(Invoices, 1_700_000_000_007);
        then = then with
        {
            Applied = then.Applied! with { Record = then.Applied.Record with { Renderer = 1 } },
            Queued = then.Queued! with { Record = then.Queued.Record with { Renderer = 1 } },
        };
        Assert.Equal(then, thing);
        Assert.Equal(A.Operation("o2"), await cache.FindOperationAsync(A.Acme, OperationId.Parse("o2"), Cancel));
        // A sentence keeps the words in which it was written down.
        var entry = A.Entry("o2");
        Assert.Equal(
            entry with { Sentence = entry.Sentence with { Text = "Must be given." } },
            (await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Items[0]);

        // The hand-overs came with version 2, the jobs with version 3.
        Assert.True(await new SqliteHandoverStore(database).AddAsync(A.Handover("h1", A.Start), Cancel));
        Assert.Empty(await cache.ListOpenJobsAsync(Cancel));
        Assert.Equal(
            CommitOutcome.Committed,
            await cache.CommitAsync(Commit.After(A.Acme, await cache.FindHeadAsync(A.Acme, Cancel), A.Start), Cancel));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        var database = folder.Open(clock);
        await FillAsync(database);
        database.Dispose();
        Raw("PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(folder.File());

        var refused = Assert.Throws<PortException>(() => folder.Open(clock));

        Assert.Equal(PortFault.Refused, refused.Fault);
        Assert.Contains(folder.File(), refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Assert.Contains("move the file away", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File()));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        using (File.Create(folder.File()))
        {
        }

        Raw("CREATE TABLE songs (title TEXT)");
        var before = File.ReadAllBytes(folder.File());

        var refused = Assert.Throws<PortException>(() => folder.Open(clock));

        Assert.Equal(PortFault.Refused, refused.Fault);
        Assert.Contains("another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File()));
    }

    [Fact]
    public void A_file_that_is_no_database_is_told_with_the_way_back()
    {
        File.WriteAllText(folder.File(), string.Concat(Enumerable.Repeat("This is not a database. ", 1000)));

        AssertDamaged(Assert.Throws<PortException>(() => folder.Open(clock)));
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_told_with_the_way_back()
    {
        var database = folder.Open(clock);
        await FillAsync(database);
        database.Dispose();
        var whole = await File.ReadAllBytesAsync(folder.File());
        await File.WriteAllBytesAsync(folder.File(), whole[..(whole.Length / 2)]);

        AssertDamaged(Assert.Throws<PortException>(() => folder.Open(clock)));
        Assert.Equal(whole.Length / 2, new FileInfo(folder.File()).Length);
    }

    [Fact]
    public async Task A_file_with_a_scratch_is_told_with_the_way_back()
    {
        var database = folder.Open(clock);
        await FillAsync(database);
        database.Dispose();
        var scratched = await File.ReadAllBytesAsync(folder.File());
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("scratch ", 600))).CopyTo(scratched, 4096);
        await File.WriteAllBytesAsync(folder.File(), scratched);

        AssertDamaged(Assert.Throws<PortException>(() => folder.Open(clock)));
    }

    [Fact]
    public async Task A_large_file_is_looked_through_only_after_a_bad_end()
    {
        var database = folder.Open(clock);
        var commit = await FillAsync(database);
        await new SqliteStateCache(database).CommitAsync(
            Commit.After(A.Acme, new ProjectHead(commit.Sequence, null), A.Start) with
            {
                Templates =
                [
                    .. Enumerable.Range(0, 17).Select(i => new AppliedTemplate(A.Bucket($"large-{i}"), new string('x', 1_000_000))),
                ],
            },
            Cancel);
        database.Dispose();
        var scratched = await File.ReadAllBytesAsync(folder.File());
        scratched.AsSpan(scratched.Length / 2, 5000).Fill((byte)'s');
        await File.WriteAllBytesAsync(folder.File(), scratched);

        var believed = folder.Open(clock);
        Assert.Equal("{}", await new SqliteStateCache(believed).FindTemplateAsync(Invoices, Cancel));
        believed.Dispose();

        await File.WriteAllTextAsync(folder.File("cache.db-wal"), "left by a process that died", Cancel);
        AssertDamaged(Assert.Throws<PortException>(() => folder.Open(clock)));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_told()
    {
        var missing = Path.Combine(folder.File("nowhere"), "cache.db");

        var told = Assert.Throws<PortException>(() => SqliteDatabase.Open(missing, clock));

        Assert.Equal(PortFault.Unavailable, told.Fault);
        Assert.Contains(missing, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_told_and_written_when_it_is_free()
    {
        var cache = new SqliteStateCache(folder.Open(clock));
        var commit = Commit.After(A.Acme, null, A.Start);
        using (var other = new SqliteConnection($"Data Source={folder.File()};Pooling=False"))
        {
            other.Open();
            using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();

            var told = await Assert.ThrowsAsync<PortException>(() => cache.CommitAsync(commit, Cancel));

            Assert.Equal(PortFault.Throttled, told.Fault);
            Assert.Contains("in use by another program", told.Message, StringComparison.Ordinal);
            Assert.Null(await cache.FindHeadAsync(A.Acme, Cancel));
        }

        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(commit, Cancel));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_loses_nothing_that_was_answered()
    {
        var database = folder.Open(clock);
        var cache = new SqliteStateCache(database);
        var commit = await FillAsync(database);
        database.Write(session =>
        {
            session.Script("PRAGMA max_page_count = 1");
            return true;
        });
        var large = Commit.After(A.Acme, new ProjectHead(commit.Sequence, null), A.Start) with
        {
            Templates = [new AppliedTemplate(Invoices, new string('x', 1_000_000))],
        };

        var told = await Assert.ThrowsAsync<PortException>(() => cache.CommitAsync(large, Cancel));

        Assert.Equal(PortFault.Unavailable, told.Fault);
        Assert.Contains("is full", told.Message, StringComparison.Ordinal);
        Assert.Equal("disk-full", told.Says?.Code);
        Assert.Equal("disk-full", database.Trouble?.Code);
        await AssertFilledAsync(database, commit);
        database.Write(session =>
        {
            session.Script("PRAGMA max_page_count = 100000");
            return true;
        });
        Assert.Null(database.Trouble);
        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(large, Cancel));
    }

    [Theory]
    [InlineData(3, PortFault.Unavailable, "cannot be written")]
    [InlineData(6, PortFault.Throttled, "in use")]
    [InlineData(8, PortFault.Unavailable, "cannot be written")]
    [InlineData(10, PortFault.Unavailable, "gave an error")]
    [InlineData(11, PortFault.Bug, "is damaged")]
    [InlineData(13, PortFault.Unavailable, "is full")]
    [InlineData(14, PortFault.Unavailable, "cannot be written")]
    [InlineData(26, PortFault.Bug, "is damaged")]
    [InlineData(1, PortFault.Bug, "a message")]
    public void Each_trouble_has_its_sentence(int code, PortFault fault, string says)
    {
        var told = Assert.Throws<PortException>(() => SqliteFaults.Translate<bool>(
            "/state/cache.db", () => throw new SqliteException("a message", code)));

        Assert.Equal(fault, told.Fault);
        Assert.Contains("/state/cache.db", told.Message, StringComparison.Ordinal);
        Assert.Contains(says, told.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(told.InnerException);
    }

    [Fact]
    public async Task No_read_goes_through_a_whole_table()
    {
        var database = folder.Open(clock);
        var cache = new SqliteStateCache(database);
        var handovers = new SqliteHandoverStore(database);
        await FillAsync(database);
        await cache.FindHeadAsync(A.Acme, Cancel);
        await cache.FindThingAsync(Invoices, Cancel);
        await cache.ListThingsAsync(A.Acme, Cancel);
        await cache.ListProjectThingsAsync(Cancel);
        await cache.ListOpenAsync(Cancel);
        await cache.ListChangesAsync(A.Acme, 0, 10, Cancel);
        await cache.ListChangesAsync(A.Acme, A.Start.ToUnixTimeMilliseconds(), 10, Cancel);
        await cache.FindOperationAsync(A.Acme, OperationId.Parse("o1"), Cancel);
        foreach (var filter in new[] { new OperationFilter(), new OperationFilter(OperationState.Queued, ThingKind.Bucket, "invoices") })
            await cache.ListOperationsAsync(A.Acme, filter, 10, "bzE", Cancel);
        var all = new ActivityFilter("a", ThingKind.Bucket, "b", OperationState.Failed, A.Start, A.Start);
        foreach (var filter in new[] { new ActivityFilter(), all, all with { Exactly = Invoices } })
            await cache.ListActivityAsync(A.Acme, filter, 10, "bzE", Cancel);
        await cache.FindJobAsync(new JobKey(A.Acme, JobId.Parse("j1")), Cancel);
        await cache.ListJobsAsync(A.Acme, 10, "bzE", Cancel);
        await cache.ListOpenJobsAsync(Cancel);
        await cache.FindIdempotencyAsync(A.Acme, "a", "b", Cancel);
        await cache.FindTemplateAsync(Invoices, Cancel);
        await cache.FindAccountOwnerAsync(AccountId.Parse("123456789012"), Cancel);
        await handovers.FindAsync(A.Acme, "h1", Cancel);
        await handovers.FindByTokenAsync("h1", Cancel);
        await handovers.ListAsync(A.Acme, null, Cancel);
        await handovers.ListAsync(A.Acme, UserName.Parse("carrier"), Cancel);
        await handovers.ListDueAsync(A.Start, Cancel);

        var statements = database.Read(session => session.Statements).Where(s => s.StartsWith("SELECT", StringComparison.Ordinal)).ToList();
        Assert.True(statements.Count > 22, "The reads above were not made on one connection.");
        foreach (var statement in statements)
        {
            var places = Enumerable.Repeat<object?>(1L, statement.Count(c => c == '$')).ToArray();
            var plan = database.Read(session => session.List($"EXPLAIN QUERY PLAN {statement}", row => row.GetString(3), places));
            Assert.DoesNotContain(
                plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains(" USING ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_row_that_a_newer_program_wrote_is_refused_in_a_sentence()
    {
        var database = folder.Open(clock);
        var cache = new SqliteStateCache(database);
        await FillAsync(database);
        database.Write(session => session.Run("UPDATE thing SET body = '{\"schema\":2,\"value\":{\"all\":\"new\"}}'"));

        var refused = await Assert.ThrowsAsync<PortException>(() => cache.FindThingAsync(Invoices, Cancel));

        Assert.Equal(PortFault.Refused, refused.Fault);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    private void AssertDamaged(PortException told)
    {
        Assert.Equal(PortFault.Bug, told.Fault);
        Assert.Contains(folder.File(), told.Message, StringComparison.Ordinal);
        Assert.Contains("is damaged", told.Message, StringComparison.Ordinal);
        Assert.Contains("away", told.Message, StringComparison.Ordinal);
        Assert.Contains("rebuilt from the templates", told.Message, StringComparison.Ordinal);
    }

    private static async Task<Commit> FillAsync(SqliteDatabase database)
    {
        var commit = Commit.After(A.Acme, null, A.Start);
        commit = commit with
        {
            Things = [new ThingWrite(A.Waiting(Invoices, commit.Sequence), null)],
            Operations = [A.Operation("o1")],
            Activity = [A.Entry("o1")],
            Templates = [new AppliedTemplate(Invoices, "{}")],
            Idempotency = A.Key("key", A.Start),
            Account = new AccountClaim(AccountId.Parse("123456789012"), Release: false),
        };
        Assert.Equal(CommitOutcome.Committed, await new SqliteStateCache(database).CommitAsync(commit, Cancel));
        Assert.True(await new SqliteHandoverStore(database).AddAsync(A.Handover("h1", A.Start), Cancel));
        return commit;
    }

    private static async Task AssertFilledAsync(SqliteDatabase database, Commit commit)
    {
        var cache = new SqliteStateCache(database);
        Assert.Equal(new ProjectHead(commit.Sequence, null), await cache.FindHeadAsync(A.Acme, Cancel));
        Assert.Equal(commit.Things[0].After, Assert.Single(await cache.ListThingsAsync(A.Acme, Cancel)));
        Assert.Equal([Invoices], await cache.ListOpenAsync(Cancel));
        Assert.Equal(commit.Operations[0], await cache.FindOperationAsync(A.Acme, OperationId.Parse("o1"), Cancel));
        Assert.Equal(
            commit.Activity[0], Assert.Single((await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Items));
        Assert.Equal("{}", await cache.FindTemplateAsync(Invoices, Cancel));
        Assert.Equal(commit.Idempotency, await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
        Assert.Equal(A.Acme, await cache.FindAccountOwnerAsync(AccountId.Parse("123456789012"), Cancel));
        Assert.Empty((await cache.ListChangesAsync(A.Acme, commit.Sequence, 10, Cancel))!);
        Assert.Equal(A.Handover("h1", A.Start), await new SqliteHandoverStore(database).FindByTokenAsync("hash of h1", Cancel));
    }

    private static long Count(SqliteDatabase database, string from) =>
        database.Read(session => session.Number($"SELECT count(*) FROM {from}"))!.Value;

    private void Raw(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File()};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
