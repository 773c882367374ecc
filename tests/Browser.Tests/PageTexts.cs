using System.Text.Json;

namespace BucketManager.Browser.Tests;

/// <summary>What the web interface says, in one language: looked up in its own catalogues, by what it says in English.</summary>
internal sealed partial class PageTexts(bool italian)
{
    private static readonly Dictionary<string, string> English = Read("en");
    private static readonly Dictionary<string, string> Italian = Read("it");

    private static readonly ILookup<string, string> KeysOf = English.ToLookup(text => text.Value, text => text.Key);

    /// <param name="text">In English, with its places: <c>Switch off {key}?</c>; or its key, where other things are called the same.</param>
    /// <param name="values">What stands in the places, in their order.</param>
    /// <exception cref="ArgumentException">The catalogue has no such text, or more than one for it in Italian.</exception>
    public string Say(string text, params ReadOnlySpan<string> values)
    {
        string[] keys = English.ContainsKey(text) ? [text] : [.. KeysOf[text]];
        var said = keys.Select(key => (italian ? Italian : English)[key]).Distinct().ToList();
        if (said.Count != 1)
            throw new ArgumentException($"\"{text}\" is {said.Count} texts: {string.Join(", ", keys)}");
        var filled = said[0];
        var places = Place().Matches(English[keys[0]]);
        for (var i = 0; i < values.Length; i++)
            filled = filled.Replace(places[i].Value, values[i], StringComparison.Ordinal);
        return filled;
    }

    private static Dictionary<string, string> Read(string language)
    {
        var catalogue = File.ReadAllText(Path.Combine(Repository.Root, "src/Adapters/Web/src/text", $"{language}.ts"));
        return Entry().Matches(catalogue).ToDictionary(e => e.Groups["key"].Value, e => JsonSerializer.Deserialize<string>(e.Groups["text"].Value)!);
    }

    [GeneratedRegex("""^ +"?(?<key>[\w.]+)"?:\s+(?<text>"(\\.|[^"\\])*"),$""", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
