using System.Text.Json.Serialization;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>A customer undertaking in its own AWS account.</summary>
public sealed record ProjectResponse : ThingResponse
{
    /// <summary>What is applied; empty while creating.</summary>
    [JsonPropertyOrder(-8)]
    public required ProjectFields Spec { get; init; }

    /// <summary>The newest accepted spec, while it is under way.</summary>
    [JsonPropertyOrder(-8)]
    public required ProjectFields? PendingSpec { get; init; }

    public required FailedChangeResponse<ProjectFields>? Failed { get; init; }

    /// <summary>When everything was read from the templates again, because the cache was lost; null: it never was.</summary>
    public required DateTimeOffset? RebuiltAt { get; init; }

    /// <summary>What is gone since then, and what to do.</summary>
    public required SentenceResponse? Gone { get; init; }

    /// <summary>In answers to requests only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProjectCounts? Counts { get; init; }
}
