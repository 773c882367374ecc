using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Direct;

/// <summary>
/// How the program's first version read: whoever asks for things has the stacks listed, and each template fetched and parsed, one after
/// the other. What stands in no template (operations, waiting edits, numbers, the diary) is the cache's behind it, which may be empty.
/// Slow on purpose: benchmarks compare with it, and it answers where the cache is lost. What is read here is never kept.
/// </summary>
public sealed class DirectStateCache(IStateCache cache, IStackProvisioner stacks, StackPlace hub, TimeProvider clock) : IStateCache
{
    /// <summary>Number of a project that the cache does not know: before any that it could give out.</summary>
    private const long NoNumber = 0;

    public async Task<ProjectHead?> FindHeadAsync(ProjectName project, CancellationToken cancel) =>
        await cache.FindHeadAsync(project, cancel)
        ?? (await FindPlaceAsync(project, cancel) is null ? null : new ProjectHead(NoNumber, null));

    public async Task<IReadOnlyDictionary<ProjectName, long>> ListSequencesAsync(CancellationToken cancel)
    {
        var numbers = new Dictionary<ProjectName, long>(await cache.ListSequencesAsync(cancel));
        foreach (var project in await ListRegisteredAsync(cancel))
            numbers.TryAdd(project, NoNumber);
        return numbers;
    }

    public async Task<ThingState?> FindThingAsync(ThingKey key, CancellationToken cancel)
    {
        var known = await cache.FindThingAsync(key, cancel);
        if (await FindPlaceAsync(key.Project, cancel) is not { } place)
            return known;

        // A baseline is given nothing of another stack.
        var baselineKey = ThingKey.OfProject(key.Project);
        var baseline = key == baselineKey ? null : await stacks.FindAsync(place, baselineKey.StackName, cancel);
        return await LookUpAsync(key, known, place, BaselineOutputs(key.Project, baseline), cancel);
    }

    public async Task<IReadOnlyList<ThingState>> ListThingsAsync(ProjectName project, CancellationToken cancel)
    {
        var known = (await cache.ListThingsAsync(project, cancel)).ToDictionary(t => t.Key);
        if (await FindPlaceAsync(project, cancel) is not { } place)
            return [.. known.Values];
        var things = new List<ThingState?>();
        var listed = await stacks.ListAsync(place, cancel);
        var baseline = BaselineOutputs(project, listed.FirstOrDefault(stack => stack.Name == ThingKey.OfProject(project).StackName));
        foreach (var stack in listed)
        {
            if (ThingKey.OfStack(project, stack.Name) is not { } key)
                continue;
            known.Remove(key, out var kept);
            things.Add(await ReadAsync(key, kept, stack, place, baseline, cancel));
        }

        // A stack that is not listed is deleted, or not listed yet.
        foreach (var rest in known.Values)
            things.Add(rest.Stack is null ? rest : await LookUpAsync(rest.Key, rest, place, baseline, cancel));
        return [.. things.OfType<ThingState>()];
    }

    public async Task<IReadOnlyList<ThingState>> ListProjectThingsAsync(CancellationToken cancel)
    {
        var projects = (await cache.ListProjectThingsAsync(cancel)).Select(t => t.Key.Project).Union(await ListRegisteredAsync(cancel));
        var things = new List<ThingState>();
        foreach (var project in projects)
        {
            if (await FindThingAsync(ThingKey.OfProject(project), cancel) is { } thing)
                things.Add(thing);
        }

        return things;
    }

    public async Task<string?> FindTemplateAsync(ThingKey key, CancellationToken cancel)
    {
        // While the stack is changing, its template may be one that is never applied.
        if (await FindPlaceAsync(key.Project, cancel) is { } place
            && await stacks.FindAsync(place, key.StackName, cancel) is { } stack
            && StackReading.IsOurs(stack, key) && stack.Status.IsLive())
        {
            return await stacks.ReadTemplateAsync(place, stack.Id, cancel);
        }

        return await cache.FindTemplateAsync(key, cancel);
    }

    public Task<IReadOnlyList<ThingKey>> ListOpenAsync(CancellationToken cancel) => cache.ListOpenAsync(cancel);

    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel) => cache.CommitAsync(commit, cancel);

    public Task<IReadOnlyList<ProjectChange>?> ListChangesAsync(ProjectName project, long after, int limit, CancellationToken cancel) =>
        cache.ListChangesAsync(project, after, limit, cancel);

    public Task<Operation?> FindOperationAsync(ProjectName project, OperationId id, CancellationToken cancel) =>
        cache.FindOperationAsync(project, id, cancel);

    public Task<Page<Operation>> ListOperationsAsync(
        ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        cache.ListOperationsAsync(project, filter, pageSize, from, cancel);

    public Task<Page<ActivityEntry>> ListActivityAsync(
        ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        cache.ListActivityAsync(project, filter, pageSize, from, cancel);

    public Task<Job?> FindJobAsync(JobKey key, CancellationToken cancel) => cache.FindJobAsync(key, cancel);

    public Task<Page<Job>> ListJobsAsync(ProjectName project, int pageSize, string? from, CancellationToken cancel) =>
        cache.ListJobsAsync(project, pageSize, from, cancel);

    public Task<IReadOnlyList<JobKey>> ListOpenJobsAsync(CancellationToken cancel) => cache.ListOpenJobsAsync(cancel);

    public Task<IdempotencyEntry?> FindIdempotencyAsync(ProjectName project, string actor, string key, CancellationToken cancel) =>
        cache.FindIdempotencyAsync(project, actor, key, cancel);

    public Task<ProjectName?> FindAccountOwnerAsync(AccountId account, CancellationToken cancel) =>
        cache.FindAccountOwnerAsync(account, cancel);

    private async Task<IEnumerable<ProjectName>> ListRegisteredAsync(CancellationToken cancel) =>
        (await stacks.ListAsync(hub, cancel)).Select(stack => ThingKey.ProjectOfRegistry(stack.Name)).OfType<ProjectName>();

    /// <summary>Where the register says that the project's stacks are; null: it has no entry.</summary>
    private async Task<StackPlace?> FindPlaceAsync(ProjectName project, CancellationToken cancel) =>
        await stacks.FindAsync(hub, ThingKey.RegistryStackName(project), cancel) is { } stack && stack.Status.IsLive()
        && await stacks.ReadTemplateAsync(hub, stack.Id, cancel) is { } text
        && StackTemplates.Read(text) is TemplateReading.Registered { Registration: var entry } && entry.Project == project
            ? entry.Place
            : null;

    private static ValueMap<string> BaselineOutputs(ProjectName project, StackSnapshot? stack) =>
        stack is not null && StackReading.IsOurs(stack, ThingKey.OfProject(project)) ? ObservedStack.Of(stack).Outputs : ValueMap<string>.Empty;

    private async Task<ThingState?> LookUpAsync(
        ThingKey key, ThingState? known, StackPlace place, ValueMap<string> baseline, CancellationToken cancel) =>
        await stacks.FindAsync(place, known?.Stack?.Id ?? key.StackName, cancel) is { } stack
            ? await ReadAsync(key, known, stack, place, baseline, cancel)
            : known;

    /// <summary>What is known, with what the stack and its template say now.</summary>
    private async Task<ThingState?> ReadAsync(
        ThingKey key, ThingState? known, StackSnapshot stack, StackPlace place, ValueMap<string> baseline, CancellationToken cancel)
    {
        if (!StackReading.IsOurs(stack, key) || stack.Id == known?.GoneStackId)
            return known;
        var seen = ObservedStack.Of(stack);
        var observation = new Observation(seen);
        if (seen.Status.IsLive() || (known is null && !seen.Status.IsInProgress()))
        {
            if (await stacks.ReadTemplateAsync(place, stack.Id, cancel) is not { } text)
                return known;
            observation = StackReading.Of(key, seen, text, StackReading.OtherParameters(stack, baseline));
            if (seen.Status.IsLive() && observation.Template is { Record: var record } && record.OperationId != seen.OperationId
                && await stacks.FindAsync(place, stack.Id, cancel) is { } again && ObservedStack.Of(again) != seen)
            {
                // The template may be that of an update that began in between.
                return await ReadAsync(key, known, again, place, baseline, cancel);
            }
        }

        var now = clock.GetUtcNow();
        if (known is null)
            return observation.Template is { } template ? StackReading.Found(key, seen, template) with { ObservedAt = now } : null;

        // What runs and waits is the write loop's: here nothing is taken to its end.
        var mirrored = Transition.From(known with { Running = null, Queued = null }, observation, over: false, now).After;
        return mirrored with { Running = known.Running, Queued = known.Queued, ObservedAt = now };
    }
}
