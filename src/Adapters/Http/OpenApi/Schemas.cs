using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Access;
using BucketManager.Adapters.Api.Bodies.Buckets;
using BucketManager.Adapters.Api.Bodies.Keys;
using BucketManager.Adapters.Api.Bodies.Projects;
using BucketManager.Adapters.Api.Bodies.Self;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Bodies.Users;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Sentences;
using Microsoft.OpenApi;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>What the types alone do not tell about what is written.</summary>
internal static class Schemas
{
    private static readonly string[] Verbs = [.. Enum.GetValues<GrantLevel>().Select(v => v.Word())];

    public static void Mend(OpenApiSchema schema, JsonTypeInfo type)
    {
        if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(DateTimeOffset))
        {
            var mayBeAbsent = Nullable.GetUnderlyingType(type.Type) is not null;
            schema.Type = mayBeAbsent ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format = "date-time";
        }

        // A word that may be absent is "null or one of these" where it stands; null itself is none of them.
        if (schema.Enum is { } words)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Where(w => w is not null && w.GetValueKind() != JsonValueKind.Null)];
        }

        // Bodies are refused when they hold anything else.
        if (type.Type.Name.EndsWith("Request", StringComparison.Ordinal))
            schema.AdditionalPropertiesAllowed = false;

        // Where null is allowed, too, the object itself is one of two and comes by itself.
        if (schema.Properties is null or { Count: 0 })
            return;

        foreach (var property in type.Properties)
        {
            if (property.DeclaringType == typeof(ThingResponse))
                (schema.Required ??= new HashSet<string>()).Add(property.Name);
        }

        switch (type.Type.Name)
        {
            case nameof(SentenceResponse):
                OneOf(schema, "code", [.. Say.All.Select(s => s.Code).Order(StringComparer.Ordinal)]);
                schema.Properties!["args"] = Args();
                break;
            case nameof(ProblemResponse) or nameof(FieldErrorResponse):
                schema.Properties!["args"] = Args();
                break;
            case nameof(ProjectResponse):
                OneOf(schema, "kind", "project");
                break;
            case nameof(BucketResponse):
                OneOf(schema, "kind", "bucket");
                break;
            case nameof(UserResponse):
                OneOf(schema, "kind", "user");
                break;
            case nameof(GrantResponse) or nameof(BucketGrantResponse) or nameof(AccessGrantResponse):
                OneOf(schema, "can", Verbs);
                break;
            case nameof(KeyStateRequest):
                OneOf(schema, "state", "active", "inactive");
                break;
            case nameof(SignInResponse):
                OneOf(schema, "kind", "local", "oidc");
                break;
            case nameof(SignInPersonResponse):
                OneOf(schema, "may", "everything", "manage", "view", "nothing");
                break;
            case nameof(MyProjectResponse):
                OneOf(schema, "role", "manager", "viewer");
                break;
            case nameof(StopItemResponse):
                OneOf(schema, "what", "key", "handover", "sshKey", "grants");
                OneOf(schema, "result", "stopped", "running", "failed");
                break;
        }
    }

    /// <summary>A text that is one of these.</summary>
    public static OpenApiSchema Words(params IReadOnlyList<string> words) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. words.Select(w => (JsonNode)JsonValue.Create(w))],
    };

    private static void OneOf(OpenApiSchema schema, string property, params IReadOnlyList<string> words)
    {
        var mended = Words(words);
        mended.Description = schema.Properties![property].Description;
        schema.Properties[property] = mended;
    }

    private static OpenApiSchema Args() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Texts or whole numbers.",
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Integer },
    };
}
