using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Reading;

/// <summary>The jobs of a project.</summary>
public sealed class ReadJobs(ProjectViews views, IStateCache cache)
{
    /// <summary>An id that is unknown in a project whose cache was rebuilt is gone.</summary>
    public async Task<Result<Job>> OneAsync(Actor actor, ProjectName project, JobId id, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        if (!view.Accepted)
            return view.Refusal;
        return await cache.FindJobAsync(new JobKey(project, id), cancel) is { } job ? job : Missing(view.Value);
    }

    /// <summary>Newest first; with the sequence, read before.</summary>
    public async Task<Result<(Page<Job> Page, long Sequence)>> ListAsync(
        Actor actor, ProjectName project, int pageSize, string? from, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        if ((view.Refusal ?? ThingList.CheckPage(pageSize, from)) is { } refusal)
            return refusal;
        return (await cache.ListJobsAsync(project, pageSize, from, cancel), view.Value.Sequence);
    }

    internal static Refusal Missing(ProjectView view) =>
        view.Head.RebuiltAt is { } rebuilt ? new Refusal.Gone(Say.JobGone(rebuilt)) : new Refusal.NotFound();
}
