using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Operations;

/// <summary>One accepted change of one thing, from its acceptance to its end.</summary>
/// <param name="Revision">The revision of the thing that this change made.</param>
/// <param name="RequestedBy">E-mail address of the person, or <c>system</c>.</param>
public sealed record Operation(
    OperationId Id, ThingKey Key, ChangeAction Action, OperationState State, long Revision, string RequestedBy, DateTimeOffset RequestedAt)
{
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed, was rolled back or superseded.</summary>
    public Sentence? Reason { get; init; }

    public OperationId? SupersededBy { get; init; }

    /// <summary>Resources that are done.</summary>
    public int Done { get; init; }

    /// <summary>Resources in the template; 0 while it is not known.</summary>
    public int Total { get; init; }

    public bool HasEnded => State is not (OperationState.Queued or OperationState.Running);
}
