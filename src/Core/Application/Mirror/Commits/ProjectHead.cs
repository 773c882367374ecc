namespace BucketManager.Application.Mirror.Commits;

/// <summary>What the cache knows of a project as a whole.</summary>
/// <param name="Sequence">Number of the last commit. It starts at Unix milliseconds, so that no number is given out twice.</param>
/// <param name="RebuiltAt">Set where the cache was lost and rebuilt: what was only in the cache is gone since then.</param>
public sealed record ProjectHead(long Sequence, DateTimeOffset? RebuiltAt);
