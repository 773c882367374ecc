using System.Text.Json;
using System.Text.Json.Serialization;

namespace BucketManager.Core.State;

/// <summary>
/// Values that stand in many things, each once in memory: half of all the text that is read names what was named before.
/// A value takes the place of whatever had the same hash, so that this does not grow with what is read.
/// </summary>
/// <typeparam name="T">Immutable: nobody can tell whether there is one of it or two.</typeparam>
internal sealed class Shared<T>
    where T : notnull
{
    private const int Places = 4_096;

    private readonly Entry?[] entries = new Entry?[Places];

    /// <summary>What <paramref name="make"/> makes of the text; it may have made it before.</summary>
    public T Of(string text, Func<string, T> make)
    {
        ref var place = ref entries[(uint)text.GetHashCode(StringComparison.Ordinal) % Places];
        if (place is { } known && known.Text == text)
            return known.Value;
        var value = make(text);
        place = new Entry(text, value);
        return value;
    }

    private sealed record Entry(string Text, T Value);
}

/// <summary>Texts as they are, shared where they are short.</summary>
internal sealed class SharedTextConverter : JsonConverter<string>
{
    private const int Longest = 128;

    private static readonly Shared<string> Texts = new();

    public static string? Read(ref Utf8JsonReader reader) =>
        reader.GetString() is { } text ? text.Length <= Longest ? Texts.Of(text, t => t) : text : null;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
