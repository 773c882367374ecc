using BucketManager.Core.Buckets;
using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>
/// Deletes a bucket with its files: counts them, removes them page by page, and when none is left asks for the deletion of the bucket.
/// What arrived after the request is never removed.
/// </summary>
internal sealed class PurgeSteps(
    IStateCache cache, ProjectViews views, Submit submit, IBucketContents contents, Publish publish, JobBook book)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>When to go on; null: it has ended.</summary>
    public async Task<TimeSpan?> RunAsync(Job job, CancellationToken cancel)
    {
        if (await FindDeletionAsync(job, cancel) is { } asked)
            return await AwaitAsync(job, asked, cancel);
        var view = await views.FindAsync(job.About.Project, cancel);
        if (view?.Place is not { } place || view.Find(job.About) is not { IsTombstone: false } thing || thing.Job != job.Id)
        {
            // Another process may just have asked for the deletion.
            return await FindDeletionAsync(job, cancel) is { } deletion
                ? await AwaitAsync(job, deletion, cancel)
                : await EndAsync(job, JobState.Failed, j => Say.PurgeBucketGone.With(Numbers(j)), cancel);
        }

        var bucket = PhysicalName.Of(BucketName.Parse(job.About.Name), place.Account, place.Region);

        // Whose creation never succeeded has made no bucket: one of its name is somebody else's.
        if (thing.Applied is null && !thing.Kept)
            return await DeleteAsync(job, cancel);
        if (job.State == JobState.Stopping)
        {
            await RecountAsync(job, place, bucket, cancel);
            return await EndHeldAsync(
                job, JobState.Stopped, j => Say.PurgeStopped.With([.. Numbers(j), ("total", j.Total), ("actor", j.StoppedBy)]), cancel);
        }

        if (job.Total == 0 && await contents.CountAsync(place, bucket, job.RequestedAt, cancel) is > 0 and var counted)
        {
            await book.WriteAsync(job.Key, j => j with { Total = counted }, cancel);
            return TimeSpan.Zero;
        }

        try
        {
            if (await contents.PurgeAsync(place, bucket, job.RequestedAt, cancel) is > 0 and var removed)
            {
                await NoteAsync(job, removed, cancel);
                return TimeSpan.Zero;
            }
        }
        catch (PortException refused) when (refused.Fault == PortFault.Refused)
        {
            await RecountAsync(job, place, bucket, cancel);
            var why = Say.RefusedByAws.With(("reason", refused.Message));
            return await EndHeldAsync(job, JobState.Failed, j => Failed(j, why), cancel);
        }

        await RecountAsync(job, place, bucket, cancel);
        return await contents.IsEmptyAsync(place, bucket, cancel)
            ? await DeleteAsync(job, cancel)
            : await EndHeldAsync(job, JobState.Failed, j => Say.PurgeNewFiles.With(Numbers(j)), cancel);
    }

    private static (string, object?)[] Numbers(Job job) => [("bucket", job.About.Name), ("count", job.Done)];

    private static Sentence Failed(Job job, Sentence why) => Say.PurgeFailed.With([.. Numbers(job), ("reason", why.Text)]);

    private static string RequestKeyOf(Job job) => $"{job.Id}-delete";

    private async Task NoteAsync(Job job, int removed, CancellationToken cancel)
    {
        var noted = await book.WriteAsync(
            job.Key, j => j with { Done = j.Done + removed, Total = Math.Max(j.Total, j.Done + removed) }, cancel);
        if (noted is not null)
            return;

        // Another process has ended it while this page was on its way, and could not know of it.
        var says = Say.PurgedAfterEnd.With(("count", removed), ("bucket", job.About.Name));
        await publish.TellAsync(job.About.Project, [book.Line(job, says)], [], cancel);
    }

    /// <summary>Who died after a page could not write it down. What is not there any more is gone.</summary>
    private async Task RecountAsync(Job job, StackPlace place, PhysicalName bucket, CancellationToken cancel)
    {
        var left = await contents.CountAsync(place, bucket, job.RequestedAt, cancel);
        await book.WriteAsync(job.Key, j => j with { Done = Math.Max(j.Done, j.Total - left) }, cancel);
    }

    /// <summary>The deletion that was asked for, also by one that died before it could write that down; null: none was.</summary>
    private async Task<Operation?> FindDeletionAsync(Job job, CancellationToken cancel)
    {
        var id = job.Deletion
            ?? (await cache.FindIdempotencyAsync(job.About.Project, job.RequestedBy, RequestKeyOf(job), cancel) is { } asked
                ? OperationId.Parse(asked.ResultId)
                : null);
        return id is null ? null : await cache.FindOperationAsync(job.About.Project, id, cancel);
    }

    private async Task<TimeSpan?> DeleteAsync(Job job, CancellationToken cancel)
    {
        var plan = new EditPlan(UseCase.DeleteBucket, job.About, ChangeAction.Delete)
        {
            RequestedBy = job.RequestedBy,
            By = job.Id,
            Make = on => DeleteBucket.Make(
                on, BucketName.Parse(job.About.Name), Say.PurgedBucketDeleted.With(("actor", job.RequestedBy), ("bucket", job.About.Name))),
        };
        var person = new Actor(EmailAddress.Parse(job.RequestedBy), job.RequestedBy, IsAdmin: false);
        var answer = await submit.RunAsync(
            person, plan, new EditTerms(RequestKey: new RequestKey(RequestKeyOf(job), "purge")), cancel);
        switch (answer)
        {
            case { Accepted: true, Value: EditAnswer.Accepted { Operation: var deletion } }:
                await book.WriteAsync(job.Key, j => j with { Deletion = deletion.Id }, cancel);
                return Look;
            case { Refusal: Refusal.RefusedByCloud { Operation: var refused } }:
                await book.WriteAsync(job.Key, j => j with { Deletion = refused.Id }, cancel);
                return TimeSpan.Zero;
            case { Refusal: Refusal.Unavailable }:
                return Look;
            default:
                return await EndHeldAsync(job, JobState.Failed, j => Failed(j, answer.Refusal!.Says), cancel);
        }
    }

    private async Task<TimeSpan?> AwaitAsync(Job job, Operation deletion, CancellationToken cancel)
    {
        if (!deletion.HasEnded)
        {
            await book.WriteAsync(job.Key, j => j with { Deletion = deletion.Id }, cancel);
            return Look;
        }

        return deletion switch
        {
            { State: OperationState.Succeeded, Reason: null } =>
                await EndAsync(job, JobState.Succeeded, j => Say.PurgeDone.With(Numbers(j)), cancel),

            // A file came between the last look and the removal of the bucket.
            { State: OperationState.Succeeded } => await EndAsync(job, JobState.Failed, j => Say.PurgeLateFiles.With(Numbers(j)), cancel),
            _ => await EndAsync(job, JobState.Failed, j => Failed(j, deletion.Reason ?? deletion.Says), cancel),
        };
    }

    private async Task<TimeSpan?> EndAsync(Job job, JobState state, Func<Job, Sentence> says, CancellationToken cancel)
    {
        await book.WriteAsync(job.Key, j => j with { State = state, Outcome = says(j) }, cancel);
        return null;
    }

    /// <summary>Says that the bucket stays, unless another process has asked for its deletion meanwhile: then that is looked at next.</summary>
    private async Task<TimeSpan?> EndHeldAsync(Job job, JobState state, Func<Job, Sentence> says, CancellationToken cancel) =>
        await book.WriteAsync(job.Key, j => j with { State = state, Outcome = says(j) }, cancel, whileItHolds: true) is null ? Look : null;
}
