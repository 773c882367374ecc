using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BucketManager.Story;

/// <summary>Reads JSON by paths such as <c>operation.state</c> or <c>errors.0.field</c>; what is absent or null is null.</summary>
internal static class JsonReading
{
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var step in path.Split('.'))
        {
            node = node switch
            {
                JsonObject parent => parent[step],
                JsonArray list when int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }

    public static bool Has(this JsonNode? node, string name) => node is JsonObject parent && parent.ContainsKey(name);

    public static bool IsNull(this JsonNode? node, string path) => node.At(path) is null;

    /// <exception cref="StoryFailure">There is none.</exception>
    public static string Text(this JsonNode? node, string path) =>
        node.TextOrNull(path) ?? throw new StoryFailure($"\"{path}\" is missing in {Short(node)}");

    public static string? TextOrNull(this JsonNode? node, string path) =>
        node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <exception cref="StoryFailure">There is none.</exception>
    public static long Number(this JsonNode? node, string path) =>
        node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? value.GetValue<long>()
            : throw new StoryFailure($"The number \"{path}\" is missing in {Short(node)}");

    /// <summary>Absent is false.</summary>
    public static bool Flag(this JsonNode? node, string path) => node.At(path)?.GetValueKind() == JsonValueKind.True;

    /// <exception cref="StoryFailure">There is none, or it is not UTC with a Z.</exception>
    public static DateTimeOffset Time(this JsonNode? node, string path)
    {
        var text = node.Text(path);
        if (!text.EndsWith('Z') || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time))
            throw new StoryFailure($"\"{path}\" is \"{text}\": not an ISO 8601 time in UTC with Z");
        return time;
    }

    /// <exception cref="StoryFailure">There is no list.</exception>
    public static IReadOnlyList<JsonNode> Items(this JsonNode? node, string path = "items") =>
        node.At(path) is JsonArray list
            ? [.. list.Select(item => item!)]
            : throw new StoryFailure($"The list \"{path}\" is missing in {Short(node)}");

    /// <summary>One text of each item.</summary>
    public static IReadOnlyList<string> Each(this IEnumerable<JsonNode> items, string path) => [.. items.Select(item => item.Text(path))];

    /// <summary>Its code, arguments and text are there, and the text has no gap left.</summary>
    public static void IsSentence(this JsonNode? node, string path)
    {
        var sentence = node.At(path);
        Expect.That(
            sentence.Text("code").Length > 0 && sentence.At("args") is JsonObject,
            $"\"{path}\" lacks its code or args: {Short(sentence)}");
        var text = sentence.Text("text");
        Expect.That(text.Length > 0 && !text.Contains('{', StringComparison.Ordinal), $"\"{path}\" is not a whole sentence: {text}");
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "nothing";
        return text.Length > 300 ? $"{text[..300]}…" : text;
    }
}
