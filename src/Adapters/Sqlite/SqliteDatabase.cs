using System.Collections.Concurrent;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Domain.Basics;
using Microsoft.Data.Sqlite;

namespace BucketManager.Adapters.Sqlite;

/// <summary>
/// The file that holds the cache and the hand-overs. What was answered is on the disk (write-ahead log, synchronous full);
/// one connection writes, others read beside it. Calls do not wait for anybody but the disk, so they are made on the caller's thread.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    // Only a program from outside can be in the way, such as a backup.
    private const int BusySeconds = 2;

    // Bytes. Looking through a file costs about a second for each 40 MB that the system has not in memory.
    private const long AlwaysChecked = 16_000_000;

    private static readonly TimeSpan BetweenCleanUps = TimeSpan.FromHours(1);

    private readonly string path;
    private readonly TimeProvider clock;
    private readonly Lock writing = new();
    private readonly SqliteSession writer;
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private volatile bool disposed;
    private volatile Sentence? trouble;
    private DateTimeOffset nextCleanUp;

    private SqliteDatabase(string path, TimeProvider clock, SqliteSession writer)
    {
        this.path = path;
        this.clock = clock;
        this.writer = writer;
    }

    internal TimeProvider Clock => clock;

    /// <summary>Why the last write could not be made; null: it was made.</summary>
    public Sentence? Trouble => trouble;

    /// <summary>
    /// Opens the file, or makes it, readable by its owner only, and brings it to the newest form. Throws
    /// <see cref="PortException"/> with a sentence that names the file and the way out: damaged, not ours, written by a newer
    /// program, not to be written.
    /// </summary>
    public static SqliteDatabase Open(string path, TimeProvider clock) => SqliteFaults.Translate(path, () =>
    {
        MakePrivate(path);
        var log = new FileInfo(path + "-wal");
        var endedBadly = log is { Exists: true, Length: > 0 };
        var isSmall = new FileInfo(path).Length <= AlwaysChecked;
        var session = new SqliteSession(path, BusySeconds);
        try
        {
            // A process that ends well leaves no log. A large file is then believed: what is damaged in it shows when it is read.
            if ((endedBadly || isSmall) && session.Text("PRAGMA quick_check(1)") != "ok")
                throw SqliteFaults.Damaged(path);
            SqliteSchema.Check(session, path);
            session.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            SqliteSchema.Migrate(session);
            RemoveTombstones(session, clock);
            return new SqliteDatabase(path, clock, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    });

    /// <summary>Puts all that the write-ahead log holds into the file, and closes it.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (disposed)
                return;
            disposed = true;
            while (readers.TryTake(out var reader))
                reader.Dispose();
            try
            {
                writer.Text("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            catch (SqliteException)
            {
                // The log stays beside the file and is read at the next start: nothing is lost.
            }

            writer.Dispose();
        }
    }

    /// <summary>While there is trouble: writes what stands there already, to see whether it is over.</summary>
    public void TryAgain()
    {
        if (trouble is null)
            return;
        try
        {
            Write(session =>
            {
                session.Script($"PRAGMA user_version = {session.Number("PRAGMA user_version")}");
                return true;
            });
        }
        catch (Exception still) when (still is PortException or ObjectDisposedException)
        {
            // It is not over, or nobody asks any more.
        }
    }

    /// <summary>One transaction of the one writer.</summary>
    internal T Write<T>(Func<SqliteSession, T> act)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            try
            {
                var result = SqliteFaults.Translate(path, () => writer.InTransaction(() =>
                {
                    CleanUp(writer);
                    return act(writer);
                }));
                trouble = null;
                return result;
            }
            catch (PortException told) when (told.Says is not null)
            {
                trouble = told.Says;
                throw;
            }
        }
    }

    internal T Read<T>(Func<SqliteSession, T> act) => SqliteFaults.Translate(path, () =>
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!readers.TryTake(out var reader))
        {
            reader = new SqliteSession(path, BusySeconds);
            reader.Script("PRAGMA query_only = ON");
        }

        try
        {
            return act(reader);
        }
        finally
        {
            readers.Add(reader);

            // Closed meanwhile: nobody else would take it out again.
            if (disposed && readers.TryTake(out var last))
                last.Dispose();
        }
    });

    private static void MakePrivate(string path)
    {
        if (!File.Exists(path))
        {
            var make = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                make.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(path, make).Dispose();
        }
        else if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(path);
            var own = mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite);
            if (own != mode)
                File.SetUnixFileMode(path, own);
        }
    }

    // Only when the process starts: later one of its readers may remember a tombstone, and could not write over it.
    private static void RemoveTombstones(SqliteSession session, TimeProvider clock) =>
        session.Run("DELETE FROM thing WHERE ends_at <= $1", (clock.GetUtcNow() - Lifetimes.TombstoneGrace).UtcTicks);

    // What is over is left out by every read; now and then, and first after the start, it is removed.
    private void CleanUp(SqliteSession session)
    {
        var now = clock.GetUtcNow();
        if (now < nextCleanUp)
            return;
        nextCleanUp = now + BetweenCleanUps;
        session.Run("DELETE FROM change WHERE at <= $1", (now - Lifetimes.Change).UtcTicks);
        session.Run("DELETE FROM idempotency WHERE at <= $1", (now - Lifetimes.Idempotency).UtcTicks);
        session.Run("DELETE FROM handover WHERE ends_at <= $1", now.UtcTicks);
    }
}
