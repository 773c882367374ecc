using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>The OpenAPI document and the page to try it out.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi();

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnonymous();
}
