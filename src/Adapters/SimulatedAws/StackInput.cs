using System.Text.Json.Serialization;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What a creation or an update was ordered with.</summary>
internal sealed class StackInput
{
    /// <summary>Counts the templates of a stack; it stands in the name of the template's file.</summary>
    public required int Version { get; init; }

    /// <summary>The text as submitted; kept in a file of its own.</summary>
    [JsonIgnore]
    public string Template { get; set; } = string.Empty;

    /// <summary>With the defaults of those that were not given.</summary>
    public required SortedDictionary<string, string> Parameters { get; init; }

    public required SortedDictionary<string, string> Tags { get; init; }

    /// <summary>Null: not read yet.</summary>
    [JsonIgnore]
    public CloudTemplate Parsed
    {
        get => field ??= CloudTemplate.Parse(Template);
        init;
    }
}
