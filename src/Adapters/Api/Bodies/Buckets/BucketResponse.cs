using System.Text.Json.Serialization;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Domain.Buckets;

namespace BucketManager.Adapters.Api.Bodies.Buckets;

/// <summary>A protected bucket of a project.</summary>
public sealed record BucketResponse : ThingResponse
{
    /// <summary>What is applied; empty while creating.</summary>
    [JsonPropertyOrder(-8)]
    public required BucketFields Spec { get; init; }

    /// <summary>The newest accepted spec, while it is under way.</summary>
    [JsonPropertyOrder(-8)]
    public required BucketFields? PendingSpec { get; init; }

    public required FailedChangeResponse<BucketFields>? Failed { get; init; }

    /// <summary>In answers to requests only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BucketCounts? Counts { get; init; }
}
