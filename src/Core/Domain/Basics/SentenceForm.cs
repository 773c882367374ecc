using System.Globalization;
using System.Text;

namespace BucketManager.Domain.Basics;

/// <summary>A sentence with places, such as <c>Keeps previous versions for {days} days</c>.</summary>
public sealed class SentenceForm
{
    internal SentenceForm(string code, string pattern)
    {
        Code = code;
        Pattern = pattern;
    }

    public string Code { get; }

    /// <summary>
    /// English text with its places in braces. <c>{days:day|days}</c> picks the first word where the argument is 1, else the second.
    /// </summary>
    public string Pattern { get; }

    /// <summary>Names of the arguments, each once, in the order of the pattern.</summary>
    public IReadOnlyList<string> Places => [.. Pieces().Where(p => p.IsPlace).Select(p => p.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The sentence. Called by the methods of <see cref="SentenceAttribute"/>, whose parameters are the places.</summary>
    internal Sentence With(params (string Name, object Value)[] args)
    {
        var given = args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
        var text = new StringBuilder(Pattern.Length + 32);
        foreach (var (isPlace, name, words) in Pieces())
            text.Append(isPlace ? Shown(given[name], words) : name);
        var values = new ValueMap<object>(given.Select(a => KeyValuePair.Create(a.Key, Plain(a.Value))));
        return new Sentence(Code, values, text.ToString());
    }

    private static object Plain(object value) => value switch
    {
        string text => text,
        int number => (long)number,
        long number => number,
        DateTimeOffset time => UtcTime.Text(time),
        _ => value.ToString() ?? string.Empty,
    };

    private static string Shown(object value, string? words) => (words, value) switch
    {
        ({ } choice, _) => choice.Split('|')[Plain(value) is 1L ? 0 : 1],
        (_, DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Plain(value)}"),
    };

    // Either plain text (in Name), or a place with the two words that its number chooses between.
    private IEnumerable<(bool IsPlace, string Name, string? Words)> Pieces()
    {
        var rest = Pattern;
        for (var open = rest.IndexOf('{', StringComparison.Ordinal); open >= 0; open = rest.IndexOf('{', StringComparison.Ordinal))
        {
            var close = rest.IndexOf('}', StringComparison.Ordinal);
            var place = rest[(open + 1)..close].Split(':', 2);
            yield return (false, rest[..open], null);
            yield return (true, place[0], place.Length > 1 ? place[1] : null);
            rest = rest[(close + 1)..];
        }

        yield return (false, rest, null);
    }
}
