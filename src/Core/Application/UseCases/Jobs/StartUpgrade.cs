using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Jobs;

/// <summary>Begins to bring everything in a project up to date. One such job at a time.</summary>
public sealed class StartUpgrade(IStateCache cache, ProjectViews views, Publish publish, RunJob run, TimeProvider clock, IEntropy entropy)
{
    private const int MaxTries = 50;

    public async Task<Result<Job>> RunAsync(Actor actor, ProjectName project, RequestKey? key, CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var view = await views.ForAsync(actor, project, UseCase.UpgradeProject, cancel);
            if (!view.Accepted)
                return view.Refusal;
            if (key is not null && await cache.FindIdempotencyAsync(project, actor.Email.ToString(), key.Key, cancel) is { } used)
            {
                return used.BodyHash == key.BodyHash && await cache.FindJobAsync(new JobKey(project, JobId.Parse(used.ResultId)), cancel) is { } first
                    ? first
                    : new Refusal.IdempotencyMismatch();
            }

            if (view.Value.Thing is not { IsLive: true } thing)
                return new Refusal.NotReady(Say.ProjectNotReady());
            if (thing.Job is not null)
                return new Refusal.NotReady(Say.UpgradeRuns());
            var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
            var says = Say.UpgradeBegun(actor.Email, project);
            var (job, commit) = JobBook.Begin(JobKind.Upgrade, thing, view.Value.Head, actor.Email.ToString(), says, now, entropy);
            commit = commit with
            {
                Idempotency = key is null
                    ? null
                    : new IdempotencyEntry(actor.Email.ToString(), key.Key, key.BodyHash, job.Id.ToString(), now),
            };
            if (await publish.RunAsync(commit, cancel) != CommitOutcome.Committed)
                continue;
            await run.RemindAsync(job.Key, CancellationToken.None);
            return job;
        }

        return new Refusal.Unavailable(Say.TooBusy(), TimeSpan.FromSeconds(1));
    }
}
