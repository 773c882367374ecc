using System.Text.Json.Nodes;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>A resource as a template declares it.</summary>
/// <param name="After">Logical ids of the resources that must be there before.</param>
internal sealed record TemplateResource(
    string LogicalId,
    string Type,
    JsonObject Properties,
    JsonNode? Metadata,
    SortedSet<string> After,
    string DeletionPolicy,
    string UpdateReplacePolicy);
