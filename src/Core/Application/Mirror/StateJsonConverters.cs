using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Mirror;

/// <summary>A checked value as the text that it is.</summary>
internal abstract class TextConverter<T>(Func<string?, Result<T>> check) : JsonConverter<T>
    where T : notnull
{
    private readonly Interner<T> values = new();

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        values.Of(reader.GetString()!, Checked);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    private T Checked(string text) => check(text) is { Accepted: true } read ? read.Value : throw new JsonException($"Not a {typeof(T).Name}.");
}

internal sealed class ProjectNameConverter() : TextConverter<ProjectName>(ProjectName.Check);

internal sealed class UserNameConverter() : TextConverter<UserName>(UserName.Check);

internal sealed class OperationIdConverter() : TextConverter<OperationId>(OperationId.Check);

internal sealed class JobIdConverter() : TextConverter<JobId>(JobId.Check);

/// <summary>A key as <c>acme/bucket/invoices</c>.</summary>
internal sealed class ThingKeyConverter() : TextConverter<ThingKey>(Check)
{
    private static readonly Interner<Result<ProjectName>> Projects = new();

    private static Result<ThingKey> Check(string? text) =>
        text?.Split('/') is [var project, var kind, var name] && ThingKinds.Find(kind) is { } known
            ? Projects.Of(project, ProjectName.Check).Then(p => ThingKey.Check(p, known, name))
            : new Refusal.Invalid("key", FieldRules.UnreadableField());
}

/// <summary>A spec under the name of its kind: <c>{"bucket":{…}}</c>.</summary>
internal sealed class SpecConverter : JsonConverter<Spec>
{
    public override Spec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || json.RootElement.EnumerateObject().ToList() is not [var only]
            || ThingKinds.Find(only.Name) is not { } kind)
        {
            throw new JsonException("A spec stands under the name of its kind.");
        }

        var read = SpecJson.Read(kind, only.Value);
        return read.Accepted ? read.Value : throw new JsonException($"Not a legal spec of a {kind.Word()}.");
    }

    public override void Write(Utf8JsonWriter writer, Spec value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(value.Kind.Word());
        SpecJson.Write(value).WriteTo(writer);
        writer.WriteEndObject();
    }
}

/// <summary>Values of a sentence's places: text or whole numbers.</summary>
internal sealed class SentenceArgsConverter : JsonConverter<ValueMap<object>>
{
    public override ValueMap<object> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var args = new Dictionary<string, object>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = InternedTextConverter.Read(ref reader)!;
            reader.Read();
            args[name] = reader.TokenType == JsonTokenType.Number ? reader.GetInt64()
                : InternedTextConverter.Read(ref reader) ?? throw new JsonException("A place of a sentence is empty.");
        }

        return new ValueMap<object>(args);
    }

    public override void Write(Utf8JsonWriter writer, ValueMap<object> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, arg) in value)
        {
            if (arg is long number)
                writer.WriteNumber(name, number);
            else
                writer.WriteString(name, (string)arg);
        }

        writer.WriteEndObject();
    }
}

internal sealed class TextMapConverter : JsonConverter<ValueMap<string>>
{
    public override ValueMap<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = InternedTextConverter.Read(ref reader)!;
            reader.Read();
            entries[name] = InternedTextConverter.Read(ref reader) ?? throw new JsonException("A text is missing.");
        }

        return new ValueMap<string>(entries);
    }

    public override void Write(Utf8JsonWriter writer, ValueMap<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}

internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("An item is missing."));
        return [.. items];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value)
            JsonSerializer.Serialize(writer, item, type);
        writer.WriteEndArray();
    }
}
