using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Core.Tests.State;

/// <summary>A cache that notes what is asked of it, and lets a test do something before or after a question is answered.</summary>
internal sealed class ProbedCache(IStateCache inner) : IStateCache
{
    /// <summary>Names of the port's methods, in the order of their calls.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Run with the method's name before it is answered.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Run with the method's name after it was carried out, before the answer goes out.</summary>
    public Func<string, Task> After { get; set; } = _ => Task.CompletedTask;

    public Task<ProjectHead?> FindHeadAsync(ProjectName project, CancellationToken cancel) =>
        AskAsync("FindHead", () => inner.FindHeadAsync(project, cancel));

    public Task<IReadOnlyDictionary<ProjectName, long>> ListSequencesAsync(CancellationToken cancel) =>
        AskAsync("ListSequences", () => inner.ListSequencesAsync(cancel));

    public Task<ThingState?> FindThingAsync(ThingKey key, CancellationToken cancel) =>
        AskAsync("FindThing", () => inner.FindThingAsync(key, cancel));

    public Task<IReadOnlyList<ThingState>> ListThingsAsync(ProjectName project, CancellationToken cancel) =>
        AskAsync("ListThings", () => inner.ListThingsAsync(project, cancel));

    public Task<IReadOnlyList<ThingState>> ListProjectThingsAsync(CancellationToken cancel) =>
        AskAsync("ListProjectThings", () => inner.ListProjectThingsAsync(cancel));

    public Task<IReadOnlyList<ThingKey>> ListOpenAsync(CancellationToken cancel) => AskAsync("ListOpen", () => inner.ListOpenAsync(cancel));

    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel) =>
        AskAsync("Commit", () => inner.CommitAsync(commit, cancel));

    public Task<IReadOnlyList<ProjectChange>?> ListChangesAsync(ProjectName project, long after, int limit, CancellationToken cancel) =>
        AskAsync("ListChanges", () => inner.ListChangesAsync(project, after, limit, cancel));

    public Task<Operation?> FindOperationAsync(ProjectName project, OperationId id, CancellationToken cancel) =>
        AskAsync("FindOperation", () => inner.FindOperationAsync(project, id, cancel));

    public Task<Page<Operation>> ListOperationsAsync(
        ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        AskAsync("ListOperations", () => inner.ListOperationsAsync(project, filter, pageSize, from, cancel));

    public Task<Page<ActivityEntry>> ListActivityAsync(
        ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        AskAsync("ListActivity", () => inner.ListActivityAsync(project, filter, pageSize, from, cancel));

    public Task<Job?> FindJobAsync(JobKey key, CancellationToken cancel) => AskAsync("FindJob", () => inner.FindJobAsync(key, cancel));

    public Task<Page<Job>> ListJobsAsync(ProjectName project, int pageSize, string? from, CancellationToken cancel) =>
        AskAsync("ListJobs", () => inner.ListJobsAsync(project, pageSize, from, cancel));

    public Task<IReadOnlyList<JobKey>> ListOpenJobsAsync(CancellationToken cancel) =>
        AskAsync("ListOpenJobs", () => inner.ListOpenJobsAsync(cancel));

    public Task<IdempotencyEntry?> FindIdempotencyAsync(ProjectName project, string actor, string key, CancellationToken cancel) =>
        AskAsync("FindIdempotency", () => inner.FindIdempotencyAsync(project, actor, key, cancel));

    public Task<string?> FindTemplateAsync(ThingKey key, CancellationToken cancel) =>
        AskAsync("FindTemplate", () => inner.FindTemplateAsync(key, cancel));

    public Task<ProjectName?> FindAccountOwnerAsync(AccountId account, CancellationToken cancel) =>
        AskAsync("FindAccountOwner", () => inner.FindAccountOwnerAsync(account, cancel));

    private async Task<T> AskAsync<T>(string method, Func<Task<T>> ask)
    {
        Asked.Add(method);
        await Before(method);
        var answer = await ask();
        await After(method);
        return answer;
    }
}
