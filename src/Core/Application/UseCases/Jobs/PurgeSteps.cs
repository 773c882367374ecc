using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases.Jobs;

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
                : await EndAsync(job, JobState.Failed, j => Say.PurgeBucketGone(j.About.Name, j.Done), cancel);
        }

        var bucket = PhysicalName.Of(BucketName.Parse(job.About.Name), place.Account, place.Region);

        // Whose creation never succeeded has made no bucket: one of its name is somebody else's.
        if (thing.Applied is null && !thing.Kept)
            return await DeleteAsync(job, cancel);
        if (job.State == JobState.Stopping)
        {
            return await EndHeldAsync(
                job, JobState.Stopped, await LeftAsync(job, place, bucket, cancel),
                j => Say.PurgeStopped(actor: j.StoppedBy!, bucket: j.About.Name, count: j.Done, total: j.Total), cancel);
        }

        if (job.Total == 0 && await LeftAsync(job, place, bucket, cancel) is > 0 and var counted)
        {
            // Nobody removes a file before this is written; who counts later sees fewer.
            await book.WriteAsync(job.Key, j => j.Total == 0 ? j with { Total = counted } : j, cancel);
            return TimeSpan.Zero;
        }

        try
        {
            if (await contents.PurgeAsync(place, bucket, job.RequestedAt, cancel) is > 0 and var removed)
            {
                await NoteAsync(job, removed, place, bucket, cancel);
                return TimeSpan.Zero;
            }
        }
        catch (PortException refused) when (refused.Fault == PortFault.Refused)
        {
            var why = Say.RefusedByAws(refused.Message);
            return await EndHeldAsync(
                job, JobState.Failed, await LeftAsync(job, place, bucket, cancel), j => Failed(j, why), cancel);
        }

        if (!await contents.IsEmptyAsync(place, bucket, cancel))
            return await EndHeldAsync(job, JobState.Failed, left: 0, j => Say.PurgeNewFiles(j.Done, j.About.Name), cancel);
        await book.WriteAsync(job.Key, j => Counted(j, left: 0), cancel);
        return await DeleteAsync(job, cancel);
    }

    private static Sentence Failed(Job job, Sentence why) => Say.PurgeFailed(bucket: job.About.Name, count: job.Done, reason: why.Text);

    private static string RequestKeyOf(Job job) => $"{job.Id}-delete";

    private async Task NoteAsync(Job job, int removed, StackPlace place, PhysicalName bucket, CancellationToken cancel)
    {
        // Where another process has found that nothing is left, this page is counted already.
        if (await book.WriteAsync(job.Key, j => j with { Done = Math.Min(j.Done + removed, j.Total) }, cancel) is not null
            || await cache.FindJobAsync(job.Key, cancel) is not { HasEnded: true } ended)
        {
            return;
        }

        // Another process has ended it while this page was on its way, and may not have known of it.
        if (Counted(ended, await LeftAsync(job, place, bucket, cancel)).Done - ended.Done is > 0 and var late)
        {
            var says = Say.PurgedAfterEnd(late, job.About.Name);
            await publish.TellAsync(job.About.Project, [book.Line(job, says)], [], cancel);
        }
    }

    /// <summary>Who died after a page could not write it down. What is not there any more is gone.</summary>
    private static Job Counted(Job job, long left) => job with { Done = Math.Max(job.Done, job.Total - left) };

    private Task<long> LeftAsync(Job job, StackPlace place, PhysicalName bucket, CancellationToken cancel) =>
        contents.CountAsync(place, bucket, job.RequestedAt, cancel);

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
            Make = on => Grantees.InUse(on, BucketName.Parse(job.About.Name)) is { } inUse
                ? inUse
                : new Edit(
                    ChangeAction.Delete, null, Say.PurgedBucketDeleted(actor: job.RequestedBy, bucket: job.About.Name)),
        };
        var person = new Actor(EmailAddress.Parse(job.RequestedBy), job.RequestedBy, IsAdmin: false);
        var answer = await submit.RunAsync(
            new Requester.RunningJob(job.Id, person, job.RequestedBy), plan, new EditTerms(RequestKey: new RequestKey(RequestKeyOf(job), "purge")), cancel);
        switch (answer)
        {
            case { Accepted: true, Value: EditResult.Accepted { Operation: var deletion } }:
                await book.WriteAsync(job.Key, j => j with { Deletion = deletion.Id }, cancel);
                return Look;
            case { Refusal: RefusedByCloud { Operation: var refused } }:
                await book.WriteAsync(job.Key, j => j with { Deletion = refused.Id }, cancel);
                return TimeSpan.Zero;
            case { Refusal: Refusal.Unavailable }:
                return Look;
            default:
                return await EndHeldAsync(job, JobState.Failed, left: 0, j => Failed(j, answer.Refusal!.Says), cancel);
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
                await EndAsync(job, JobState.Succeeded, j => Say.PurgeDone(j.About.Name, j.Done), cancel),

            // A file came between the last look and the removal of the bucket.
            { State: OperationState.Succeeded } => await EndAsync(job, JobState.Failed, j => Say.PurgeLateFiles(j.Done, j.About.Name), cancel),
            _ => await EndAsync(job, JobState.Failed, j => Failed(j, deletion.Reason ?? deletion.Says), cancel),
        };
    }

    private async Task<TimeSpan?> EndAsync(Job job, JobState state, Func<Job, Sentence> says, CancellationToken cancel)
    {
        await book.WriteAsync(job.Key, j => j with { State = state, Outcome = says(j) }, cancel);
        return null;
    }

    /// <summary>Says that the bucket stays, unless another process has asked for its deletion meanwhile: then that is looked at next.</summary>
    /// <param name="left">Files that are to go and are still there.</param>
    private async Task<TimeSpan?> EndHeldAsync(Job job, JobState state, long left, Func<Job, Sentence> says, CancellationToken cancel)
    {
        return await book.WriteAsync(job.Key, Ended, cancel, whileItHolds: true) is null ? Look : null;

        // In one write: a page that comes later is not counted twice.
        Job Ended(Job current)
        {
            var counted = Counted(current, left);
            return counted with { State = state, Outcome = says(counted) };
        }
    }
}
