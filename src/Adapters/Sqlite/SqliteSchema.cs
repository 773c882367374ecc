using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Sqlite;

/// <summary>
/// The tables, as steps: step n makes of form n - 1 form n, and the file's <c>user_version</c> says which form it has.
/// Steps are never changed once they were released. Times are UTC ticks, things and the like JSON (<c>StateJson</c>).
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours ("BMgr"), so that nobody's other database is taken for a cache.</summary>
    public const long ApplicationId = 0x424D6772;

    private static readonly string[] Steps =
    [
        // 1: the cache
        """
        CREATE TABLE project (
          name TEXT PRIMARY KEY, first INTEGER NOT NULL, sequence INTEGER NOT NULL, rebuilt_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE thing (
          project TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, open INTEGER NOT NULL, ends_at INTEGER,
          body TEXT NOT NULL, PRIMARY KEY (project, kind, name)
        ) STRICT;
        CREATE INDEX thing_open ON thing (project, kind, name) WHERE open = 1;
        CREATE INDEX thing_project ON thing (project) WHERE kind = 'project';
        CREATE INDEX thing_ends_at ON thing (ends_at) WHERE ends_at IS NOT NULL;
        CREATE TABLE change (
          project TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, token TEXT, body TEXT NOT NULL,
          PRIMARY KEY (project, sequence)
        ) STRICT;
        CREATE INDEX change_at ON change (at);
        CREATE TABLE operation (
          project TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, ended INTEGER NOT NULL,
          body TEXT NOT NULL, PRIMARY KEY (project, id)
        ) STRICT;
        CREATE INDEX operation_thing ON operation (project, kind, name, state, id);
        CREATE TABLE activity (
          project TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
          result TEXT, body TEXT NOT NULL, PRIMARY KEY (project, id)
        ) STRICT;
        CREATE INDEX activity_thing ON activity (project, kind, name, actor, result, at, id);
        CREATE TABLE idempotency (
          project TEXT NOT NULL, actor TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, body_hash TEXT NOT NULL,
          result_id TEXT NOT NULL, PRIMARY KEY (project, actor, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotency_at ON idempotency (at);
        CREATE TABLE template (
          project TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (project, kind, name)
        ) STRICT;
        CREATE TABLE account (account TEXT PRIMARY KEY, project TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """,

        // 2: hand-overs
        """
        CREATE TABLE handover (
          project TEXT NOT NULL, id TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, user TEXT NOT NULL, created_at INTEGER NOT NULL,
          version INTEGER NOT NULL, due_at INTEGER, ends_at INTEGER, body TEXT NOT NULL, PRIMARY KEY (project, id)
        ) STRICT;
        CREATE INDEX handover_user ON handover (project, user, created_at);
        CREATE INDEX handover_due ON handover (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX handover_ends_at ON handover (ends_at) WHERE ends_at IS NOT NULL;
        """,

        // 3: jobs
        """
        CREATE TABLE job (
          project TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, ended INTEGER NOT NULL, body TEXT NOT NULL,
          PRIMARY KEY (project, id)
        ) STRICT;
        CREATE INDEX job_open ON job (project, id) WHERE ended = 0;
        """,
    ];

    /// <summary>Throws, before anything is written, for a file that is not ours or is newer than this program.</summary>
    public static void Check(SqliteSession session, string path)
    {
        var empty = session.Number("SELECT count(*) FROM sqlite_schema") == 0;
        if (!empty && session.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new PortException(
                PortFault.Refused, $"{path} is a database of another program. Move it away, or choose another folder for the state.");
        }

        var version = Version(session);
        if (version > Steps.Length)
        {
            throw new PortException(
                PortFault.Refused,
                $"{path} was written by a newer version of this program (form {version}; this one knows forms up to {Steps.Length}). "
                + "Start the newer version, or move the file away: the cache is then rebuilt from the templates.");
        }
    }

    /// <summary>Brings the file to the newest form, or leaves it as it is.</summary>
    public static void Migrate(SqliteSession session)
    {
        if (Version(session) == Steps.Length)
            return;
        session.InTransaction(() =>
        {
            for (var step = Version(session); step < Steps.Length; step++)
                session.Script(Steps[step]);
            session.Script($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Steps.Length};");
            return true;
        });
    }

    private static long Version(SqliteSession session) => session.Number("PRAGMA user_version") ?? 0;
}
