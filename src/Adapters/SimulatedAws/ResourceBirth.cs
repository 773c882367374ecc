using System.Text.Json.Nodes;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What the name and the attributes of a new resource are made from.</summary>
internal sealed record ResourceBirth(StackPlace Place, string StackName, string LogicalId, JsonObject Properties, Draw Draw)
{
    /// <summary>The text of a property, or what stands for one that is not given.</summary>
    public string Text(string property, string otherwise = "") =>
        Properties[property] is JsonValue value ? Intrinsics.AsText(value) : otherwise;

    /// <summary>The name that the template gives, or one of at most <paramref name="length"/> characters that CloudFormation makes up.</summary>
    public string Named(string property, int length = 255)
    {
        var begin = $"{StackName}-{LogicalId}";
        return Text(property, $"{begin[..Math.Min(begin.Length, length - 13)]}-{Draw.NameEnd(12)}");
    }
}
