using System.Globalization;
using System.Text.Json;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Templates;

/// <summary>A record as it stands in its template: no null, nothing secret. <see cref="TemplateReader"/> reads it back.</summary>
internal static class RecordJson
{
    /// <summary>The kind of a registry's record; the others are <see cref="ThingKinds"/>' words.</summary>
    public const string Registry = "registry";

    /// <summary>UTC, with as many digits of a second as it has.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static Json Of(ThingRecord record) => Json.Of(
        ("schema", ThingRecord.Schema),
        ("renderer", record.Renderer),
        ("kind", record.Key.Kind.Word()),
        ("project", record.Key.Project.ToString()),
        ("name", record.Key.Name),
        ("revision", record.Revision),
        ("spec", OfSpec(record.Spec)),
        ("stopped", record.Stopped is { } stopped
            ? Json.Of(("at", Time(stopped.At)), ("by", stopped.By), ("reason", stopped.Reason.Length == 0 ? null : (Json)stopped.Reason))
            : null),
        ("keysValidAfter", record.KeysValidAfter is { } after ? (Json)Time(after) : null),
        ("requestedBy", record.RequestedBy),
        ("requestedAt", Time(record.RequestedAt)),
        ("operationId", record.OperationId.ToString()),
        ("externalId", record.ExternalId is null ? null : (Json)record.ExternalId));

    public static Json Of(ProjectRegistration registration) => Json.Of(
        ("schema", ThingRecord.Schema),
        ("renderer", ThingRecord.CurrentRenderer),
        ("kind", Registry),
        ("project", registration.Project.ToString()),
        ("account", registration.Place.Account.ToString()),
        ("region", registration.Place.Region.ToString()),
        ("externalId", registration.ExternalId),
        ("operationId", registration.OperationId.ToString()));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    // A tag's key is a person's text and must not become a field's name: "Ref" would be an intrinsic function. So tags are a list.
    private static Json.Object OfSpec(Spec spec) => new(
    [
        .. SpecJson.Write(spec).EnumerateObject().Select(f => new Json.Field(f.Name, f.NameEquals("tags")
            ? Json.ListOf(f.Value.EnumerateObject().Select(t => (Json)Json.Of(("key", t.Name), ("value", t.Value.GetString()!))))
            : Of(f.Value))),
    ]);

    private static Json Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Json.Object([.. element.EnumerateObject().Select(f => new Json.Field(f.Name, Of(f.Value)))]),
        JsonValueKind.Array => Json.ListOf(element.EnumerateArray().Select(Of)),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ArgumentException("A spec has no null in it.", nameof(element)),
    };
}
