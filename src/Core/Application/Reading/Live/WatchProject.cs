using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Reading.Live;

/// <summary>What a live connection asks for: a snapshot, what it missed, and who may hear a change.</summary>
public sealed class WatchProject(ProjectViews views, IStateCache cache)
{
    /// <summary>Beyond this many changes a snapshot is shorter.</summary>
    public const int MaxMissed = 200;

    private const int OperationsAtATime = 200;

    public async Task<Result<ProjectSnapshot>> SnapshotAsync(Actor actor, ProjectName project, CancellationToken cancel)
    {
        // The view first: operations are then at least as new as its number says, and a change that is heard twice does no harm.
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        if (!view.Accepted)
            return view.Refusal;
        var open = new List<Operation>();
        foreach (var state in new[] { OperationState.Running, OperationState.Queued })
        {
            string? from = null;
            do
            {
                var page = await cache.ListOperationsAsync(project, new OperationFilter(state), OperationsAtATime, from, cancel);
                open.AddRange(page.Items);
                from = page.Next;
            }
            while (from is not null);
        }

        // One that was claimed between the two questions came twice.
        return new ProjectSnapshot(view.Value, [.. open.DistinctBy(o => o.Id)]);
    }

    /// <summary>
    /// The changes after a number, oldest first, without a gap, up to now. Empty: there were none.
    /// <see cref="Refusal.Gone"/>: they are not kept any more, or are too many; take a snapshot.
    /// </summary>
    public async Task<Result<IReadOnlyList<ProjectChange>>> MissedAsync(Actor actor, ProjectName project, long since, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        if (!view.Accepted)
            return view.Refusal;
        var changes = since <= view.Value.Sequence ? await cache.ListChangesAsync(project, since, MaxMissed + 1, cancel) : null;
        if (changes is null || changes.Count > MaxMissed)
            return new Refusal.Gone(Say.ChangesGone());
        return Result<IReadOnlyList<ProjectChange>>.Of(changes);
    }

    /// <summary>To be asked at each change: rights change, too.</summary>
    public async Task<Audience> AudienceAsync(ProjectName project, CancellationToken cancel) => new(await views.FindAsync(project, cancel));
}
