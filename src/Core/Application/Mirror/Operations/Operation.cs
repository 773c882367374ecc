using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Operations;

/// <summary>One accepted change of one thing, from its acceptance to its end.</summary>
/// <param name="Revision">The revision of the thing that this change made.</param>
/// <param name="RequestedBy">E-mail address of the person, or <c>system</c>.</param>
/// <param name="Says">What was asked for; the diary's sentence.</param>
public sealed record Operation(
    OperationId Id,
    ThingKey Key,
    ChangeAction Action,
    OperationState State,
    long Revision,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    Sentence Says)
{
    /// <summary>The newest accepted spec when this was asked for; null for a creation.</summary>
    public Spec? Before { get; init; }

    /// <summary>The spec that was asked for; null for a deletion.</summary>
    public Spec? After { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed, was rolled back or superseded.</summary>
    public Sentence? Reason { get; init; }

    public OperationId? SupersededBy { get; init; }

    /// <summary>Logical names of the resources that are done, in ordinal order.</summary>
    public ValueList<string> DoneParts { get; init; } = [];

    /// <summary>Resources in the template; 0 while it is not known.</summary>
    public int TotalParts { get; init; }

    /// <summary>Of a bucket's deletion: the bucket and its files stay, only the management ends.</summary>
    public bool KeepsFiles => Says.Code == Say.Forms.BucketLeft.Code;

    public bool HasEnded => State is not (OperationState.Queued or OperationState.Running);
}
