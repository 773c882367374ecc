using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Templates;

/// <summary>
/// Templates are JSON, but many tools (cfn-lint, cfn-guard) read them as YAML, which knows no surrogates: <c>\uD83D\uDE9A</c> is an
/// error there. So each half of such a pair is written 0x800 higher, as a private-use character. No person's text has one of
/// those in it (<see cref="PersonText"/> refuses them), so nothing is lost.
/// </summary>
internal static class PrivateUse
{
    private const int Shift = 0x800;

    public static char Instead(char c) => char.IsSurrogate(c) ? (char)(c + Shift) : c;

    /// <summary>The same JSON with the pairs back in all of its texts.</summary>
    /// <exception cref="InvalidOperationException">A text is not well-formed.</exception>
    public static JsonElement Undone(JsonElement json)
    {
        // Most records are plain: no character of theirs is written as a number or begins as a private-use one does.
        var raw = JsonMarshal.GetRawUtf8Value(json);
        if (!raw.Contains((byte)0xEE) && raw.IndexOf("\\u"u8) < 0)
            return json;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Copy(writer, json);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in json.EnumerateObject())
                {
                    writer.WritePropertyName(field.Name);
                    Copy(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Copy(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Undone(json.GetString()!));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static string Undone(string text) => string.Create(text.Length, text, (chars, source) =>
    {
        source.CopyTo(chars);
        for (var i = 0; i + 1 < chars.Length; i++)
        {
            var (high, low) = ((char)(chars[i] - Shift), (char)(chars[i + 1] - Shift));
            if (char.IsSurrogatePair(high, low))
                (chars[i], chars[++i]) = (high, low);
        }
    });
}
