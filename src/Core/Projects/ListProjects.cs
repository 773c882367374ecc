using BucketManager.Core.People;
using BucketManager.Core.State;

namespace BucketManager.Core.Projects;

/// <summary>The projects that somebody may see.</summary>
public sealed class ListProjects(ProjectViews views, TimeProvider clock)
{
    /// <summary>One page, with counts.</summary>
    public Task<Result<Page<ThingShown>>> RunAsync(Actor actor, ListQuery query, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {clock}");

    /// <summary>All that the actor may see, with its role in each, by name.</summary>
    public Task<IReadOnlyList<(ProjectView Project, Role Role)>> VisibleToAsync(Actor actor, CancellationToken cancel) =>
        throw new NotSupportedException();
}
