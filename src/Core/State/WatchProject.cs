using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;

namespace BucketManager.Core.State;

/// <summary>What a live connection asks for: a snapshot, what it missed, and who may hear a change.</summary>
public sealed class WatchProject(ProjectViews views, IStateCache cache)
{
    public Task<Result<ProjectSnapshot>> SnapshotAsync(Actor actor, ProjectName project, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {cache}");

    /// <summary>
    /// The changes after a number, oldest first, without a gap, up to now. Empty: there were none.
    /// <see cref="Refusal.Gone"/>: they are not kept any more, or are too many; take a snapshot.
    /// </summary>
    public Task<Result<IReadOnlyList<ProjectChange>>> MissedAsync(Actor actor, ProjectName project, long since, CancellationToken cancel) =>
        throw new NotSupportedException();

    /// <summary>To be asked at each change: rights change, too.</summary>
    public Task<Audience> AudienceAsync(ProjectName project, CancellationToken cancel) => throw new NotSupportedException();
}
