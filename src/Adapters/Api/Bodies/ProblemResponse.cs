using System.Text.Json.Serialization;
using BucketManager.Adapters.Api.Bodies.Things;

namespace BucketManager.Adapters.Api.Bodies;

/// <summary>Why something is not given (RFC 9457), with what the kind of problem adds.</summary>
public sealed record ProblemResponse
{
    /// <summary><c>/problems/</c> and the slug of the kind of problem.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What happened and what to do, in English.</summary>
    public required string Detail { get; init; }

    /// <summary>Of the sentence in <c>detail</c>.</summary>
    public required string Code { get; init; }

    public required IReadOnlyDictionary<string, object> Args { get; init; }

    /// <summary>Of <c>invalid</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldErrorResponse>? Errors { get; init; }

    /// <summary>Of <c>stale-revision</c>: the whole thing as it is now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ThingResponse? Current { get; init; }

    /// <summary>Of <c>in-use</c>: names of the users that use it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>Of <c>already-done</c>: what the first request made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Of <c>wrong-passcode</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AttemptsLeft { get; init; }

    /// <summary>Of <c>gone</c>: what became of the link.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }

    /// <summary>Of <c>policy-too-large</c>: characters that are needed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Used { get; init; }

    /// <summary>Of <c>policy-too-large</c>: characters that AWS allows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Limit { get; init; }

    /// <summary>Of <c>locked-until</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of <c>unexpected</c>: under which the cause is logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }
}
