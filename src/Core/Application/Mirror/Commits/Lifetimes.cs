using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Handovers;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>
/// How long the stores remember what does not stay for ever (protocol.md §1). A store that removes late, as DynamoDB does,
/// leaves out what is over when it reads and when it checks a condition.
/// </summary>
public static class Lifetimes
{
    /// <summary>Of the changes that a client can catch up with.</summary>
    public static readonly TimeSpan Change = TimeSpan.FromHours(24);

    /// <summary>Of an idempotency key.</summary>
    public static readonly TimeSpan Idempotency = TimeSpan.FromHours(24);

    /// <summary>Of the memory of a deleted thing.</summary>
    public static readonly TimeSpan Tombstone = TimeSpan.FromDays(90);

    /// <summary>
    /// So much later a tombstone that is over may be removed for good, where no process can live that long: one that read it
    /// before it was over can still write over it.
    /// </summary>
    public static readonly TimeSpan TombstoneGrace = TimeSpan.FromDays(30);

    /// <summary>Of a hand-over, after its end.</summary>
    public static readonly TimeSpan Handover = TimeSpan.FromDays(120);

    /// <summary>
    /// When a thing that was written at <paramref name="at"/> is forgotten; null: never, as for what lives and for the name of a
    /// kept bucket.
    /// </summary>
    public static DateTimeOffset? EndOf(ThingState thing, DateTimeOffset at) =>
        thing is { IsTombstone: true, Kept: false } ? at + Tombstone : null;

    /// <summary>When a hand-over is forgotten; null: not as long as something has to be done about it.</summary>
    public static DateTimeOffset? EndOf(Handover handover) => handover.DueAt is null ? handover.ExpiresAt + Handover : null;
}
