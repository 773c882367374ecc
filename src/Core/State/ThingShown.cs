namespace BucketManager.Core.State;

/// <summary>A thing with numbers that are derived at reading and so stand under no version.</summary>
/// <param name="Counts">Of a project <c>buckets</c>, <c>users</c>, <c>attention</c>; of a bucket <c>users</c>; of a user <c>keys</c>, <c>openHandovers</c>.</param>
/// <param name="LastUsedAt">Of a user: when any of its keys was last used; null: never.</param>
/// <param name="Ended">Of a user: its expiry is over.</param>
public sealed record ThingShown(ThingState State, ValueMap<int> Counts, DateTimeOffset? LastUsedAt = null, bool Ended = false);
