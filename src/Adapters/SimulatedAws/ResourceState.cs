using System.Text.Json.Nodes;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>A resource of a stack, as it is or is going to be.</summary>
internal sealed class ResourceState
{
    public required string LogicalId { get; init; }

    public required string Type { get; init; }

    /// <summary>Null: it does not exist yet.</summary>
    public string? PhysicalId { get; set; }

    public string Status { get; set; } = string.Empty;

    public string? StatusReason { get; set; }

    /// <summary>What <c>Fn::GetAtt</c> gives.</summary>
    public SortedDictionary<string, string> Attributes { get; set; } = new(StringComparer.Ordinal);

    /// <summary>With all functions evaluated.</summary>
    public required JsonObject Properties { get; init; }

    public JsonNode? Metadata { get; init; }

    /// <summary>Logical ids of the resources that it needs.</summary>
    public List<string> After { get; init; } = [];

    public string DeletionPolicy { get; set; } = "Delete";

    public string UpdateReplacePolicy { get; set; } = "Delete";
}
