namespace BucketManager.Adapters.SimulatedAws;

internal sealed record KeptKey(string UserName, string Id, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
