using System.Text.Json.Nodes;

namespace BucketManager.Story;

/// <summary>What the story claims.</summary>
internal static class Expect
{
    public static void That(bool claim, string sentence)
    {
        if (!claim)
            throw new StoryFailure(sentence);
    }

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new StoryFailure($"{what}: expected {Show(expected)}, got {Show(actual)}");
    }

    public static void Same(JsonNode? expected, JsonNode? actual, string what)
    {
        if (!JsonNode.DeepEquals(expected, actual))
            throw new StoryFailure($"{what}: expected {Show(expected)}, got {Show(actual)}");
    }

    /// <summary>The same things in the same order.</summary>
    public static void Sequence(IEnumerable<string> expected, IEnumerable<string> actual, string what) =>
        Equal(string.Join(", ", expected), string.Join(", ", actual), what);

    /// <summary>The same things in any order.</summary>
    public static void Set(IEnumerable<string> expected, IEnumerable<string> actual, string what) =>
        Sequence(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal), what);

    private static string Show(object? value)
    {
        var text = value switch
        {
            null => "nothing",
            JsonNode node => node.ToJsonString(),
            _ => value.ToString()!,
        };
        return text.Length > 400 ? $"{text[..400]}…" : text;
    }
}
