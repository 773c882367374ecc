namespace BucketManager.Domain.Handovers;

/// <summary>What the third party is shown before the passcode.</summary>
/// <param name="From">E-mail address of the manager.</param>
/// <param name="FromName">Name of the manager; the address where no name is known.</param>
public sealed record HandoverInvitation(
    HandoverState State,
    HandoverKind Kind,
    string From,
    string FromName,
    string Company,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ClaimedAt,
    int AttemptsLeft);
