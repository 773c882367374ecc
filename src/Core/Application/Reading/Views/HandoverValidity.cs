using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Handovers;

namespace BucketManager.Application.Reading.Views;

/// <summary>The state of a link, given the user that it was made for.</summary>
public static class HandoverValidity
{
    /// <summary>
    /// What the link is at <paramref name="now"/>, whether or not the sweeper has written it down: out of time, locked, or of no
    /// use because of its user. One that is being claimed is open until that is done.
    /// </summary>
    /// <param name="user">The user's state; null where there is none.</param>
    public static HandoverState ShownState(this Handover link, ThingState? user, DateTimeOffset now) => link.State switch
    {
        HandoverState.Claiming => HandoverState.Open,
        not HandoverState.Open => link.State,
        _ when link.Attempts >= Handover.MaxAttempts && !link.IsBeingTried(now) => HandoverState.Locked,
        _ when link.ExpiresAt <= now => HandoverState.Expired,
        _ when !link.BelongsTo(user) => HandoverState.Withdrawn,
        _ when CredentialEligibility.Barred(user, now) is null => HandoverState.Open,
        _ when user is { IsGoing: false, Applied: not null } && !CredentialEligibility.IsStopped(user) => HandoverState.Expired,
        _ => HandoverState.Withdrawn,
    };

    /// <summary>False: it was given to a former user of this name.</summary>
    /// <param name="user">The one there is now; null where there is none.</param>
    public static bool BelongsTo(this Handover link, ThingState? user) => link.StackId is null || link.StackId == user?.Stack?.Id;
}
