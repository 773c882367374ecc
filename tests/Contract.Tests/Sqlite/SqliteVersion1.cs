using Microsoft.Data.Sqlite;

namespace BucketManager.Contract.Tests.Sqlite;

/// <summary>A file as version 1 wrote it. Never changed: it stands for those that are out there.</summary>
internal static class SqliteVersion1
{
    private const string Schema =
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
        PRAGMA application_id = 1112369010;
        PRAGMA user_version = 1;
        """;

    private const string Thing =
        """
        {"schema":1,"value":{"key":"acme/bucket/invoices","revision":1,"version":1700000000007,
        "applied":{"record":{"key":"acme/bucket/invoices","revision":1,
        "spec":{"bucket":{"description":"Invoices, tamb\u00E9m a\u00E7\u00E3o \uD83E\uDEA3"}},
        "requestedBy":"manager@example.com","requestedAt":"2026-11-24T09:00:00+00:00","operationId":"o1",
        "renderer":1},"changedOutside":false},"stack":{"id":"arn:stack/bm-acme-bucket-invoices",
        "status":"CreateComplete","time":"2026-11-24T09:00:00+00:00","operationId":"o1",
        "outputs":{"OperationId":"o1"}},"queued":{"id":"o2","action":"Update","record":{"key":"acme/bucket/invoices",
        "revision":1,"spec":{"bucket":{"description":"new"}},"requestedBy":"manager@example.com",
        "requestedAt":"2026-11-24T09:00:00+00:00","operationId":"o1","renderer":1},"keepFiles":false},"kept":false,
        "observedAt":"2026-11-24T09:00:00+00:00"}}
        """;

    private const string Operation =
        """
        {"schema":1,"value":{"id":"o2","key":"acme/bucket/invoices","action":"Update","state":"Queued","revision":2,
        "requestedBy":"manager@example.com","requestedAt":"2026-11-24T09:00:00+00:00","says":{"code":"length",
        "args":{"max":30,"min":3},"text":"Must have 3 to 30 characters."},"before":{"bucket":{"description":"old"}},
        "after":{"bucket":{"description":"new"}},"startedAt":"2026-11-24T09:00:00+00:00","doneParts":["Bucket",
        "Policy"],"totalParts":3}}
        """;

    private const string Entry =
        """
        {"schema":1,"value":{"id":"o2","at":"2026-11-24T09:00:00+00:00","actor":"manager@example.com",
        "sentence":{"code":"required","args":{},"text":"Must be given."},"key":"acme/bucket/invoices",
        "operationId":"o1","before":{"bucket":{"description":"old"}},"after":{"bucket":{"description":"new"}}}}
        """;

    public static void Write(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Schema;
        command.ExecuteNonQuery();
        command.CommandText =
            """
            INSERT INTO project VALUES ('acme', 1700000000000, 1700000000007, NULL);
            INSERT INTO thing VALUES ('acme', 'bucket', 'invoices', 1700000000007, 1, NULL, $thing);
            INSERT INTO operation VALUES ('acme', 'o2', 'bucket', 'invoices', 'Queued', 0, $operation);
            INSERT INTO activity VALUES ('acme', 'o2', 639208800000000000, 'manager@example.com', 'bucket', 'invoices', NULL, $entry);
            """;
        command.Parameters.AddWithValue("$thing", Thing);
        command.Parameters.AddWithValue("$operation", Operation);
        command.Parameters.AddWithValue("$entry", Entry);
        command.ExecuteNonQuery();
    }
}
