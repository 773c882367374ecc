using System.Collections.Concurrent;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;

namespace BucketManager.Core.State;

/// <summary>
/// Reads projects from the cache, and keeps what it read with the number it was read at. While the number is the same nothing
/// else is read; when it moved a little, only the changes are. So a read costs one small look-up, whatever the project's size.
/// </summary>
public sealed class ProjectViews(IStateCache cache)
{
    // Beyond this many changes reading everything is cheaper than reading the changes.
    private const int MaxChanges = 50;

    private readonly ConcurrentDictionary<ProjectName, ProjectView> kept = new();

    /// <summary>The project as it is now; null: the cache does not know it.</summary>
    public async Task<ProjectView?> FindAsync(ProjectName project, CancellationToken cancel)
    {
        // The number first, then the things: what is read is then at least as new as its number says.
        var head = await cache.FindHeadAsync(project, cancel);
        if (head is null)
        {
            kept.TryRemove(project, out _);
            return null;
        }

        return await UpToAsync(project, head, cancel);
    }

    /// <summary>The project as it is now, if the actor may do this there. One that is gone, or not to be seen, is not found.</summary>
    public async Task<Result<ProjectView>> ForAsync(Actor actor, ProjectName project, UseCase useCase, CancellationToken cancel)
    {
        if (await FindAsync(project, cancel) is not { Thing: { IsTombstone: false } } view || view.RoleOf(actor) is not (> Role.None and var role))
            return new Refusal.NotFound();
        return AccessRules.Refused(useCase, role) is { } refused ? refused : view;
    }

    /// <summary>Every project as it is now.</summary>
    public async Task<IReadOnlyList<ProjectView>> ListAsync(CancellationToken cancel)
    {
        var sequences = await cache.ListSequencesAsync(cancel);
        var views = new List<ProjectView>(sequences.Count);
        foreach (var (project, sequence) in sequences)
        {
            var view = kept.TryGetValue(project, out var known) && known.Sequence == sequence ? known : await FindAsync(project, cancel);
            if (view is not null)
                views.Add(view);
        }

        return views;
    }

    /// <summary>All projects that the actor may see, with its role in each, by name.</summary>
    public async Task<IReadOnlyList<(ProjectView Project, Role Role)>> VisibleToAsync(Actor actor, CancellationToken cancel) =>
    [
        .. from project in await ListAsync(cancel)
           where project.Thing is { IsTombstone: false }
           let role = project.RoleOf(actor)
           where AccessRules.Allows(UseCase.ReadProject, role)
           orderby project.Project
           select (project, role),
    ];

    private async Task<ProjectView> UpToAsync(ProjectName project, ProjectHead head, CancellationToken cancel)
    {
        if (kept.TryGetValue(project, out var known) && known.Head.RebuiltAt == head.RebuiltAt)
        {
            if (known.Sequence >= head.Sequence)
                return known;
            if (head.Sequence - known.Sequence <= MaxChanges
                && await cache.ListChangesAsync(project, known.Sequence, MaxChanges, cancel) is { } changes
                && changes.Count > 0 && changes[^1].Sequence >= head.Sequence)
            {
                return Keep(changes.Aggregate(known, (view, change) => view.After(change)));
            }
        }

        return Keep(ProjectView.Of(project, head, await cache.ListThingsAsync(project, cancel)));
    }

    private ProjectView Keep(ProjectView view) => kept.AddOrUpdate(
        view.Project,
        view,
        (_, other) => other.Head.RebuiltAt == view.Head.RebuiltAt && other.Sequence > view.Sequence ? other : view);
}
