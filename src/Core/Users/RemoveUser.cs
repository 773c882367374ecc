using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Users;

/// <summary>Removes a user with its keys and open links.</summary>
public sealed class RemoveUser(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName project, UserName user, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
