using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases.Buckets;

/// <summary>Asks for a new bucket. It exists once the operation has succeeded.</summary>
public sealed class CreateBucket(Submit submit)
{
    public Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, BucketFields fields, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, bucket, fields), terms, cancel);

    internal static EditPlan Plan(ProjectName project, BucketName bucket, BucketFields fields)
    {
        var spec = BucketSpec.Check(fields);
        return new EditPlan(UseCase.CreateBucket, ThingKey.OfBucket(project, bucket), ChangeAction.Create)
        {
            CheckFields = _ => spec.Refusal,
            Make = on => ProjectCapacity.Full(on.View!, ThingKind.Bucket) is { } full
                ? full
                : Edit(on, bucket, spec.Value, Say.BucketCreated),
        };
    }

    /// <summary>The edit that makes a bucket, for the first time or once more after it failed.</summary>
    internal static Edit Edit(EditContext on, BucketName bucket, BucketSpec spec, Func<EmailAddress, BucketName, Sentence> diary) =>
        new(ChangeAction.Create, spec, diary(on.Actor.Email, bucket))
        {
            Summary = [Say.CreatesBucket(bucket), .. BucketChanges.Of(on, bucket, null, spec).Select(c => c.Summary)],
            Warnings = [.. ProjectCapacity.Warnings(on.View!, ThingKind.Bucket), .. BucketChanges.Warnings(on, bucket, null, spec)],
        };
}
