using BucketManager.Core.Operations;
using BucketManager.Core.People;

namespace BucketManager.Core.Projects;

/// <summary>Closes an empty project. Admins only.</summary>
public sealed class CloseProject(Submit submit)
{
    /// <param name="leaveKept">Close it although buckets with kept files remain in the account.</param>
    public Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName name, bool leaveKept, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit}");
}
