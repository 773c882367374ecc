using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Jobs;

/// <summary>Asks a job to stop: the step that runs still ends, and then it says how far it came. Repeating it does no harm.</summary>
public sealed class StopJob
{
    private readonly IStateCache cache;
    private readonly ProjectViews views;
    private readonly JobBook book;
    private readonly RunJob run;

    internal StopJob(IStateCache cache, ProjectViews views, JobBook book, RunJob run)
    {
        this.cache = cache;
        this.views = views;
        this.book = book;
        this.run = run;
    }

    public async Task<Result<Job>> RunAsync(Actor actor, ProjectName project, JobId id, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.StopJob, cancel);
        if (!view.Accepted)
            return view.Refusal;
        var key = new JobKey(project, id);
        if (await cache.FindJobAsync(key, cancel) is null)
            return ReadJobs.Missing(view.Value);
        await book.WriteAsync(
            key,
            job => job.State == JobState.Running ? job with { State = JobState.Stopping, StoppedBy = actor.Email.ToString() } : job,
            cancel);
        if (await cache.FindJobAsync(key, cancel) is not { HasEnded: false } stopping)
            return new Refusal.NotReady(Say.JobHasEnded());
        await run.RemindAsync(key, CancellationToken.None);
        return stopping;
    }
}
