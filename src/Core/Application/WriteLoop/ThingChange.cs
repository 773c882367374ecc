using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.WriteLoop;

/// <summary>What is to be written of a thing in one commit.</summary>
/// <param name="Before">As it was read; null: there was no item.</param>
public sealed record ThingChange(ThingState? Before, ThingState After, ValueList<OperationTransition> Turns)
{
    public AppliedTemplate? Template { get; init; }

    public ValueList<Invalidation> Touched { get; init; } = [];

    public AccountClaim? Account { get; init; }

    /// <summary>A line of its own in the diary.</summary>
    public Sentence? Noticed { get; init; }
}
