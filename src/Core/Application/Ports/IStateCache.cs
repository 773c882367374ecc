using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Ports;

/// <summary>
/// The mirror of the templates, with what is on its way. All reads are consistent: they show every commit that was answered before.
/// A commit whose answer is lost (<see cref="PortFault.Unavailable"/>) may have been carried out; repeated with its
/// <see cref="Commit.Token"/> it is carried out once. What is over (<see cref="Lifetimes"/>) is as if it were not there.
/// </summary>
public interface IStateCache
{
    /// <summary>Null: the cache does not know this project.</summary>
    Task<ProjectHead?> FindHeadAsync(ProjectName project, CancellationToken cancel);

    /// <summary>The sequences of all projects, by name. The same object again says that none has moved.</summary>
    Task<IReadOnlyDictionary<ProjectName, long>> ListSequencesAsync(CancellationToken cancel);

    Task<ThingState?> FindThingAsync(ThingKey key, CancellationToken cancel);

    /// <summary>All things of a project, its own and tombstones among them, in no order.</summary>
    Task<IReadOnlyList<ThingState>> ListThingsAsync(ProjectName project, CancellationToken cancel);

    /// <summary>Every project's own thing, tombstones among them.</summary>
    Task<IReadOnlyList<ThingState>> ListProjectThingsAsync(CancellationToken cancel);

    /// <summary>Things that the sweeper looks at (<see cref="ThingState.IsOpen"/>). May lag behind by seconds.</summary>
    Task<IReadOnlyList<ThingKey>> ListOpenAsync(CancellationToken cancel);

    /// <summary>
    /// All of <paramref name="commit"/>, or nothing and the reason. One that went through before, with the same token, is
    /// <see cref="CommitOutcome.Committed"/> again, whatever was committed since, and changes nothing.
    /// </summary>
    Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancel);

    /// <summary>
    /// The changes after <paramref name="after"/>, oldest first, without a gap, at most <paramref name="limit"/>.
    /// Null: they are not kept any more (24 hours), or the project never had that number.
    /// </summary>
    Task<IReadOnlyList<ProjectChange>?> ListChangesAsync(ProjectName project, long after, int limit, CancellationToken cancel);

    Task<Operation?> FindOperationAsync(ProjectName project, OperationId id, CancellationToken cancel);

    /// <summary>Newest first. <paramref name="from"/> is a <see cref="PageToken"/>.</summary>
    Task<Page<Operation>> ListOperationsAsync(
        ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel);

    /// <summary>Newest first. <paramref name="from"/> is a <see cref="PageToken"/>.</summary>
    Task<Page<ActivityEntry>> ListActivityAsync(
        ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel);

    Task<Job?> FindJobAsync(JobKey key, CancellationToken cancel);

    /// <summary>Newest first. <paramref name="from"/> is a <see cref="PageToken"/>.</summary>
    Task<Page<Job>> ListJobsAsync(ProjectName project, int pageSize, string? from, CancellationToken cancel);

    /// <summary>The jobs of all projects that have not ended, in no order. May lag behind by seconds.</summary>
    Task<IReadOnlyList<JobKey>> ListOpenJobsAsync(CancellationToken cancel);

    /// <summary>An entry of the last 24 hours.</summary>
    Task<IdempotencyEntry?> FindIdempotencyAsync(ProjectName project, string actor, string key, CancellationToken cancel);

    /// <summary>The live template's text; null when none is applied.</summary>
    Task<string?> FindTemplateAsync(ThingKey key, CancellationToken cancel);

    /// <summary>The project that has the account, if any.</summary>
    Task<ProjectName?> FindAccountOwnerAsync(AccountId account, CancellationToken cancel);
}
