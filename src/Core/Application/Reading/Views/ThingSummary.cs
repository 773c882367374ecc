using BucketManager.Application.Mirror.Things;

namespace BucketManager.Application.Reading.Views;

/// <summary>A thing with numbers that are derived at reading and so stand under no version.</summary>
/// <param name="LastUsedAt">Of a user: when any of its keys was last used; null: never.</param>
/// <param name="Ended">Of a user: its expiry is over.</param>
public sealed record ThingSummary(ThingState State, ThingCounts Counts, DateTimeOffset? LastUsedAt = null, bool Ended = false);
