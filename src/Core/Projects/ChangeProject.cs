using BucketManager.Core.Operations;
using BucketManager.Core.People;

namespace BucketManager.Core.Projects;

/// <summary>Changes title, people and (admins only) SFTP of a project.</summary>
public sealed class ChangeProject(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName name, ProjectFields fields, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
