using BucketManager.Domain.Buckets;

namespace BucketManager.Adapters.Api.Bodies.Buckets;

/// <summary>What the bucket shall be from now on, all of it.</summary>
public sealed record ReplaceBucketRequest
{
    public BucketFields? Spec { get; init; }
}
