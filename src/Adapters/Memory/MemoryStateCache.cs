using System.Collections.Immutable;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Memory;

/// <summary>The cache of one process, gone with it.</summary>
public sealed class MemoryStateCache(TimeProvider clock) : IStateCache
{
    private static readonly TimeSpan BetweenCleanUps = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<ProjectName, KeptProject> projects = [];
    private readonly Dictionary<AccountId, ProjectName> accounts = [];
    private readonly HashSet<ThingKey> open = [];
    private readonly HashSet<JobKey> openJobs = [];
    private ImmutableDictionary<ProjectName, long> sequences = ImmutableDictionary<ProjectName, long>.Empty;
    private DateTimeOffset nextCleanUp = clock.GetUtcNow() + BetweenCleanUps;

    public Task<ProjectHead?> FindHeadAsync(ProjectName project, CancellationToken cancel) =>
        Locked(() => projects.GetValueOrDefault(project)?.Head);

    public Task<IReadOnlyDictionary<ProjectName, long>> ListSequencesAsync(CancellationToken cancel) =>
        Locked<IReadOnlyDictionary<ProjectName, long>>(() => sequences);

    public Task<ThingState?> FindThingAsync(ThingKey key, CancellationToken cancel) =>
        Locked(() => projects.TryGetValue(key.Project, out var project) ? Living(project.Things.GetValueOrDefault(key)) : null);

    public Task<IReadOnlyList<ThingState>> ListThingsAsync(ProjectName project, CancellationToken cancel) =>
        Locked<IReadOnlyList<ThingState>>(() =>
            projects.TryGetValue(project, out var kept) ? [.. kept.Things.Values.Select(Living).OfType<ThingState>()] : []);

    public Task<IReadOnlyList<ThingState>> ListProjectThingsAsync(CancellationToken cancel) =>
        Locked<IReadOnlyList<ThingState>>(() =>
            [.. projects.Select(p => Living(p.Value.Things.GetValueOrDefault(ThingKey.OfProject(p.Key)))).OfType<ThingState>()]);

    public Task<IReadOnlyList<ThingKey>> ListOpenAsync(CancellationToken cancel) => Locked<IReadOnlyList<ThingKey>>(() => [.. open]);

    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel)
    {
        commit.ThrowIfMalformed();
        return Locked(() =>
        {
            var project = projects.GetValueOrDefault(commit.Project);
            if (commit.Token is { } token && project?.Changes.GetValueOrDefault(commit.Sequence)?.Token == token)
                return CommitOutcome.Committed;
            if (Obstacle(project, commit) is { } obstacle)
                return obstacle;
            if (project is null)
            {
                project = new KeptProject(commit.Sequence, new ProjectHead(commit.Sequence, commit.RebuiltAt));
                projects.Add(commit.Project, project);
            }

            Write(project, commit);
            CleanUp();
            return CommitOutcome.Committed;
        });
    }

    public Task<IReadOnlyList<ProjectChange>?> ListChangesAsync(ProjectName project, long after, int limit, CancellationToken cancel) =>
        Locked<IReadOnlyList<ProjectChange>?>(() =>
        {
            if (!projects.TryGetValue(project, out var kept) || after < kept.First || after > kept.Head.Sequence)
                return null;
            var changes = new List<ProjectChange>();
            var now = clock.GetUtcNow();
            for (var number = after + 1; number <= kept.Head.Sequence && changes.Count < limit; number++)
            {
                if (kept.Changes.GetValueOrDefault(number) is not { } change || change.Change.At + Lifetimes.Change <= now)
                    return null;
                changes.Add(change.Change);
            }

            return changes;
        });

    public Task<Operation?> FindOperationAsync(ProjectName project, OperationId id, CancellationToken cancel) =>
        Locked(() => projects.GetValueOrDefault(project)?.Operations.GetValueOrDefault(id.ToString()));

    public Task<Page<Operation>> ListOperationsAsync(
        ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        Locked(() => Newest(projects.GetValueOrDefault(project)?.Operations, filter.Matches, pageSize, from));

    public Task<Page<ActivityEntry>> ListActivityAsync(
        ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        Locked(() => Newest(projects.GetValueOrDefault(project)?.Activity, filter.Matches, pageSize, from));

    public Task<Job?> FindJobAsync(JobKey key, CancellationToken cancel) =>
        Locked(() => projects.GetValueOrDefault(key.Project)?.Jobs.GetValueOrDefault(key.Id.ToString()));

    public Task<Page<Job>> ListJobsAsync(ProjectName project, int pageSize, string? from, CancellationToken cancel) =>
        Locked(() => Newest(projects.GetValueOrDefault(project)?.Jobs, _ => true, pageSize, from));

    public Task<IReadOnlyList<JobKey>> ListOpenJobsAsync(CancellationToken cancel) =>
        Locked<IReadOnlyList<JobKey>>(() => [.. openJobs]);

    public Task<IdempotencyEntry?> FindIdempotencyAsync(ProjectName project, string actor, string key, CancellationToken cancel) =>
        Locked(() => Living(projects.GetValueOrDefault(project)?.Idempotency.GetValueOrDefault((actor, key))));

    public Task<string?> FindTemplateAsync(ThingKey key, CancellationToken cancel) =>
        Locked(() => projects.GetValueOrDefault(key.Project)?.Templates.GetValueOrDefault(key));

    public Task<ProjectName?> FindAccountOwnerAsync(AccountId account, CancellationToken cancel) =>
        Locked(() => accounts.GetValueOrDefault(account));

    private static Page<T> Newest<T>(SortedList<string, T>? all, Func<T, bool> matches, int pageSize, string? from)
    {
        var before = PageToken.Read(from);
        var items = new List<T>();
        var total = 0;
        string? last = null;
        var more = false;
        for (var i = (all?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (!matches(all!.GetValueAtIndex(i)))
                continue;
            total++;
            var id = all.GetKeyAtIndex(i);
            if (before is not null && string.CompareOrdinal(id, before) >= 0)
                continue;
            if (items.Count == pageSize)
            {
                more = true;
                continue;
            }

            items.Add(all.GetValueAtIndex(i));
            last = id;
        }

        return new Page<T>(items, total, more ? PageToken.Of(last!) : null);
    }

    private CommitOutcome? Obstacle(KeptProject? project, Commit commit)
    {
        foreach (var (after, before) in commit.Things)
        {
            var stored = project?.Things.GetValueOrDefault(after.Key);

            // A tombstone that is over counts as absent, and as what it was for one who read it before.
            if (before is null ? Living(stored) is not null : stored?.State.Version != before)
                return CommitOutcome.ThingMoved;
        }

        if (commit.Jobs.Any(j => project?.Jobs.GetValueOrDefault(j.After.Id.ToString())?.Version != j.Before))
            return CommitOutcome.ThingMoved;
        if (commit.Operations.Any(o => project?.Operations.GetValueOrDefault(o.Id.ToString()) is { HasEnded: true }))
            return CommitOutcome.ThingMoved;
        if (commit.Idempotency is { } used && Living(project?.Idempotency.GetValueOrDefault((used.Actor, used.Key))) is not null)
            return CommitOutcome.IdempotencyKeyUsed;
        if (commit.Account is { Release: false, Account: var account }
            && accounts.TryGetValue(account, out var owner) && owner != commit.Project)
        {
            return CommitOutcome.AccountTaken;
        }

        return project?.Head.Sequence == commit.ReadSequence ? null : CommitOutcome.SequenceMoved;
    }

    private void Write(KeptProject project, Commit commit)
    {
        project.Head = project.Head with { Sequence = commit.Sequence };
        sequences = sequences.SetItem(commit.Project, commit.Sequence);
        project.Changes[commit.Sequence] = new KeptChange(commit.ToChange(), commit.Token);
        foreach (var (after, _) in commit.Things)
        {
            project.Things[after.Key] = new KeptThing(after, Lifetimes.EndOf(after, commit.At));
            if (after.IsOpen)
                open.Add(after.Key);
            else
                open.Remove(after.Key);
        }

        foreach (var operation in commit.Operations)
            project.Operations[operation.Id.ToString()] = operation;
        foreach (var (job, _) in commit.Jobs)
        {
            project.Jobs[job.Id.ToString()] = job;
            if (job.HasEnded)
                openJobs.Remove(job.Key);
            else
                openJobs.Add(job.Key);
        }

        foreach (var entry in commit.Activity)
            project.Activity[entry.Id] = entry;
        foreach (var (key, text) in commit.Templates)
        {
            if (text is null)
                project.Templates.Remove(key);
            else
                project.Templates[key] = text;
        }

        if (commit.Idempotency is { } used)
            project.Idempotency[(used.Actor, used.Key)] = used;
        if (commit.Account is { Release: false } claim)
            accounts[claim.Account] = commit.Project;
        else if (commit.Account is { } release && accounts.GetValueOrDefault(release.Account) == commit.Project)
            accounts.Remove(release.Account);
    }

    // Under the lock, now and then: what is over would else stay for as long as the process lives. Tombstones do: one of the readers
    // may remember it, and could not write over it.
    private void CleanUp()
    {
        var now = clock.GetUtcNow();
        if (now < nextCleanUp)
            return;
        nextCleanUp = now + BetweenCleanUps;
        foreach (var project in projects.Values)
        {
            foreach (var (number, _) in project.Changes.Where(c => c.Value.Change.At + Lifetimes.Change <= now).ToList())
                project.Changes.Remove(number);
            foreach (var (used, _) in project.Idempotency.Where(i => i.Value.At + Lifetimes.Idempotency <= now).ToList())
                project.Idempotency.Remove(used);
        }
    }

    private ThingState? Living(KeptThing? thing) => thing is null || thing.EndsAt <= clock.GetUtcNow() ? null : thing.State;

    private IdempotencyEntry? Living(IdempotencyEntry? entry) =>
        entry is null || entry.At + Lifetimes.Idempotency <= clock.GetUtcNow() ? null : entry;

    private Task<T> Locked<T>(Func<T> act)
    {
        lock (gate)
            return Task.FromResult(act());
    }

    private sealed class KeptProject(long first, ProjectHead head)
    {
        /// <summary>The number of its first commit.</summary>
        public long First { get; } = first;

        public ProjectHead Head { get; set; } = head;

        public Dictionary<ThingKey, KeptThing> Things { get; } = [];

        public Dictionary<long, KeptChange> Changes { get; } = [];

        public SortedList<string, Operation> Operations { get; } = new(StringComparer.Ordinal);

        public SortedList<string, Job> Jobs { get; } = new(StringComparer.Ordinal);

        public SortedList<string, ActivityEntry> Activity { get; } = new(StringComparer.Ordinal);

        public Dictionary<(string Actor, string Key), IdempotencyEntry> Idempotency { get; } = [];

        public Dictionary<ThingKey, string> Templates { get; } = [];
    }

    private sealed record KeptThing(ThingState State, DateTimeOffset? EndsAt);

    private sealed record KeptChange(ProjectChange Change, string? Token);
}
