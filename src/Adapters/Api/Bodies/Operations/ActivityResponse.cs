using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Operations;

/// <summary>A line of a project's diary. A change has one, written at its acceptance and again, with the same id, at its end.</summary>
/// <param name="Actor">E-mail address, <c>system</c> or <c>third party</c>.</param>
/// <param name="Result">Null while the change is under way, and where no change is concerned.</param>
/// <param name="Revision">The revision of the thing that the change made; null where no change is concerned.</param>
/// <param name="EndedAt">When the change ended.</param>
/// <param name="Before">The spec before the change, if any.</param>
/// <param name="After">The spec that was asked for, if any.</param>
public sealed record ActivityResponse(
    string Id,
    DateTimeOffset At,
    string Actor,
    SentenceResponse Sentence,
    ThingKind Kind,
    string Name,
    string? OperationId,
    OperationState? Result,
    long? Revision,
    DateTimeOffset? EndedAt,
    object? Before,
    object? After)
{
    public static ActivityResponse From(ActivityEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Actor,
        SentenceResponse.From(entry.Sentence),
        entry.Key.Kind,
        entry.Key.Name,
        entry.OperationId?.ToString(),
        entry.Result,
        entry.Revision,
        entry.EndedAt,
        SpecFields.Of(entry.Before),
        SpecFields.Of(entry.After));
}
