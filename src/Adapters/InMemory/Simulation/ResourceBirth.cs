using System.Text.Json.Nodes;
using BucketManager.Core.Ports;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>What the name and the attributes of a new resource are made from.</summary>
internal sealed record ResourceBirth(StackPlace Place, string StackName, string LogicalId, JsonObject Properties, Draw Draw)
{
    /// <summary>The text of a property, or what stands for one that is not given.</summary>
    public string Text(string property, string otherwise = "") =>
        Properties[property] is JsonValue value ? Intrinsics.AsText(value) : otherwise;

    /// <summary>The name that the template gives, or one that CloudFormation makes up.</summary>
    public string Named(string property) => Text(property, $"{Shortened(StackName)}-{Shortened(LogicalId)}-{Draw.NameEnd(12)}");

    private static string Shortened(string name) => name.Length <= 24 ? name : name[..24];
}
