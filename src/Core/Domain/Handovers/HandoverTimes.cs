namespace BucketManager.Domain.Handovers;

/// <summary>How long the steps of a hand-over may take, and when the sweeper looks after a link.</summary>
internal static class HandoverTimes
{
    /// <summary>A passcode's look-up takes a fraction of a second; one that takes longer has died with its process.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(15);

    /// <summary>The key of a claim is asked for within this time after its start, or not at all.</summary>
    public static readonly TimeSpan SendBy = TimeSpan.FromSeconds(10);

    /// <summary>A claim whose end is not written by then is mended. Longer than <see cref="SendBy"/> and a call's 15 s time-out.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    /// <summary>A claim's key was made between its start and this much later, by IAM's clock.</summary>
    public static readonly TimeSpan KeyMadeWithin = TimeSpan.FromSeconds(30);

    /// <summary>How far IAM's clock, which shows whole seconds, may be from ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>How long the answer of a claim can be asked for again.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromMinutes(10);

    /// <summary>A replaced key is kept switched off for this long.</summary>
    public static readonly TimeSpan OldKeyKept = TimeSpan.FromDays(30);

    /// <summary>How often an open link's user is looked at, in case it went away outside.</summary>
    public static readonly TimeSpan OpenLook = TimeSpan.FromHours(1);

    /// <summary>How long a withdrawn link's SSH key is taken back again and again; after that the diary says that it failed.</summary>
    public static readonly TimeSpan TakeBack = TimeSpan.FromMinutes(30);

    /// <summary>When what went wrong is tried again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMinutes(5);

    /// <summary>How long a claim waits for another one's passcode or key.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long it waits between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The link with the time at which the sweeper has to do the next thing about it.</summary>
    public static Handover WithDue(Handover link, DateTimeOffset now)
    {
        DateTimeOffset? due = null;
        if (link.State == HandoverState.Open)
            Earliest(link.ExpiresAt < now + OpenLook ? link.ExpiresAt : now + OpenLook);
        if (link is { State: HandoverState.Open, Attempts: >= Handover.MaxAttempts, AttemptStartedAt: { } tried })
            Earliest(tried + Attempt);
        if (link is { ClaimStartedAt: { } started, ClaimedAt: null })
            Earliest(started + Claim);
        else if (link is { UntoldId: not null, State: not HandoverState.Open })
            Earliest(now + Retry);
        if (link is { SealedAnswer: not null, ClaimedAt: { } claimed })
            Earliest(claimed + Answer);
        if (OldKeyEnds(link) is { } ends && !link.Settled)
            Earliest(link.OldKeyEndedAt is null ? ends : ends + OldKeyKept);
        return link with { DueAt = due };

        void Earliest(DateTimeOffset at) => due = due is { } known && known < at ? known : at;
    }

    /// <summary>When the key that this one replaced is, or was, switched off; null: it replaced none, or was not claimed.</summary>
    public static DateTimeOffset? OldKeyEnds(Handover link) =>
        link is { Replaces: not null, State: HandoverState.Claimed, ClaimedAt: { } claimed }
            ? link.OldKeyEndedAt ?? claimed.AddDays(link.OverlapDays)
            : null;
}
