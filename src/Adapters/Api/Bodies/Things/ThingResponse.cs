using System.Text.Json.Serialization;
using BucketManager.Adapters.Api.Bodies.Buckets;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Projects;
using BucketManager.Adapters.Api.Bodies.Users;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>A project, bucket or user.</summary>
[JsonDerivedType(typeof(ProjectResponse))]
[JsonDerivedType(typeof(BucketResponse))]
[JsonDerivedType(typeof(UserResponse))]
public abstract record ThingResponse
{
    [JsonPropertyOrder(-9)]
    public string Project { get; init; } = string.Empty;

    [JsonPropertyOrder(-9)]
    public ThingKind Kind { get; init; }

    [JsonPropertyOrder(-9)]
    public string Name { get; init; } = string.Empty;

    [JsonPropertyOrder(-9)]
    public ThingStatus Status { get; init; }

    [JsonPropertyOrder(-9)]
    public SentenceResponse? StatusReason { get; init; }

    /// <summary>What a person should do.</summary>
    [JsonPropertyOrder(-9)]
    public SentenceResponse? NextStep { get; init; }

    [JsonPropertyOrder(-9)]
    public Drift? Drift { get; init; }

    /// <summary>Counts accepted edits; the ETag of the thing.</summary>
    [JsonPropertyOrder(-9)]
    public long Revision { get; init; }

    /// <summary>The project's sequence at the commit that last wrote the thing: equal version, equal JSON but for derived fields.</summary>
    [JsonPropertyOrder(-9)]
    public long Version { get; init; }

    /// <summary>The change that runs, else the one that waits.</summary>
    public OperationResponse? Operation { get; init; }

    /// <summary>The change that waits behind the one that runs.</summary>
    public OperationResponse? Next { get; init; }

    /// <summary>Empty until the thing is applied.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Whose edit <c>spec</c> came from; null where there is none.</summary>
    public string? RequestedBy { get; init; }

    public DateTimeOffset? RequestedAt { get; init; }

    public DateTimeOffset ObservedAt { get; init; }
}
