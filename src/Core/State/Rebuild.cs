using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;

namespace BucketManager.Core.State;

/// <summary>Reads everything from the templates again. Drops nothing, and says what was different.</summary>
public sealed class Rebuild(
    IStateCache cache, ProjectViews views, IStackProvisioner stacks, Reconcile reconcile, Publish publish, StackPlace hub, TimeProvider clock)
{
    /// <summary>One project, on request.</summary>
    public Task<Result<RebuildReport>> ProjectAsync(Actor actor, ProjectName project, CancellationToken cancel) =>
        throw new NotSupportedException($"{cache} {views} {stacks} {reconcile} {publish} {hub} {clock}");

    /// <summary>At the start of a process: every project that has a registry stack and is unknown to the cache. Their reports.</summary>
    public Task<IReadOnlyList<RebuildReport>> LostProjectsAsync(CancellationToken cancel) => throw new NotSupportedException();
}
