using System.Text.Json;
using System.Text.Json.Nodes;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Templates;

/// <summary>Reads a record back out of a template's text, which anybody may have written.</summary>
internal static class TemplateReader
{
    private const string Mark = "BucketManager";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static TemplateReading Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Read(document.RootElement);
        }
        catch (TemplateDamage damage)
        {
            return Damaged(damage.Message);
        }
        // The parser's own answers to text that is not JSON, too deep, or not well-formed Unicode.
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return text.Contains($"\"{Mark}\"", StringComparison.Ordinal)
                ? Damaged("it is not well-formed JSON")
                : new TemplateReading.Foreign(Say.TemplateForeign());
        }
    }

    private static TemplateReading Read(JsonElement template)
    {
        var foreign = new TemplateReading.Foreign(Say.TemplateForeign());
        if (Find(template, "Resources") is not { ValueKind: JsonValueKind.Object } resources)
            return foreign;

        var records = resources.EnumerateObject()
            .Select(r => (Id: r.Name, Resource: r.Value, Record: Find(Find(r.Value, "Metadata"), Mark)))
            .Where(r => r.Record is not null)
            .ToList();
        if (records.Count == 0)
            return foreign;
        if (records.Count > 1)
            throw new TemplateDamage("there are several");

        var (id, resource, record) = records[0];
        var fields = new RecordFields(PrivateUse.Undone(record!.Value));
        var schema = fields.Number("schema", 1);
        if (schema > ThingRecord.Schema)
            return new TemplateReading.Unreadable(Say.TemplateNewer(schema, ThingRecord.Schema));

        var kind = fields.Text("kind");
        var place = (id, Find(resource, "Type") is { ValueKind: JsonValueKind.String } type ? type.GetString() : null);
        var expected = kind switch
        {
            RecordJson.Registry => (RegistryTemplate.MainResource, "AWS::SSM::Parameter"),
            "project" => (BaselineTemplate.MainResource, "AWS::KMS::Key"),
            "bucket" => (BucketTemplate.MainResource, "AWS::S3::Bucket"),
            "user" => (UserTemplate.MainResource, "AWS::IAM::Group"),
            _ => throw new TemplateDamage("its kind is not known"),
        };
        if (place != expected)
            throw new TemplateDamage($"it is the record of a {kind}, on another resource");
        TemplateReading reading = kind == RecordJson.Registry
            ? new TemplateReading.Registered(Registration(fields))
            : new TemplateReading.Managed(Record(fields, ThingKinds.Find(kind)!.Value));
        fields.NothingElse();
        return reading;
    }

    private static ProjectRegistration Registration(RecordFields fields)
    {
        _ = fields.Number("renderer", 1);
        return new ProjectRegistration(
            fields.Checked("project", ProjectName.Check),
            new StackPlace(fields.Checked("account", AccountId.Check), fields.Checked("region", Region.Check)),
            fields.Checked("externalId", ExternalId),
            fields.Checked("operationId", OperationId.Check));
    }

    private static ThingRecord Record(RecordFields fields, ThingKind kind)
    {
        var project = fields.Checked("project", ProjectName.Check);
        var key = fields.Checked("name", name => ThingKey.Check(project, kind, name));
        if (kind is ThingKind.Project && key.Name != project.ToString())
            throw new TemplateDamage("name is not the project's");
        return new ThingRecord(
            key,
            fields.Number("revision", 1),
            Spec(kind, fields.Object("spec")),
            fields.Checked("requestedBy", Person),
            fields.Time("requestedAt"),
            fields.Checked("operationId", OperationId.Check))
        {
            Renderer = (int)Math.Min(fields.Number("renderer", 1), int.MaxValue),
            Stopped = kind is ThingKind.User && fields.Has("stopped") ? Stopped(new RecordFields(fields.Object("stopped"))) : null,
            KeysValidAfter = kind is ThingKind.User && fields.Has("keysValidAfter") ? fields.Time("keysValidAfter") : null,
            ExternalId = kind is ThingKind.Project && fields.Has("externalId") ? fields.Checked("externalId", ExternalId) : null,
        };
    }

    private static Suspension Stopped(RecordFields fields)
    {
        var stopped = new Suspension(
            fields.Time("at"),
            fields.Checked("by", Person),
            fields.Has("reason") ? fields.Checked("reason", text => PersonText.Check(text, Suspension.MaxReason)) : string.Empty);
        fields.NothingElse();
        return stopped;
    }

    // An address, or what stands for one where nobody signed in.
    private static Result<string> Person(string? text) => PersonText.Check(text, EmailAddress.MaxLength, required: true);

    // Source: AssumeRole in the STS API reference.
    private static Result<string> ExternalId(string? text) =>
        text is { Length: <= 1224 } && text.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@:/-".Contains(c, StringComparison.Ordinal))
            ? text
            : new Refusal.Invalid("externalId", FieldRules.Characters("letters, digits and _+=,.@:/-"));

    private static Spec Spec(ThingKind kind, JsonElement written)
    {
        var spec = SpecJson.Read(kind, kind is ThingKind.Bucket ? WithTagsAsMap(written) : written);
        return spec.Accepted
            ? spec.Value
            : throw new TemplateDamage(spec.Refusal is Refusal.Invalid { Errors: [var first, ..] }
                ? $"{first.Field.TrimStart('/')}: {first.Says.Text.TrimEnd('.')}"
                : "its spec breaks a rule");
    }

    // The other way round in RecordJson: a person's text is no field's name there.
    private static JsonElement WithTagsAsMap(JsonElement written)
    {
        if (Find(written, "tags") is not { } tags)
            return written;
        if (tags.ValueKind is not JsonValueKind.Array)
            throw new TemplateDamage("tags is not a list");
        var map = new JsonObject();
        foreach (var tag in tags.EnumerateArray())
        {
            var pair = new RecordFields(tag);
            if (!map.TryAdd(pair.Text("key"), JsonValue.Create(pair.Text("value"))))
                throw new TemplateDamage("a tag stands there twice");
            pair.NothingElse();
        }

        var spec = JsonObject.Create(written)!;
        spec["tags"] = map;
        using var document = JsonDocument.Parse(spec.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonElement? Find(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var found) ? found : null;

    private static TemplateReading.Unreadable Damaged(string what) => new(Say.TemplateDamaged(what));
}
