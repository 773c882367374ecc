using System.Text.Json.Serialization;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// The part of a stack's file that lists show, and the names that it holds. Everything else is skipped, so that thousands can be read
/// at once.
/// </summary>
internal sealed class StackHead
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    [JsonConverter(typeof(StackStatusConverter))]
    public StackStatus Status { get; init; }

    public string? StatusReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public required Order Input { get; init; }

    public SortedDictionary<string, string> Outputs { get; init; } = new(StringComparer.Ordinal);

    public List<Named> Resources { get; init; } = [];

    public UnderWay? Run { get; init; }

    /// <summary>The versions of its templates.</summary>
    [JsonIgnore]
    public int[] Versions => Run?.Next is { } next ? [Input.Version, next.Version] : [Input.Version];

    public StackSnapshot Snapshot() => new(
        Id, Name, Status, StatusReason, CreatedAt, UpdatedAt, DeletedAt,
        new ValueMap<string>(Input.Parameters), new ValueMap<string>(Outputs), new ValueMap<string>(Input.Tags));

    internal sealed class Order
    {
        public required int Version { get; init; }

        public required SortedDictionary<string, string> Parameters { get; init; }

        public required SortedDictionary<string, string> Tags { get; init; }
    }

    internal sealed class Named
    {
        public required string Type { get; init; }

        public string? PhysicalId { get; init; }
    }

    internal sealed class UnderWay
    {
        public Order? Next { get; init; }
    }
}
