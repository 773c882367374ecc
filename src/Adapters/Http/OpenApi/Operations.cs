using System.Globalization;
using System.Text.Json.Nodes;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Endpoints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>Describes an operation from what its endpoint says about itself.</summary>
internal static class Operations
{
    public const string Bearer = "bearer";

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var path = context.Description.RelativePath ?? string.Empty;
        operation.Parameters =
        [
            .. PathParameters(path),
            .. metadata.OfType<QueryParameter>().Select(Of),
            .. metadata.OfType<HeaderParameter>().Select(Of),
        ];
        foreach (var also in metadata.OfType<AlsoProduces>())
            await AddAlsoAsync(operation.Responses!, also, context, cancel);
        foreach (var (status, response) in operation.Responses!)
        {
            if (response.Content?.ContainsKey(Problem.ContentType) == true)
                response.Description = ProblemKinds.Of(int.Parse(status, CultureInfo.InvariantCulture));
        }

        operation.Security = IsAnonymous(metadata)
            ? []
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
    }

    private static bool IsAnonymous(IList<object> metadata) =>
        metadata.OfType<IAllowAnonymous>().Any() || !metadata.OfType<IAuthorizeData>().Any();

    private static async Task AddAlsoAsync(
        OpenApiResponses responses, AlsoProduces also, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var content = responses[also.Status].Content!;
        if (also.Body is null)
        {
            content[also.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            return;
        }

        var name = also.Body.Name.Replace("Response", string.Empty, StringComparison.Ordinal);
        context.Document!.AddComponent(name, await context.GetOrCreateSchemaAsync(also.Body, null, cancel));
        content[also.ContentType].Schema = new OpenApiSchema
        {
            OneOf = [content[also.ContentType].Schema!, new OpenApiSchemaReference(name, context.Document)],
        };
    }

    private static IEnumerable<IOpenApiParameter> PathParameters(string path) =>
        from segment in path.Split('/')
        where segment.StartsWith('{')
        let name = segment.Trim('{', '}')
        select new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = Text(),
            Description = Says(name),
        };

    private static string? Says(string name) => name switch
    {
        "project" => "2 to 20 of a-z 0-9 -; starts with a letter, ends with a letter or digit, no two hyphens in a row.",
        "bucket" or "user" => "3 to 30 of a-z 0-9 -; starts with a letter, ends with a letter or digit, no two hyphens in a row.",
        "token" => "43 base64url characters.",
        "key" => "An access key's id.",
        "operation" => "A change's id.",
        "job" => "A job's id.",
        "handover" => "A link's id, not its token.",
        _ => null,
    };

    private static OpenApiParameter Of(HeaderParameter header) => new()
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Required = header.Required,
        Description = header.Description,
        Schema = Text(),
    };

    private static OpenApiParameter Of(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Required = parameter.Required,
        Description = parameter.Description,
        Schema = SchemaOf(parameter),
    };

    private static OpenApiSchema SchemaOf(QueryParameter parameter)
    {
        var schema = parameter switch
        {
            { Words.Count: > 0 } => Schemas.Words(parameter.Words),
            { Format: "boolean" } => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            { Format: "int32" } => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "200" },
            _ => new OpenApiSchema { Type = JsonSchemaType.String, Format = parameter.Format },
        };
        schema.Default = parameter.Default is null ? null
            : schema.Type == JsonSchemaType.Integer ? JsonValue.Create(int.Parse(parameter.Default, CultureInfo.InvariantCulture))
            : JsonValue.Create(parameter.Default);
        return schema;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
