using System.Text.Json.Serialization;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>A third party of a project.</summary>
public sealed record UserResponse : ThingResponse
{
    /// <summary>What is applied; empty while creating.</summary>
    [JsonPropertyOrder(-8)]
    public required UserFields Spec { get; init; }

    /// <summary>The newest accepted spec, while it is under way.</summary>
    [JsonPropertyOrder(-8)]
    public required UserFields? PendingSpec { get; init; }

    public required FailedChangeResponse<UserFields>? Failed { get; init; }

    /// <summary>Set while everything is denied to the user.</summary>
    public required StoppedResponse? Stopped { get; init; }

    /// <summary>In answers to requests only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UserCounts? Counts { get; init; }

    /// <summary>
    /// When any of the user's keys was last used, hours late; null: never. In answers to requests only, beside <c>counts</c>.
    /// </summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The user's expiry is over. In answers to requests only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Ended { get; init; }
}
