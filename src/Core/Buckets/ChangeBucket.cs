using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Buckets;

/// <summary>Replaces a bucket's spec.</summary>
public sealed class ChangeBucket(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, BucketFields fields, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
