using BucketManager.Domain.Buckets;

namespace BucketManager.Adapters.Api.Bodies.Buckets;

/// <summary>Asks for a new bucket.</summary>
public sealed record CreateBucketRequest
{
    public string? Name { get; init; }

    public BucketFields? Spec { get; init; }
}
