namespace BucketManager.Adapters.InMemory.Simulation;

internal sealed record KeptKey(string UserName, string Id, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
