using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;

namespace BucketManager.Core.Users;

/// <summary>Adds a third party.</summary>
public sealed class AddUser(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, UserName user, UserFields fields, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
