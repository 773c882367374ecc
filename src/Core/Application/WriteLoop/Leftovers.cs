using BucketManager.Domain.Basics;

namespace BucketManager.Application.WriteLoop;

/// <summary>What a deleted stack left, after an attempt to remove it: the bucket itself, or a project's entry in the register.</summary>
public abstract record Leftovers
{
    private Leftovers()
    {
    }

    public sealed record None : Leftovers;

    /// <summary>The bucket has files, and stays.</summary>
    public sealed record Files : Leftovers;

    /// <summary>Its removal is under way.</summary>
    public sealed record StillGoing : Leftovers;

    /// <summary>It cannot be removed.</summary>
    public sealed record Stuck(Sentence Says) : Leftovers;
}
