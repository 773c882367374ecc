using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Buckets;

/// <summary>Asks for a new bucket. It exists once the operation has succeeded.</summary>
public sealed class CreateBucket(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, BucketFields fields, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
