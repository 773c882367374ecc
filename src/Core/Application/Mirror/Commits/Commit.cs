using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>One transaction of the cache: all of it or nothing (protocol.md §1).</summary>
/// <param name="ReadSequence">The project's sequence as read; null: the project must not be known yet.</param>
/// <param name="Sequence">The number of this commit: one more, or the start.</param>
public sealed record Commit(ProjectName Project, long? ReadSequence, long Sequence, DateTimeOffset At)
{
    /// <summary>A DynamoDB transaction takes no more. Source: DynamoDB quotas.</summary>
    public const int MaxItems = 100;

    /// <summary>
    /// Names this commit, at most 36 characters: repeated with it after a lost answer, a commit that went through is known again.
    /// Two commits never share one. <see cref="Publish"/> gives it; null: a repetition counts as another commit.
    /// </summary>
    public string? Token { get; init; }

    public ValueList<ThingWrite> Things { get; init; } = [];

    /// <summary>Each is written only if it is new or the stored one has not ended.</summary>
    public ValueList<Operation> Operations { get; init; } = [];

    /// <summary>An entry takes the place of an earlier one with its id.</summary>
    public ValueList<ActivityEntry> Activity { get; init; } = [];

    public ValueList<JobWrite> Jobs { get; init; } = [];

    public ValueList<Invalidation> Touched { get; init; } = [];

    public ValueList<AppliedTemplate> Templates { get; init; } = [];

    /// <summary>Written only if the same actor did not use the key.</summary>
    public IdempotencyEntry? Idempotency { get; init; }

    public AccountClaim? Account { get; init; }

    /// <summary>Only with <see cref="ReadSequence"/> null: the cache was lost, and this begins its rebuild.</summary>
    public DateTimeOffset? RebuiltAt { get; init; }

    /// <summary>
    /// An empty commit after what was read: one number higher. A project's first number is the time in Unix milliseconds, so that
    /// none comes twice.
    /// </summary>
    public static Commit After(ProjectName project, ProjectHead? head, DateTimeOffset at) =>
        new(project, head?.Sequence, head?.Sequence + 1 ?? at.ToUnixTimeMilliseconds(), at);

    /// <summary>What everybody who watches the project is told.</summary>
    public ProjectChange ToChange() => new(
        Project, Sequence, At, [.. Things.Select(t => t.After)], Operations, Activity, Touched);

    /// <summary>Throws <see cref="ArgumentException"/> for a commit that no cache can carry out: a bug of who made it.</summary>
    public void ThrowIfMalformed()
    {
        if (ReadSequence is { } read && Sequence != read + 1)
            throw new ArgumentException($"The commit read {ReadSequence} and cannot be number {Sequence}.");
        if (ReadSequence is not null && RebuiltAt is not null)
            throw new ArgumentException("Only the first commit of a project begins its rebuild.");
        if (Things.Any(t => t.After.Version != Sequence))
            throw new ArgumentException($"Things written by commit {Sequence} must have it as their version.");
        if (Jobs.Any(j => j.After.Version != Sequence))
            throw new ArgumentException($"Jobs written by commit {Sequence} must have it as their version.");
        if (Things.Any(t => t.After.Key.Project != Project) || Jobs.Any(j => j.After.About.Project != Project)
            || Operations.Any(o => o.Key.Project != Project) || Activity.Any(a => a.Key.Project != Project) || Templates.Any(t => t.Key.Project != Project))
        {
            throw new ArgumentException($"Something in the commit does not belong to {Project}.");
        }

        if (Things.DistinctBy(t => t.After.Key).Count() != Things.Count || Operations.DistinctBy(o => o.Id).Count() != Operations.Count
            || Jobs.DistinctBy(j => j.After.Id).Count() != Jobs.Count
            || Activity.DistinctBy(a => a.Id).Count() != Activity.Count || Templates.DistinctBy(t => t.Key).Count() != Templates.Count)
        {
            throw new ArgumentException("Something stands in the commit twice.");
        }

        // The head and the change are items, too.
        var items = 2 + Things.Count + Operations.Count + Jobs.Count + Activity.Count + Templates.Count
            + (Idempotency is null ? 0 : 1) + (Account is null ? 0 : 1);
        if (items > MaxItems)
            throw new ArgumentException($"A commit of {items} items is too large; at most {MaxItems} fit.");
    }
}
