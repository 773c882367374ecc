using BucketManager.Core.Activity;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;

namespace BucketManager.Core.Operations;

/// <summary>What runs, what ran, and the diary. Admins also read it of a project that is deleted.</summary>
public sealed class ReadOperations(ProjectViews views, IStateCache cache)
{
    /// <summary>An id that is unknown in a project whose cache was rebuilt is gone.</summary>
    public Task<Result<Operation>> OneAsync(Actor actor, ProjectName project, OperationId id, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {cache}");

    /// <summary>Newest first; with the sequence, read before.</summary>
    public Task<Result<(Page<Operation> Page, long Sequence)>> ListAsync(
        Actor actor, ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Newest first; with the sequence, read before.</summary>
    public Task<Result<(Page<ActivityEntry> Page, long Sequence)>> ActivityAsync(
        Actor actor, ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel) => throw new NotSupportedException();
}
