using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using BucketManager.Application.Mirror;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using Microsoft.Data.Sqlite;

namespace BucketManager.Adapters.Sqlite;

/// <summary>The cache in a file: everything that was accepted survives the process.</summary>
public sealed class SqliteStateCache(SqliteDatabase database) : IStateCache
{
    private const string ThingLives = "(ends_at IS NULL OR ends_at > $1)";

    private volatile KnownSequences? sequences;

    private long Now => database.Clock.GetUtcNow().UtcTicks;

    public Task<ProjectHead?> FindHeadAsync(ProjectName project, CancellationToken cancel) => Read(session => session.First(
        "SELECT sequence, rebuilt_at FROM project WHERE name = $1",
        row => new ProjectHead(row.GetInt64(0), row.IsDBNull(1) ? null : new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero)),
        project.ToString()));

    public Task<IReadOnlyDictionary<ProjectName, long>> ListSequencesAsync(CancellationToken cancel) =>
        Read<IReadOnlyDictionary<ProjectName, long>>(session =>
        {
            // While nobody wrote there is nothing to add up. Sequences only grow: while their sum is the same none has moved.
            // Each is looked at first, so that what is read after it is not older.
            var writes = session.Writes();
            if (sequences is { } seen && seen.At.TryGetValue(session, out var then) && then == writes)
                return seen.Sequences;
            var sum = session.Number("SELECT sum(sequence) FROM project") ?? 0;
            if (sequences is not { } known || known.Sum != sum)
            {
                known = new KnownSequences(sum, session
                    .List("SELECT name, sequence FROM project", row => (Name: ProjectName.Parse(row.GetString(0)), Sequence: row.GetInt64(1)))
                    .ToDictionary(p => p.Name, p => p.Sequence));
                sequences = known;
            }

            known.At[session] = writes;
            return known.Sequences;
        });

    public Task<ThingState?> FindThingAsync(ThingKey key, CancellationToken cancel) => Read(session => session.First(
        $"SELECT body FROM thing WHERE project = $2 AND kind = $3 AND name = $4 AND {ThingLives}",
        Thing,
        Now,
        key.Project.ToString(),
        key.Kind.Word(),
        key.Name));

    public Task<IReadOnlyList<ThingState>> ListThingsAsync(ProjectName project, CancellationToken cancel) =>
        Read<IReadOnlyList<ThingState>>(session =>
            session.List($"SELECT body FROM thing WHERE project = $2 AND {ThingLives}", Thing, Now, project.ToString()));

    public Task<IReadOnlyList<ThingState>> ListProjectThingsAsync(CancellationToken cancel) =>
        Read<IReadOnlyList<ThingState>>(session =>
            session.List($"SELECT body FROM thing WHERE kind = 'project' AND {ThingLives}", Thing, Now));

    public Task<IReadOnlyList<ThingKey>> ListOpenAsync(CancellationToken cancel) =>
        Read<IReadOnlyList<ThingKey>>(session => session.List(
            "SELECT project, kind, name FROM thing WHERE open = 1",
            row => ThingKey.Check(ProjectName.Parse(row.GetString(0)), ThingKinds.Find(row.GetString(1))!.Value, row.GetString(2)).Value));

    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel)
    {
        commit.ThrowIfMalformed();
        return Task.FromResult(database.Write(session =>
        {
            if (commit.Token is { } token && token == session.Text(
                "SELECT token FROM change WHERE project = $1 AND sequence = $2", commit.Project.ToString(), commit.Sequence))
            {
                return CommitOutcome.Committed;
            }

            if (Obstacle(session, commit) is { } obstacle)
                return obstacle;
            Write(session, commit);
            return CommitOutcome.Committed;
        }));
    }

    public Task<IReadOnlyList<ProjectChange>?> ListChangesAsync(ProjectName project, long after, int limit, CancellationToken cancel) =>
        Read<IReadOnlyList<ProjectChange>?>(session => session.AtOneMoment<IReadOnlyList<ProjectChange>?>(() =>
        {
            var numbers = session.First(
                "SELECT first, sequence FROM project WHERE name = $1",
                row => new Numbers(row.GetInt64(0), row.GetInt64(1)),
                project.ToString());
            if (numbers is null || after < numbers.First || after > numbers.Last)
                return null;
            var changes = session.List(
                "SELECT body FROM change WHERE project = $1 AND sequence > $2 AND at > $3 ORDER BY sequence LIMIT $4",
                row => StateJson.ReadChange(row.GetString(0)),
                project.ToString(),
                after,
                (database.Clock.GetUtcNow() - Lifetimes.Change).UtcTicks,
                limit);

            // One that is gone leaves a gap: then the numbers do not add up.
            if (changes.Count != Math.Min(limit, numbers.Last - after))
                return null;
            return changes.Count == 0 || changes[^1].Sequence == after + changes.Count ? changes : null;
        }));

    public Task<Operation?> FindOperationAsync(ProjectName project, OperationId id, CancellationToken cancel) =>
        Read(session => session.First(
            "SELECT body FROM operation WHERE project = $1 AND id = $2",
            row => StateJson.ReadOperation(row.GetString(0)),
            project.ToString(),
            id.ToString()));

    public Task<Page<Operation>> ListOperationsAsync(
        ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel)
    {
        var where = new Conditions(project);
        where.Add("kind =", filter.Kind?.Word());
        where.Add("name =", filter.Name);
        where.Add("state =", filter.State?.ToString());
        return Read(session => where.Newest(session, "operation", StateJson.ReadOperation, o => o.Id.ToString(), pageSize, from));
    }

    public Task<Page<ActivityEntry>> ListActivityAsync(
        ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel)
    {
        var where = new Conditions(project);
        where.Add("kind =", filter.Kind?.Word());
        where.Add("name =", filter.Exactly?.Name);
        if (filter is { Name: { } name, Exactly: null })
            where.AddAbout(new Sought(name), filter.AlsoAbout);
        if (filter.Person is { } person)
            where.AddPart("actor", new Sought(person));
        where.Add("result =", filter.Result?.ToString());
        where.Add("at >=", filter.From?.UtcTicks);
        where.Add("at <", filter.To?.UtcTicks);
        return Read(session => where.Newest(session, "activity", StateJson.ReadActivity, a => a.Id, pageSize, from));
    }

    public Task<Job?> FindJobAsync(JobKey key, CancellationToken cancel) => Read(session => session.First(
        "SELECT body FROM job WHERE project = $1 AND id = $2",
        row => StateJson.ReadJob(row.GetString(0)),
        key.Project.ToString(),
        key.Id.ToString()));

    public Task<Page<Job>> ListJobsAsync(ProjectName project, int pageSize, string? from, CancellationToken cancel) => Read(session =>
        new Conditions(project).Newest(session, "job", StateJson.ReadJob, j => j.Id.ToString(), pageSize, from));

    public Task<IReadOnlyList<JobKey>> ListOpenJobsAsync(CancellationToken cancel) =>
        Read<IReadOnlyList<JobKey>>(session => session.List(
            "SELECT project, id FROM job WHERE ended = 0",
            row => new JobKey(ProjectName.Parse(row.GetString(0)), JobId.Parse(row.GetString(1)))));

    public Task<IdempotencyEntry?> FindIdempotencyAsync(ProjectName project, string actor, string key, CancellationToken cancel) =>
        Read(session => FindIdempotency(session, project, actor, key));

    public Task<string?> FindTemplateAsync(ThingKey key, CancellationToken cancel) => Read(session => session.Text(
        "SELECT text FROM template WHERE project = $1 AND kind = $2 AND name = $3", key.Project.ToString(), key.Kind.Word(), key.Name));

    public Task<ProjectName?> FindAccountOwnerAsync(AccountId account, CancellationToken cancel) => Read(session =>
        session.Text("SELECT project FROM account WHERE account = $1", account.ToString()) is { } owner ? ProjectName.Parse(owner) : null);

    private static ThingState Thing(SqliteDataReader row) => StateJson.ReadThing(row.GetString(0));

    private static void Write(SqliteSession session, Commit commit)
    {
        var project = commit.Project.ToString();
        session.Run(
            "INSERT INTO project (name, first, sequence, rebuilt_at) VALUES ($1, $2, $2, $3) "
            + "ON CONFLICT (name) DO UPDATE SET sequence = $2",
            project,
            commit.Sequence,
            commit.RebuiltAt?.UtcTicks);
        session.Run(
            "INSERT INTO change (project, sequence, at, token, body) VALUES ($1, $2, $3, $4, $5)",
            project,
            commit.Sequence,
            commit.At.UtcTicks,
            commit.Token,
            StateJson.Write(commit.ToChange()));
        foreach (var (thing, _) in commit.Things)
        {
            session.Run(
                "INSERT OR REPLACE INTO thing (project, kind, name, version, open, ends_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                project,
                thing.Key.Kind.Word(),
                thing.Key.Name,
                thing.Version,
                thing.IsOpen ? 1L : 0L,
                Lifetimes.EndOf(thing, commit.At)?.UtcTicks,
                StateJson.Write(thing));
        }

        foreach (var operation in commit.Operations)
        {
            session.Run(
                "INSERT OR REPLACE INTO operation (project, id, kind, name, state, ended, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                project,
                operation.Id.ToString(),
                operation.Key.Kind.Word(),
                operation.Key.Name,
                operation.State.ToString(),
                operation.HasEnded ? 1L : 0L,
                StateJson.Write(operation));
        }

        foreach (var (job, _) in commit.Jobs)
        {
            session.Run(
                "INSERT OR REPLACE INTO job (project, id, version, ended, body) VALUES ($1, $2, $3, $4, $5)",
                project,
                job.Id.ToString(),
                job.Version,
                job.HasEnded ? 1L : 0L,
                StateJson.Write(job));
        }

        foreach (var entry in commit.Activity)
        {
            session.Run(
                "INSERT OR REPLACE INTO activity (project, id, at, actor, kind, name, result, body) "
                + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                project,
                entry.Id,
                entry.At.UtcTicks,
                entry.Actor,
                entry.Key.Kind.Word(),
                entry.Key.Name,
                entry.Result?.ToString(),
                StateJson.Write(entry));
        }

        foreach (var (key, text) in commit.Templates)
        {
            if (text is null)
            {
                session.Run("DELETE FROM template WHERE project = $1 AND kind = $2 AND name = $3", project, key.Kind.Word(), key.Name);
                continue;
            }

            session.Run(
                "INSERT OR REPLACE INTO template (project, kind, name, text) VALUES ($1, $2, $3, $4)",
                project,
                key.Kind.Word(),
                key.Name,
                text);
        }

        if (commit.Idempotency is { } used)
        {
            session.Run(
                "INSERT OR REPLACE INTO idempotency (project, actor, key, at, body_hash, result_id) VALUES ($1, $2, $3, $4, $5, $6)",
                project,
                used.Actor,
                used.Key,
                used.At.UtcTicks,
                used.BodyHash,
                used.ResultId);
        }

        if (commit.Account is { Release: false } claim)
            session.Run("INSERT OR REPLACE INTO account (account, project) VALUES ($1, $2)", claim.Account.ToString(), project);
        else if (commit.Account is { } release)
            session.Run("DELETE FROM account WHERE account = $1 AND project = $2", release.Account.ToString(), project);
    }

    private CommitOutcome? Obstacle(SqliteSession session, Commit commit)
    {
        var project = commit.Project.ToString();
        foreach (var (after, before) in commit.Things)
        {
            // A tombstone that is over counts as absent, and as what it was for one who read it before.
            var kept = session.First(
                "SELECT version, ends_at FROM thing WHERE project = $1 AND kind = $2 AND name = $3",
                row => new KeptThing(row.GetInt64(0), row.IsDBNull(1) ? long.MaxValue : row.GetInt64(1)),
                project,
                after.Key.Kind.Word(),
                after.Key.Name);
            if (before is null ? kept?.EndsAt > Now : kept?.Version != before)
                return CommitOutcome.ThingMoved;
        }

        foreach (var (job, before) in commit.Jobs)
        {
            if (session.Number("SELECT version FROM job WHERE project = $1 AND id = $2", project, job.Id.ToString()) != before)
                return CommitOutcome.ThingMoved;
        }

        foreach (var operation in commit.Operations)
        {
            if (session.Number("SELECT ended FROM operation WHERE project = $1 AND id = $2", project, operation.Id.ToString()) == 1)
                return CommitOutcome.ThingMoved;
        }

        if (commit.Idempotency is { } used && FindIdempotency(session, commit.Project, used.Actor, used.Key) is not null)
            return CommitOutcome.IdempotencyKeyUsed;
        if (commit.Account is { Release: false } claim
            && session.Text("SELECT project FROM account WHERE account = $1", claim.Account.ToString()) is { } owner && owner != project)
        {
            return CommitOutcome.AccountTaken;
        }

        return session.Number("SELECT sequence FROM project WHERE name = $1", project) == commit.ReadSequence
            ? null
            : CommitOutcome.SequenceMoved;
    }

    private IdempotencyEntry? FindIdempotency(SqliteSession session, ProjectName project, string actor, string key) => session.First(
        "SELECT body_hash, result_id, at FROM idempotency WHERE project = $1 AND actor = $2 AND key = $3 AND at > $4",
        row => new IdempotencyEntry(actor, key, row.GetString(0), row.GetString(1), new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero)),
        project.ToString(),
        actor,
        key,
        (database.Clock.GetUtcNow() - Lifetimes.Idempotency).UtcTicks);

    private Task<T> Read<T>(Func<SqliteSession, T> read) => Task.FromResult(database.Read(read));

    private sealed record KnownSequences(long Sum, IReadOnlyDictionary<ProjectName, long> Sequences)
    {
        /// <summary>What each connection said of the file when this was true.</summary>
        public ConcurrentDictionary<SqliteSession, long> At { get; } = new();
    }

    /// <summary>The numbers that a project has had.</summary>
    private sealed record Numbers(long First, long Last);

    /// <param name="EndsAt">UTC ticks.</param>
    private sealed record KeptThing(long Version, long EndsAt);

    /// <summary>What a list asks for. Each set of conditions is a statement of its own, which is prepared once.</summary>
    private sealed class Conditions
    {
        private readonly StringBuilder sql = new("project = $1");
        private readonly List<object?> values;

        public Conditions(ProjectName project) => values = [project.ToString()];

        /// <param name="left">A column and a comparison: never a text of anybody.</param>
        /// <param name="value">Null: not asked for.</param>
        public void Add(string left, object? value)
        {
            if (value is null)
                return;
            values.Add(value);
            sql.Append(CultureInfo.InvariantCulture, $" AND {left} ${values.Count}");
        }

        /// <param name="column">Never a text of anybody.</param>
        /// <param name="part">Stands in the column's text.</param>
        public void AddPart(string column, Sought part) => Add($"0 < {SqliteSession.FoundIn}({column},", part.Folded, ")");

        /// <summary>Things whose name has a part in it, and these.</summary>
        public void AddAbout(Sought part, ValueList<ThingKey> also)
        {
            var keys = string.Join('\n', also.Select(key => $"{key.Kind.Word()}/{key.Name}"));
            values.Add($"\n{keys}\n");
            Add($"(instr(${values.Count}, char(10) || kind || '/' || name || char(10)) > 0 OR 0 < {SqliteSession.FoundIn}(name,", part.Folded, "))");
        }

        private void Add(string left, object value, string right)
        {
            Add(left, value);
            sql.Append(right);
        }

        public Page<T> Newest<T>(
            SqliteSession session, string table, Func<string, T> read, Func<T, string> idOf, int pageSize, string? from) =>
            session.AtOneMoment(() =>
            {
                var total = (int)(session.Number($"SELECT count(*) FROM {table} WHERE {sql}", [.. values]) ?? 0);
                Add("id <", PageToken.Read(from));

                // One more than asked for shows whether there is a next page.
                values.Add(pageSize + 1L);
                var items = session.List(
                    $"SELECT body FROM {table} WHERE {sql} ORDER BY id DESC LIMIT ${values.Count}",
                    row => read(row.GetString(0)),
                    [.. values]);
                if (items.Count <= pageSize)
                    return new Page<T>(items, total, null);
                items.RemoveAt(pageSize);
                return new Page<T>(items, total, PageToken.Of(idOf(items[^1])));
            });
    }
}
