using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Users;

/// <summary>Lets a stopped user back in: the grants are back, with new keys only.</summary>
public sealed class ResumeUser(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName project, UserName user, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
