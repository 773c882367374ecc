using BucketManager.Adapters.Sqlite;

namespace BucketManager.Contract.Tests.Sqlite;

/// <summary>A folder of its own for each test, and the databases in it; gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bucket-manager-");
    private readonly List<SqliteDatabase> open = [];

    public string File(string name = "cache.db") => Path.Combine(folder.FullName, name);

    public SqliteDatabase Open(TimeProvider clock, string name = "cache.db")
    {
        var database = SqliteDatabase.Open(File(name), clock);
        open.Add(database);
        return database;
    }

    public void Dispose()
    {
        foreach (var database in open)
            database.Dispose();
        folder.Delete(recursive: true);
    }
}
