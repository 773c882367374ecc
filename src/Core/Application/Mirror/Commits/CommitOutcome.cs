namespace BucketManager.Application.Mirror.Commits;

/// <summary>What became of a commit. Where several conditions failed, the first of these is told.</summary>
public enum CommitOutcome
{
    Committed,

    /// <summary>A thing or a job is not as it was read, or an operation has ended meanwhile: start over.</summary>
    ThingMoved,

    /// <summary>The same actor used this idempotency key meanwhile.</summary>
    IdempotencyKeyUsed,

    /// <summary>Another project has the account.</summary>
    AccountTaken,

    /// <summary>Only the project's sequence moved on: read it and repeat.</summary>
    SequenceMoved,
}
