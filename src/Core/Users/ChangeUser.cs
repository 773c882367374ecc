using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Users;

/// <summary>Replaces a user's spec.</summary>
public sealed class ChangeUser(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, UserName user, UserFields fields, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
