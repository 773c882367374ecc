using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Http.Tests;

/// <summary>A cache whose look-ups fail while there is trouble.</summary>
internal sealed class FailingCache : IStateCache
{
    private IStateCache inner = null!;

    public Exception? Trouble { get; set; }

    public IStateCache Over(IStateCache cache)
    {
        inner = cache;
        return this;
    }

    public Task<ProjectHead?> FindHeadAsync(ProjectName project, CancellationToken cancel) =>
        Trouble is null ? inner.FindHeadAsync(project, cancel) : Task.FromException<ProjectHead?>(Trouble);

    public Task<IReadOnlyDictionary<ProjectName, long>> ListSequencesAsync(CancellationToken cancel) => inner.ListSequencesAsync(cancel);

    public Task<ThingState?> FindThingAsync(ThingKey key, CancellationToken cancel) => inner.FindThingAsync(key, cancel);

    public Task<IReadOnlyList<ThingState>> ListThingsAsync(ProjectName project, CancellationToken cancel) =>
        inner.ListThingsAsync(project, cancel);

    public Task<IReadOnlyList<ThingState>> ListProjectThingsAsync(CancellationToken cancel) => inner.ListProjectThingsAsync(cancel);

    public Task<IReadOnlyList<ThingKey>> ListOpenAsync(CancellationToken cancel) => inner.ListOpenAsync(cancel);

    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel) => inner.CommitAsync(commit, cancel);

    public Task<IReadOnlyList<ProjectChange>?> ListChangesAsync(ProjectName project, long after, int limit, CancellationToken cancel) =>
        inner.ListChangesAsync(project, after, limit, cancel);

    public Task<Operation?> FindOperationAsync(ProjectName project, OperationId id, CancellationToken cancel) =>
        inner.FindOperationAsync(project, id, cancel);

    public Task<Page<Operation>> ListOperationsAsync(
        ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        inner.ListOperationsAsync(project, filter, pageSize, from, cancel);

    public Task<Page<ActivityEntry>> ListActivityAsync(
        ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel) =>
        inner.ListActivityAsync(project, filter, pageSize, from, cancel);

    public Task<Job?> FindJobAsync(JobKey key, CancellationToken cancel) => inner.FindJobAsync(key, cancel);

    public Task<Page<Job>> ListJobsAsync(ProjectName project, int pageSize, string? from, CancellationToken cancel) =>
        inner.ListJobsAsync(project, pageSize, from, cancel);

    public Task<IReadOnlyList<JobKey>> ListOpenJobsAsync(CancellationToken cancel) => inner.ListOpenJobsAsync(cancel);

    public Task<IdempotencyEntry?> FindIdempotencyAsync(ProjectName project, string actor, string key, CancellationToken cancel) =>
        inner.FindIdempotencyAsync(project, actor, key, cancel);

    public Task<string?> FindTemplateAsync(ThingKey key, CancellationToken cancel) => inner.FindTemplateAsync(key, cancel);

    public Task<ProjectName?> FindAccountOwnerAsync(AccountId account, CancellationToken cancel) =>
        inner.FindAccountOwnerAsync(account, cancel);
}
