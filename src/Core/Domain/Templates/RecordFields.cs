using System.Globalization;
using System.Text.Json;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Templates;

/// <summary>Reads an object strictly: each field of the right type, and none that nobody asked for.</summary>
internal sealed class RecordFields
{
    private readonly JsonElement element;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <exception cref="TemplateDamage">It is no object.</exception>
    public RecordFields(JsonElement element)
    {
        this.element = element.ValueKind is JsonValueKind.Object ? element : throw new TemplateDamage("it is not an object");
    }

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string Text(string name) =>
        Element(name, JsonValueKind.String).GetString()!;

    public JsonElement Object(string name) => Element(name, JsonValueKind.Object);

    public long Number(string name, long atLeast) =>
        Element(name, JsonValueKind.Number).TryGetInt64(out var number) && number >= atLeast
            ? number
            : throw new TemplateDamage($"{name} is not a number from {atLeast}");

    public DateTimeOffset Time(string name) =>
        DateTimeOffset.TryParseExact(Text(name), RecordJson.TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new TemplateDamage($"{name} is not a time");

    public T Checked<T>(string name, Func<string?, Result<T>> check)
        where T : notnull
    {
        var value = check(Text(name));
        return value.Accepted ? value.Value : throw new TemplateDamage($"{name} breaks a rule");
    }

    /// <exception cref="TemplateDamage">There is a field that was not read.</exception>
    public void NothingElse()
    {
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
                throw new TemplateDamage("it has a field that is not known here");
        }
    }

    private JsonElement Element(string name, JsonValueKind kind)
    {
        known.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new TemplateDamage($"{name} is missing or not of the right type");
    }
}
