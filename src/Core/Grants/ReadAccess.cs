using BucketManager.Core.Buckets;
using BucketManager.Core.People;
using BucketManager.Core.Projects;
using BucketManager.Core.Sentences;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Grants;

/// <summary>Who can do what, where: the matrix and the question.</summary>
public sealed class ReadAccess(ProjectViews views, TimeProvider clock)
{
    public Task<Result<AccessMatrix>> MatrixAsync(Actor actor, ProjectName project, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {clock}");

    /// <summary>Which users can do something below a prefix of a bucket, and why.</summary>
    public Task<Result<IReadOnlyList<(UserName User, Sentence Because)>>> QuestionAsync(
        Actor actor, ProjectName project, AccessQuestion question, BucketName bucket, Prefix prefix, CancellationToken cancel) =>
        throw new NotSupportedException();
}
