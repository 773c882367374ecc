namespace BucketManager.Adapters.Http.Contracts;

/// <summary>How many users have a grant on a bucket.</summary>
public sealed record BucketCounts(int Users);
