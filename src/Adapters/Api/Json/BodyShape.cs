using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Adapters.Api.Json;

/// <summary>
/// Compares JSON with its contract before it is read, so that everything that is wrong is told at once, each with its place:
/// the serializer itself would stop at the first, and name it in its own way.
/// </summary>
internal static class BodyShape
{
    /// <param name="json">What was sent.</param>
    /// <param name="type">What it must be like.</param>
    /// <param name="at">JSON pointer of <paramref name="json"/> (RFC 6901); empty: the whole body.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(JsonElement json, JsonTypeInfo type, string at, FieldErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Null && at.Length > 0)
            return; // As good as absent.
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when json.ValueKind == JsonValueKind.Object:
                CheckFields(json, type, at, errors);
                break;
            case JsonTypeInfoKind.Dictionary when json.ValueKind == JsonValueKind.Object:
                CheckEntries(json, type.Options.GetTypeInfo(type.ElementType!), at, errors);
                break;
            case JsonTypeInfoKind.Enumerable when json.ValueKind == JsonValueKind.Array:
                var element = type.Options.GetTypeInfo(type.ElementType!);
                var index = 0;
                foreach (var item in json.EnumerateArray())
                    Check(item, element, $"{at}/{index++}", errors);
                break;
            case JsonTypeInfoKind.None when IsScalar(json, type.Type):
                break;
            default:
                errors.Add(at, Say.WrongType(Wanted(type)));
                break;
        }
    }

    private static void CheckFields(JsonElement json, JsonTypeInfo type, string at, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            if (!TryName(field, at, seen, errors, out var name, out var place))
                continue;
            if (type.Properties.FirstOrDefault(p => p.Name == name) is { } known)
                Check(field.Value, type.Options.GetTypeInfo(known.PropertyType), place, errors);
            else
                errors.Add(place, Say.UnknownField());
        }
    }

    private static void CheckEntries(JsonElement json, JsonTypeInfo element, string at, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            if (!TryName(field, at, seen, errors, out _, out var place))
                continue;
            if (field.Value.ValueKind == JsonValueKind.Null)
                errors.Add(place, Say.WrongType(Wanted(element)));
            else
                Check(field.Value, element, place, errors);
        }
    }

    private static bool TryName(JsonProperty field, string at, HashSet<string> seen, FieldErrors errors, out string name, out string place)
    {
        try
        {
            name = field.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            name = place = at;
            errors.Add(at, FieldRules.PlainText());
            return false;
        }

        place = $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        if (seen.Add(name))
            return true;
        errors.Add(place, FieldRules.Duplicate());
        return false;
    }

    private static bool IsScalar(JsonElement json, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool))
            return json.ValueKind is JsonValueKind.True or JsonValueKind.False;
        if (type == typeof(int))
            return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out _);
        if (type == typeof(long))
            return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _);
        return json.ValueKind == JsonValueKind.String && TryText(json, out var text)
            && (type != typeof(DateTimeOffset) || UtcTimeConverter.Parse(text) is not null);
    }

    private static bool TryText(JsonElement json, out string? text)
    {
        try
        {
            text = json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static string Wanted(JsonTypeInfo type) => (type.Kind, Nullable.GetUnderlyingType(type.Type) ?? type.Type) switch
    {
        (JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary, _) => "an object",
        (JsonTypeInfoKind.Enumerable, _) => "a list",
        (_, var scalar) when scalar == typeof(bool) => "true or false",
        (_, var scalar) when scalar == typeof(int) || scalar == typeof(long) => "a whole number",
        (_, var scalar) when scalar == typeof(DateTimeOffset) => "a time such as 2026-11-24T09:00:00.000Z",
        _ => "text",
    };
}
