namespace BucketManager.Core.Credentials;

/// <summary>What a list says of a user's keys.</summary>
internal sealed record KnownKeys(int Count, DateTimeOffset? LastUsedAt);
