using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases;

/// <summary>What an edit is to do, planned and not yet accepted.</summary>
/// <param name="Spec">What the thing shall be; null for a deletion.</param>
/// <param name="Says">The diary's sentence.</param>
public sealed record Edit(ChangeAction Action, Spec? Spec, Sentence Says)
{
    /// <summary>What changes, in sentences; empty: nothing would.</summary>
    public ValueList<Sentence> Summary { get; init; } = [];

    public ValueList<Sentence> Warnings { get; init; } = [];

    /// <summary>Set when the user is, or stays, stopped.</summary>
    public Suspension? Stopped { get; init; }

    /// <summary>Of a bucket's deletion.</summary>
    public bool KeepFiles { get; init; }

    /// <summary>As <see cref="Change.Restates"/>.</summary>
    public bool Restates { get; init; }

    /// <summary>As <see cref="Change.TriedAgain"/>.</summary>
    public int? TriedAgain { get; init; }
}
