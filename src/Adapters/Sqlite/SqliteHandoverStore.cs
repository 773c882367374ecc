using BucketManager.Application.Mirror;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Microsoft.Data.Sqlite;

namespace BucketManager.Adapters.Sqlite;

/// <summary>The hand-overs in the cache's file.</summary>
public sealed class SqliteHandoverStore(SqliteDatabase database) : IHandoverStore
{
    private const string Lives = "(ends_at IS NULL OR ends_at > $1)";

    private long Now => database.Clock.GetUtcNow().UtcTicks;

    public Task<bool> AddAsync(Handover handover, CancellationToken cancel) => Task.FromResult(database.Write(session =>
    {
        // One that is over gives its place free.
        session.Run("DELETE FROM handover WHERE ends_at <= $1", Now);
        return session.Run(
            "INSERT INTO handover (project, id, token_hash, user, created_at, version, due_at, ends_at, body) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
            handover.Project.ToString(),
            handover.Id,
            handover.TokenHash,
            handover.User.ToString(),
            handover.CreatedAt.UtcTicks,
            handover.Version,
            handover.DueAt?.UtcTicks,
            Lifetimes.EndOf(handover)?.UtcTicks,
            StateJson.Write(handover)) == 1;
    }));

    public Task<Handover?> FindByTokenAsync(string tokenHash, CancellationToken cancel) =>
        Read(session => session.First($"SELECT body FROM handover WHERE token_hash = $2 AND {Lives}", Handover, Now, tokenHash));

    public Task<Handover?> FindAsync(ProjectName project, string id, CancellationToken cancel) => Read(session =>
        session.First($"SELECT body FROM handover WHERE project = $2 AND id = $3 AND {Lives}", Handover, Now, project.ToString(), id));

    public Task<IReadOnlyList<Handover>> ListAsync(ProjectName project, UserName? user, CancellationToken cancel) =>
        Read<IReadOnlyList<Handover>>(session => user is null
            ? session.List(
                $"SELECT body FROM handover WHERE project = $2 AND {Lives} ORDER BY created_at DESC, id DESC",
                Handover,
                Now,
                project.ToString())
            : session.List(
                $"SELECT body FROM handover WHERE project = $2 AND user = $3 AND {Lives} ORDER BY created_at DESC, id DESC",
                Handover,
                Now,
                project.ToString(),
                user.ToString()));

    public Task<bool> ReplaceAsync(Handover after, long before, CancellationToken cancel)
    {
        if (after.Version <= before)
            throw new ArgumentException($"The version must grow beyond {before}, or the next writer would not notice.", nameof(after));
        return Task.FromResult(database.Write(session => session.Run(
            "UPDATE handover SET version = $5, due_at = $6, ends_at = $7, body = $8 "
            + $"WHERE project = $2 AND id = $3 AND version = $4 AND token_hash = $9 AND {Lives}",
            Now,
            after.Project.ToString(),
            after.Id,
            before,
            after.Version,
            after.DueAt?.UtcTicks,
            Lifetimes.EndOf(after)?.UtcTicks,
            StateJson.Write(after),
            after.TokenHash) == 1));
    }

    public Task<IReadOnlyList<Handover>> ListDueAsync(DateTimeOffset now, CancellationToken cancel) =>
        Read<IReadOnlyList<Handover>>(session =>
            session.List("SELECT body FROM handover WHERE due_at <= $1 ORDER BY due_at", Handover, now.UtcTicks));

    private static Handover Handover(SqliteDataReader row) => StateJson.ReadHandover(row.GetString(0));

    private Task<T> Read<T>(Func<SqliteSession, T> read) => Task.FromResult(database.Read(read));
}
