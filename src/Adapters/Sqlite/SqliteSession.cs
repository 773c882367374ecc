using BucketManager.Domain.Basics;
using Microsoft.Data.Sqlite;

namespace BucketManager.Adapters.Sqlite;

/// <summary>One connection with its prepared statements. One thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>A function of ours: 1 where the second, folded text stands in the first, else 0.</summary>
    public const string FoundIn = "found_in";

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;

    public SqliteSession(string path, int busySeconds)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = busySeconds,
        }.ToString());
        try
        {
            connection.Open();
            connection.CreateFunction<string, string, long>(
                FoundIn, (text, folded) => Sought.Fold(text).Contains(folded, StringComparison.Ordinal) ? 1 : 0, isDeterministic: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What was run so far, but for scripts.</summary>
    public IReadOnlyCollection<string> Statements => prepared.Keys;

    /// <summary>A number that moves when another connection has written; to be compared with earlier ones of this connection only.</summary>
    public long Writes() => Number("PRAGMA data_version") ?? 0;

    /// <summary>Runs a statement whose places are <c>$1</c>, <c>$2</c> …; the number of rows that it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> args) => Prepare(sql, args).ExecuteNonQuery();

    public List<T> List<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> args)
    {
        using var rows = Prepare(sql, args).ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
            list.Add(read(rows));
        return list;
    }

    /// <summary>The first row, or null.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> args)
        where T : class
    {
        using var rows = Prepare(sql, args).ExecuteReader();
        return rows.Read() ? read(rows) : null;
    }

    /// <summary>The first row's first column; null where there is no row, or nothing in it.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> args)
    {
        using var rows = Prepare(sql, args).ExecuteReader();
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetInt64(0) : null;
    }

    /// <summary>The first row's first column; null where there is no row, or nothing in it.</summary>
    public string? Text(string sql, params ReadOnlySpan<object?> args)
    {
        using var rows = Prepare(sql, args).ExecuteReader();
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetString(0) : null;
    }

    /// <summary>Statements that are run once, and so are not kept.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this adapter; no value of anybody stands in them.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>All that <paramref name="act"/> writes, or nothing of it when it throws.</summary>
    public T InTransaction<T>(Func<T> act)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = act();
            Run("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>All that <paramref name="act"/> reads is of one moment.</summary>
    public T AtOneMoment<T>(Func<T> act)
    {
        Run("BEGIN");
        try
        {
            return act();
        }
        finally
        {
            RollBack();
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private void RollBack()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // After some errors SQLite has rolled back already.
        }
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> args)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this adapter; values are bound below.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= args.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            prepared.Add(sql, command);
        }

        for (var i = 0; i < args.Length; i++)
            command.Parameters[i].Value = args[i] ?? DBNull.Value;
        return command;
    }
}
