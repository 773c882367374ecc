using BucketManager.Core.Activity;
using BucketManager.Core.Operations;
using BucketManager.Core.Projects;

namespace BucketManager.Core.State;

/// <summary>One transaction of the cache: all of it or nothing (protocol.md §1).</summary>
/// <param name="ReadSequence">The project's sequence as read; null: the project must not be known yet.</param>
/// <param name="Sequence">The number of this commit: one more, or the start.</param>
public sealed record Commit(ProjectName Project, long? ReadSequence, long Sequence, DateTimeOffset At)
{
    public ValueList<ThingWrite> Things { get; init; } = [];

    /// <summary>Each is written only if it is new or the stored one has not ended.</summary>
    public ValueList<Operation> Operations { get; init; } = [];

    public ValueList<ActivityEntry> Activity { get; init; } = [];

    public ValueList<Touched> Touched { get; init; } = [];

    public ValueList<AppliedTemplate> Templates { get; init; } = [];

    /// <summary>Written only if the same actor did not use the key.</summary>
    public IdempotencyEntry? Idempotency { get; init; }

    public AccountClaim? Account { get; init; }

    /// <summary>Only with <see cref="ReadSequence"/> null: the cache was lost, and this begins its rebuild.</summary>
    public DateTimeOffset? RebuiltAt { get; init; }

    /// <summary>What everybody who watches the project is told.</summary>
    public ProjectChange ToChange() => new(
        Project, Sequence, At, [.. Things.Select(t => t.After)], Operations, Activity, Touched);
}
