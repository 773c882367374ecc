using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Reading;

/// <summary>What runs, what ran, and the diary. Admins also read it of a project that is deleted.</summary>
public sealed class ReadOperations(ProjectViews views, IStateCache cache)
{
    /// <summary>An id that is unknown in a project whose cache was rebuilt is gone.</summary>
    public async Task<Result<Operation>> OneAsync(Actor actor, ProjectName project, OperationId id, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (await cache.FindOperationAsync(project, id, cancel) is { } operation)
            return operation;
        return view.Value.Head.RebuiltAt is { } rebuilt ? new Refusal.Gone(Say.OperationGone(rebuilt)) : new Refusal.NotFound();
    }

    /// <summary>Newest first; with the sequence, read before.</summary>
    public async Task<Result<(Page<Operation> Page, long Sequence)>> ListAsync(
        Actor actor, ProjectName project, OperationFilter filter, int pageSize, string? from, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if ((view.Refusal ?? ThingList.CheckPage(pageSize, from)) is { } refusal)
            return refusal;
        return (await cache.ListOperationsAsync(project, filter, pageSize, from, cancel), view.Value.Sequence);
    }

    /// <summary>Newest first; with the sequence, read before.</summary>
    public async Task<Result<(Page<ActivityEntry> Page, long Sequence)>> ActivityAsync(
        Actor actor, ProjectName project, ActivityFilter filter, int pageSize, string? from, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if ((view.Refusal ?? ThingList.CheckPage(pageSize, from)) is { } refusal)
            return refusal;
        return (await cache.ListActivityAsync(project, About(filter, view.Value), pageSize, from, cancel), view.Value.Sequence);
    }

    /// <summary>A thing that was chosen is meant alone. What was typed may be part of its name, or of what people call it.</summary>
    private static ActivityFilter About(ActivityFilter filter, ProjectView view)
    {
        if (filter.Name is not { } name)
            return filter;
        if (filter.Kind is { } kind && ThingKey.Check(view.Project, kind, name) is { Accepted: true, Value: var chosen } && view.Find(chosen) is not null)
            return filter with { Exactly = chosen };
        var sought = new Sought(name);
        return filter with
        {
            AlsoAbout = [.. view.Everything.Where(thing => SearchableText.CalledBy(thing).Any(sought.IsIn)).Select(thing => thing.Key)],
        };
    }

    private async Task<Result<ProjectView>> ViewAsync(Actor actor, ProjectName project, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        return !view.Accepted && actor.IsAdmin && await views.FindAsync(project, cancel) is { } deleted ? deleted : view;
    }
}
