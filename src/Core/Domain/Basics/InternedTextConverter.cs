using System.Text.Json;
using System.Text.Json.Serialization;

namespace BucketManager.Domain.Basics;

/// <summary>Texts as they are, shared where they are short.</summary>
internal sealed class InternedTextConverter : JsonConverter<string>
{
    private const int Longest = 128;

    private static readonly Interner<string> Texts = new();

    public static string? Read(ref Utf8JsonReader reader) =>
        reader.GetString() is { } text ? text.Length <= Longest ? Texts.Of(text, t => t) : text : null;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
