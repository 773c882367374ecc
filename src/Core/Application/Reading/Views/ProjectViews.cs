using System.Collections.Concurrent;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Reading.Views;

/// <summary>
/// Reads projects from the cache, and keeps what it read with the number it was read at. While the number is the same nothing
/// else is read; when it moved a little, only the changes are. So a read costs one small look-up, whatever the project's size.
/// </summary>
/// <param name="cache">Where everything is read.</param>
/// <param name="keeps">False: everything is read anew each time.</param>
public sealed class ProjectViews(IStateCache cache, bool keeps = true)
{
    // Beyond this many changes reading everything is cheaper than reading the changes.
    private const int MaxChanges = 50;

    private readonly ConcurrentDictionary<ProjectName, ProjectView> kept = new();
    private volatile Fleet? fleet;

    /// <summary>The project as it is now; null: the cache does not know it.</summary>
    public async Task<ProjectView?> FindAsync(ProjectName project, CancellationToken cancel)
    {
        // The number first, then the things: what is read is then at least as new as its number says.
        var head = await cache.FindHeadAsync(project, cancel);
        if (kept.TryGetValue(project, out var known) && IsLater(known.Head, head))
        {
            // Somebody who looked later was faster. If it is not that, the cache is gone, or was put back to an earlier time.
            head = await cache.FindHeadAsync(project, cancel);
            if (IsLater(known.Head, head))
            {
                kept.TryRemove(KeyValuePair.Create(project, known));
                known = null;
            }
        }

        if (head is null || known?.Head == head)
            return known;
        return Keep(await AfterChangesAsync(known, head, cancel)
            ?? ProjectView.Of(project, head, await cache.ListThingsAsync(project, cancel)));
    }

    /// <summary>The project as it is now, if the actor may do this there. One that is gone, or not to be seen, is not found.</summary>
    public async Task<Result<ProjectView>> ForAsync(Actor actor, ProjectName project, UseCase useCase, CancellationToken cancel)
    {
        var view = await FindAsync(project, cancel);
        if (ProjectRights.Refused(view, actor, useCase) is { } refused)
            return refused;
        return view is { Thing.IsTombstone: false } ? view : new Refusal.NotFound();
    }

    /// <summary>Every project as it is now.</summary>
    public async Task<IReadOnlyList<ProjectView>> ListAsync(CancellationToken cancel) => (await FleetAsync(cancel)).Views;

    /// <summary>
    /// Reads what nobody has asked for yet. The last project first: a list begins with the first, and whoever waits for one meets this
    /// half-way.
    /// </summary>
    public async Task ReadAheadAsync(CancellationToken cancel)
    {
        foreach (var project in (await cache.ListSequencesAsync(cancel)).Keys.Reverse())
        {
            cancel.ThrowIfCancellationRequested();
            if (!kept.ContainsKey(project))
                await FindAsync(project, cancel);
        }
    }

    /// <summary>All projects that the actor may see, with its role in each, by name.</summary>
    public async Task<IReadOnlyList<(ProjectView Project, Role Role)>> VisibleToAsync(Actor actor, CancellationToken cancel) =>
        (await SeenByAsync(actor, cancel)).Projects;

    /// <summary>All projects that the actor may see.</summary>
    internal async Task<VisibleProjects> SeenByAsync(Actor actor, CancellationToken cancel) => (await FleetAsync(cancel)).SeenBy(actor);

    private async Task<Fleet> FleetAsync(CancellationToken cancel)
    {
        // While nothing moves the cache gives the same answer, and what was made of it is still true.
        var sequences = await cache.ListSequencesAsync(cancel);
        if (fleet is { } known && ReferenceEquals(known.Sequences, sequences))
            return known;
        var views = new List<ProjectView>(sequences.Count);
        foreach (var (project, sequence) in sequences)
        {
            var view = kept.TryGetValue(project, out var one) && one.Sequence == sequence ? one : await FindAsync(project, cancel);
            if (view is not null)
                views.Add(view);
        }

        var read = new Fleet(sequences, views);
        if (keeps)
            fleet = read;
        return read;
    }

    private static bool IsLater(ProjectHead one, ProjectHead? other) => other is null || one.Sequence > other.Sequence;

    /// <summary>The view that is known, brought forward. Null: there is none, or it is too far behind.</summary>
    private async Task<ProjectView?> AfterChangesAsync(ProjectView? known, ProjectHead head, CancellationToken cancel)
    {
        // After a rebuild the numbers may be the same again where the clock was put back, and mean something else.
        if (known is null || known.Head.RebuiltAt != head.RebuiltAt || head.Sequence - known.Sequence > MaxChanges)
            return null;
        var changes = await cache.ListChangesAsync(known.Project, known.Sequence, MaxChanges, cancel);
        return changes is [.., var last] && last.Sequence >= head.Sequence
            ? changes.Aggregate(known, (view, change) => view.After(change))
            : null;
    }

    /// <summary>Keeps the later one of two that were read at the same time.</summary>
    private ProjectView Keep(ProjectView view) =>
        keeps ? kept.AddOrUpdate(view.Project, view, (_, other) => IsLater(other.Head, view.Head) ? other : view) : view;

    /// <summary>All projects, and what was made of them for those who asked.</summary>
    private sealed class Fleet(IReadOnlyDictionary<ProjectName, long> sequences, IReadOnlyList<ProjectView> views)
    {
        private const int MostPeople = 100;

        private readonly ConcurrentDictionary<(EmailAddress, bool), VisibleProjects> seen = new();

        public IReadOnlyDictionary<ProjectName, long> Sequences => sequences;

        public IReadOnlyList<ProjectView> Views => views;

        public VisibleProjects SeenBy(Actor actor)
        {
            if (seen.TryGetValue((actor.Email, actor.IsAdmin), out var known))
                return known;
            var made = new VisibleProjects(views, actor);
            if (seen.Count < MostPeople)
                seen.TryAdd((actor.Email, actor.IsAdmin), made);
            return made;
        }
    }
}
