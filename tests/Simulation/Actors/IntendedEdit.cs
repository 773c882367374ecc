using BucketManager.Application;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;

namespace BucketManager.Simulation.Actors;

/// <summary>An edit that an editor intends.</summary>
public sealed record IntendedEdit(string What, Func<BucketManagerApp, EditTerms, Task<Result<EditResult>>> Ask)
{
    /// <summary>It is an edit of what was seen; else it builds on what is newest.</summary>
    public bool TakesRevision { get; init; } = true;

    public bool TakesRequestKey { get; init; } = true;
}
