namespace BucketManager.Core.State;

/// <summary>A thing that was found.</summary>
/// <param name="Match">The text that matched.</param>
public sealed record SearchHit(ThingKey Key, string Match);
