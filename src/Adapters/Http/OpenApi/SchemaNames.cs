using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>Names of schemas: the domain's words, without our own endings.</summary>
internal static class SchemaNames
{
    /// <summary>Null: written where it is used.</summary>
    public static string? Of(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name and not "JsonElement"
        ? name.Replace("Response", string.Empty, StringComparison.Ordinal).Replace("Shown", string.Empty, StringComparison.Ordinal)
        : null;
}
