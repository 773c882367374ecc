using System.Text.Json.Nodes;
using BucketManager.Domain.Sentences;
using Microsoft.OpenApi;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>What the document says as a whole.</summary>
internal static class Document
{
    /// <summary>
    /// Every sentence that the program can say, by code, with the places of its arguments: for catalogues of other languages.
    /// </summary>
    public const string Sentences = "x-sentences";

    public static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "BucketManager",
            Version = "1",
            Description = "Protected buckets and the third parties that deliver to and collect from them. "
                + "Edits are accepted with 202 and carried out by an operation; what changes is told over a WebSocket (POST /api/tickets).",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Operations.Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
        };
        MendThing(document);
        MendSshKeyTaken(document);
        var sentences = new JsonObject();
        foreach (var form in Say.All.OrderBy(f => f.Code, StringComparer.Ordinal))
            sentences[form.Code] = form.Pattern;
        document.AddExtension(Sentences, new JsonNodeExtension(sentences));
    }

    /// <summary>The generator copies what stands inside an answer's second form, and leaves its null out: it is the first form's.</summary>
    private static void MendSshKeyTaken(OpenApiDocument document)
    {
        if (document.Components!.Schemas is { } schemas && schemas.TryGetValue("SshKeyTaken", out var taken))
            taken.Properties!["sftp"] = schemas["ClaimedKey"].Properties!["sftp"];
    }

    /// <summary>The generator knows a thing by a <c>$type</c> that is not written: here it is known by its kind.</summary>
    private static void MendThing(OpenApiDocument document)
    {
        if (document.Components!.Schemas is not { } schemas || !schemas.TryGetValue("Thing", out var thing))
            return;
        string[] kinds = ["Project", "Bucket", "User"];
        foreach (var kind in kinds)
            schemas.Remove("Thing" + kind);
        schemas["Thing"] = new OpenApiSchema
        {
            Description = thing.Description,
            OneOf = [.. kinds.Select(kind => new OpenApiSchemaReference(kind, document))],
        };
    }
}
