using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Buckets;

/// <summary>Replaces a bucket's spec.</summary>
public sealed class ChangeBucket(Submit submit)
{
    public Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, BucketFields fields, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, bucket, fields), terms, cancel);

    internal static EditPlan Plan(ProjectName project, BucketName bucket, BucketFields fields)
    {
        var spec = BucketSpec.Check(fields);
        return new EditPlan(UseCase.ChangeBucket, ThingKey.OfBucket(project, bucket), ChangeAction.Update)
        {
            NeedsRevision = true,
            CheckFields = on => spec.Refusal ?? CheckFields(on, spec.Value),
            Make = on => Make(on, bucket, spec.Value),
        };
    }

    // After a failed creation there is no bucket whose lock could not be changed.
    private static Refusal.Invalid? CheckFields(EditContext on, BucketSpec spec) =>
        on.Newest is BucketSpec was && was.ObjectLockDays != spec.ObjectLockDays
            ? new Refusal.Invalid("/spec/objectLockDays", FieldRules.CreateOnly())
            : null;

    private static Result<Edit> Make(EditContext on, BucketName bucket, BucketSpec spec)
    {
        if (on.Newest is not BucketSpec was)
            return CreateBucket.Edit(on, bucket, spec, Say.BucketCreatedAgain);
        var actor = on.Actor.Email;
        var changes = BucketChanges.Of(on, bucket, was, spec);
        var diary = ChangeDescription.Line(changes, () => Say.BucketSaved(actor, bucket), n => Say.BucketChanged(actor, n, bucket));
        return new Edit(ChangeAction.Update, spec, diary)
        {
            Summary = [.. changes.Select(c => c.Summary)],
            Warnings = BucketChanges.Warnings(on, bucket, was, spec),
        };
    }
}
