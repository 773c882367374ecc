namespace BucketManager.Adapters.Api.Bodies.Buckets;

/// <summary>How many users have a grant on a bucket.</summary>
public sealed record BucketCounts(int Users);
