using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Operations;

/// <summary>One line of a project's diary. A change has one, written at its acceptance and again, with the same id, at its end.</summary>
/// <param name="Id">Sorts by time; of a change its operation's id.</param>
/// <param name="Actor">E-mail address, <c>system</c>, or <c>third party</c> for a claim.</param>
/// <param name="Result">Null while the change is under way, and where no change is concerned.</param>
/// <param name="Before">The spec before the change; null where it made the thing or no spec is concerned.</param>
/// <param name="After">The spec that was asked for; null for a deletion or where no spec is concerned.</param>
public sealed record ActivityEntry(
    string Id,
    DateTimeOffset At,
    string Actor,
    Sentence Sentence,
    ThingKey Key,
    OperationId? OperationId,
    OperationState? Result,
    Spec? Before,
    Spec? After)
{
    /// <summary>The revision of the thing that the change made; null where no change is concerned.</summary>
    public long? Revision { get; init; }

    /// <summary>When the change ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The diary's line of a change, as it stands now.</summary>
    public static ActivityEntry Of(Operation operation) => new(
        operation.Id.ToString(),
        operation.RequestedAt,
        operation.RequestedBy,
        operation.Says,
        operation.Key,
        operation.Id,
        operation.HasEnded ? operation.State : null,
        operation.Before,
        operation.After)
    {
        Revision = operation.Revision,
        EndedAt = operation.FinishedAt,
    };
}
