using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Handovers;

/// <summary>A one-time link. Neither the token nor the passcode nor a secret is in it.</summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
/// <param name="PasscodeHash">PBKDF2 of the passcode, salted with the token: without the token it cannot be guessed against.</param>
/// <param name="CreatedBy">E-mail address of the manager.</param>
public sealed record Handover(
    string Id,
    ProjectName Project,
    UserName User,
    HandoverKind Kind,
    string TokenHash,
    string PasscodeHash,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    public const int MaxAttempts = 5;

    /// <summary>Name of the manager; null for links that are older than this property.</summary>
    public string? CreatedByName { get; init; }

    /// <summary>The user's company when the link was made; null for links that are older than this property.</summary>
    public string? Company { get; init; }

    /// <summary>The name people use for the user.</summary>
    public string Recipient => Company ?? User.ToString();

    /// <summary>The user's stack when the link was made: one of the same name that comes after it is somebody else.</summary>
    public string? StackId { get; init; }

    /// <summary>Grows with each write.</summary>
    public long Version { get; init; } = 1;

    public HandoverState State { get; init; } = HandoverState.Open;

    /// <summary>Wrong passcodes so far. Goes up before a passcode is looked at, and back when it was right.</summary>
    public int Attempts { get; init; }

    /// <summary>A passcode is being looked at since then; the next one waits. Null: none is.</summary>
    public DateTimeOffset? AttemptStartedAt { get; init; }

    /// <summary>Which attempt that is: two may begin in the same instant.</summary>
    public string? AttemptId { get; init; }

    /// <summary>The key that this one replaces; null unless it is a rotation.</summary>
    public string? Replaces { get; init; }

    /// <summary>How long the old key goes on after the new one was claimed.</summary>
    public int OverlapDays { get; init; }

    /// <summary>When the right passcode came. With no end of the claim: a key may have been made that nobody knows.</summary>
    public DateTimeOffset? ClaimStartedAt { get; init; }

    /// <summary>The user's keys when the claim began: none of them was made by it.</summary>
    public ValueList<string> KeysBefore { get; init; } = [];

    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Network address of the one who claimed.</summary>
    public string? ClaimedFrom { get; init; }

    /// <summary>The access key that was made, or the fingerprint of the SSH key that was given.</summary>
    public string? KeyId { get; init; }

    /// <summary>SHA-256 of the winner's Idempotency-Key; null when there was none.</summary>
    public string? ClaimKeyHash { get; init; }

    /// <summary>The answer, sealed with a key that only token and passcode give; gone after ten minutes.</summary>
    public string? SealedAnswer { get; init; }

    /// <summary>A rotation's old key was switched off.</summary>
    public DateTimeOffset? OldKeyEndedAt { get; init; }

    /// <summary>A rotation's old key was deleted, or its clean-up is settled in another way.</summary>
    public bool Settled { get; init; }

    /// <summary>Id of the diary's line about how the link ended, while it is not written yet.</summary>
    public string? UntoldId { get; init; }

    /// <summary>When the sweeper has to look at it; null: never again.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public override string ToString() => $"{Id} ({State})";

    /// <summary>A passcode is being looked at. A process that died over one is not waited for.</summary>
    internal bool IsBeingTried(DateTimeOffset now) => AttemptStartedAt is { } since && now < since + HandoverTimes.Attempt;
}
