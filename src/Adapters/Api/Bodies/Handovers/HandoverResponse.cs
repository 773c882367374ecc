using BucketManager.Domain.Handovers;

namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>A link that was handed out, as its project sees it.</summary>
/// <param name="ClaimedFrom">Network address of the one who claimed.</param>
/// <param name="KeyId">The access key that was made, or the fingerprint of the SSH key that was given.</param>
/// <param name="Replaces">The access key that the new one replaces.</param>
/// <param name="Attempts">Wrong passcodes so far.</param>
public sealed record HandoverResponse(
    string Id,
    HandoverKind What,
    HandoverStateShown State,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ClaimedAt,
    string? ClaimedFrom,
    string? KeyId,
    string? Replaces,
    int Attempts)
{
    public static HandoverResponse From(Handover handover) => new(
        handover.Id,
        handover.Kind,
        Shown(handover.State),
        handover.CreatedBy,
        handover.CreatedAt,
        handover.ExpiresAt,
        handover.ClaimedAt,
        handover.ClaimedFrom,
        handover.KeyId,
        handover.Replaces,
        handover.Attempts);

    /// <summary>A link that is being claimed cannot be claimed by another any more.</summary>
    public static HandoverStateShown Shown(HandoverState state) => state switch
    {
        HandoverState.Open => HandoverStateShown.Open,
        HandoverState.Claiming or HandoverState.Claimed => HandoverStateShown.Claimed,
        HandoverState.Expired => HandoverStateShown.Expired,
        HandoverState.Withdrawn => HandoverStateShown.Withdrawn,
        HandoverState.Locked => HandoverStateShown.Locked,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
