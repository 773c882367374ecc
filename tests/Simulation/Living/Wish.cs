using BucketManager.Core;
using BucketManager.Core.Operations;

namespace BucketManager.Simulation.Living;

/// <summary>What an editor wants.</summary>
public sealed record Wish(string What, Func<BucketManagerApp, EditTerms, Task<Result<EditAnswer>>> Ask)
{
    /// <summary>It is an edit of what was seen; else it builds on what is newest.</summary>
    public bool TakesRevision { get; init; } = true;

    public bool TakesRequestKey { get; init; } = true;
}
