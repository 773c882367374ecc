using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases.Jobs;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Buckets;

/// <summary>
/// Deletes a bucket. S3 itself refuses to remove one that is not empty, so no file is ever lost by it, unless that is asked for.
/// </summary>
public sealed class DeleteBucket(Submit submit, IBucketContents contents, RunJob run)
{
    /// <param name="keepFiles">Only end the management: the bucket and its files stay, and its name stays taken.</param>
    public Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, bool keepFiles, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, bucket, keepFiles), terms, cancel);

    /// <summary>With everything that lies in it now, by a job. What arrives later is kept.</summary>
    public async Task<Result<EditResult>> WithFilesAsync(
        Actor actor, ProjectName project, BucketName bucket, EditTerms terms, CancellationToken cancel)
    {
        var answer = await submit.RunAsync(actor, PurgePlan(project, bucket), terms, cancel);
        if (answer is { Accepted: true, Value: EditResult.Begun { Job: var job } })
            await run.RemindAsync(job.Key, CancellationToken.None);
        return answer;
    }

    internal EditPlan PurgePlan(ProjectName project, BucketName bucket) =>
        new(UseCase.DeleteBucket, ThingKey.OfBucket(project, bucket), ChangeAction.Delete)
        {
            NeedsRevision = true,
            StartsJob = JobKind.Purge,
            Make = on => Grantees.InUse(on, bucket) is { } inUse
                ? inUse
                : new Edit(ChangeAction.Delete, null, Say.PurgeBegun(on.Actor.Email, bucket))
                {
                    Summary = [Say.PurgesBucket(bucket)],
                    Warnings = [Say.PurgeForGood(), Say.PurgeKeepsLateFiles()],
                },
            CheckOutside = (on, cancel) => CheckUnlockedAsync(on, bucket, cancel),
        };

    internal EditPlan Plan(ProjectName project, BucketName bucket, bool keepFiles) =>
        new(UseCase.DeleteBucket, ThingKey.OfBucket(project, bucket), ChangeAction.Delete)
        {
            NeedsRevision = true,
            Make = on => Make(on, bucket, keepFiles),
            CheckOutside = keepFiles ? null : (on, cancel) => CheckEmptyAsync(on, bucket, cancel),
        };

    private static Result<Edit> Make(EditContext on, BucketName bucket, bool keepFiles)
    {
        if (Grantees.InUse(on, bucket) is { } inUse)
            return inUse;

        // A bucket that was never made has nothing to keep, and need not hold its name.
        var keep = keepFiles && on.Newest is not null;
        var diary = keep ? Say.BucketLeft(on.Actor.Email, bucket) : Say.BucketDeleted(on.Actor.Email, bucket);
        return new Edit(ChangeAction.Delete, null, diary)
        {
            KeepFiles = keep,
            Summary = [keep ? Say.LeavesBucket(bucket) : Say.DeletesBucket(bucket)],
            Warnings = keep || on.Newest is null ? [] : [Say.LateFilesAreKept()],
        };
    }

    private async Task<Refusal?> CheckEmptyAsync(EditContext on, BucketName bucket, CancellationToken cancel)
    {
        if (on.View!.Place is not { } place)
            return null;
        var empty = await contents.IsEmptyAsync(place, PhysicalName.Of(bucket, place.Account, place.Region), cancel);
        return empty ? null : new Refusal.NotEmpty(Say.BucketNotEmpty(bucket));
    }

    // Only buckets that were made with a lock can have locked files.
    private async Task<Refusal?> CheckUnlockedAsync(EditContext on, BucketName bucket, CancellationToken cancel)
    {
        if (on.View!.Place is not { } place || !on.Current!.Specs<BucketSpec>().Any(s => s.ObjectLockDays is not null))
            return null;
        var name = PhysicalName.Of(bucket, place.Account, place.Region);
        return await contents.FindLockAsync(place, name, cancel) is { } until && until > on.Now ? new Refusal.LockedUntil(until) : null;
    }
}
