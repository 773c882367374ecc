using System.Globalization;
using System.Text;

namespace BucketManager.Core.Sentences;

/// <summary>A sentence with places, such as <c>Keeps previous versions for {days} days</c>.</summary>
public sealed class SentenceForm
{
    internal SentenceForm(string code, string pattern)
    {
        Code = code;
        Pattern = pattern;
    }

    public string Code { get; }

    /// <summary>English text with its places in braces.</summary>
    public string Pattern { get; }

    /// <summary>The sentence. A place without an argument is a bug and throws.</summary>
    public Sentence With(params (string Name, object? Value)[] args)
    {
        var values = new ValueMap<object>(args.Where(a => a.Value is not null).Select(a => KeyValuePair.Create(a.Name, Plain(a.Value!))));
        var text = new StringBuilder(Pattern.Length + 32);
        var rest = Pattern.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]);
            text.Append(CultureInfo.InvariantCulture, $"{values[rest[(open + 1)..close].ToString()]}");
            rest = rest[(close + 1)..];
        }

        text.Append(rest);
        return new Sentence(Code, values, text.ToString());
    }

    private static object Plain(object value) => value switch
    {
        string text => text,
        int number => (long)number,
        long number => number,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
