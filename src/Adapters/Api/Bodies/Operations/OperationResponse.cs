using System.Text.Json.Serialization;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Operations;

/// <summary>One accepted change of one thing, from its acceptance to its end.</summary>
public sealed record OperationResponse
{
    public required string Id { get; init; }

    public required string Project { get; init; }

    public required ThingKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The name people use for the thing: a project's title, a user's company, a bucket's name.</summary>
    public required string Title { get; init; }

    public required ChangeAction Action { get; init; }

    public required OperationState State { get; init; }

    /// <summary>Of a bucket's deletion: the bucket and its files stay, only the management ends.</summary>
    public required bool KeepsFiles { get; init; }

    /// <summary>Absent where the operation stands inside a thing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProgressResponse? Progress { get; init; }

    /// <summary>Why it failed, was rolled back or superseded.</summary>
    public required SentenceResponse? Reason { get; init; }

    /// <summary>How long such a change usually takes, from its start.</summary>
    public required int UsualSeconds { get; init; }

    public required string? SupersededBy { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }
}
