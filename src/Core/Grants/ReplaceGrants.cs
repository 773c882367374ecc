using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;
using BucketManager.Core.Users;

namespace BucketManager.Core.Grants;

/// <summary>Replaces all grants of a user.</summary>
public sealed class ReplaceGrants(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, UserName user, IReadOnlyList<GrantFields> grants, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
