using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Buckets;

/// <summary>Deletes a bucket. S3 itself refuses to remove one that is not empty, so no file is ever lost by it.</summary>
public sealed class DeleteBucket(Submit submit, IBucketContents contents)
{
    /// <param name="keepFiles">Only end the management: the bucket and its files stay, and its name stays taken.</param>
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, bool keepFiles, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, bucket, keepFiles), terms, cancel);

    internal EditPlan Plan(ProjectName project, BucketName bucket, bool keepFiles) =>
        new(UseCase.DeleteBucket, ThingKey.OfBucket(project, bucket), ChangeAction.Delete)
        {
            NeedsRevision = true,
            Make = on => Make(on, bucket, keepFiles),
            CheckOutside = keepFiles ? null : (on, cancel) => CheckEmptyAsync(on, bucket, cancel),
        };

    private static Result<Edit> Make(EditContext on, BucketName bucket, bool keepFiles)
    {
        if (Grantees.Of(on.View!, bucket) is { Count: > 0 } users)
        {
            ValueList<string> names = [.. users.Select(u => u.Key.Name)];
            return new Refusal.InUse(
                Say.BucketInUse.With(("count", names.Count), ("bucket", bucket), ("users", string.Join(", ", names))), names);
        }

        // A bucket that was never made has nothing to keep, and need not hold its name.
        var keep = keepFiles && on.Newest is not null;
        var diary = (keep ? Say.BucketLeft : Say.BucketDeleted).With(("actor", on.Actor.Email), ("bucket", bucket));
        return new Edit(ChangeAction.Delete, null, diary)
        {
            KeepFiles = keep,
            Summary = [(keep ? Say.LeavesBucket : Say.DeletesBucket).With(("bucket", bucket))],
            Warnings = keep || on.Newest is null ? [] : [Say.LateFilesAreKept.With()],
        };
    }

    private async Task<Refusal?> CheckEmptyAsync(EditContext on, BucketName bucket, CancellationToken cancel)
    {
        if (on.View!.Place is not { } place)
            return null;
        var empty = await contents.IsEmptyAsync(place, PhysicalName.Of(bucket, place.Account, place.Region), cancel);
        return empty ? null : new Refusal.NotEmpty(Say.BucketNotEmpty.With(("bucket", bucket)));
    }
}
