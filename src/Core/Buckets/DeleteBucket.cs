using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Buckets;

/// <summary>Deletes a bucket. S3 itself refuses to remove one that is not empty, so no file is ever lost by it.</summary>
public sealed class DeleteBucket(Submit submit, IBucketContents contents)
{
    /// <param name="keepFiles">Only end the management: the bucket and its files stay, and its name stays taken.</param>
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, BucketName bucket, bool keepFiles, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit} {contents}");
}
