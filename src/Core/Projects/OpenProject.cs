using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;

namespace BucketManager.Core.Projects;

/// <summary>Opens a project in an account of its own. Admins only.</summary>
public sealed class OpenProject(Submit submit, IEntropy entropy)
{
    public Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName name, ProjectFields fields, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit} {entropy}");
}
