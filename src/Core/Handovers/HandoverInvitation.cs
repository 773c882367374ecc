namespace BucketManager.Core.Handovers;

/// <summary>What the third party is shown before the passcode.</summary>
/// <param name="From">E-mail address of the manager.</param>
public sealed record HandoverInvitation(
    HandoverState State,
    HandoverKind Kind,
    string From,
    string Company,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ClaimedAt,
    int AttemptsLeft);
