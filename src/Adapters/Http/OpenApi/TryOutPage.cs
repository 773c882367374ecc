using System.Security.Cryptography;
using BucketManager.Adapters.Http.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>A page to try the interface out. Everything it needs comes from here; its policy lets it ask nobody else.</summary>
internal static class TryOutPage
{
    private const string Path = "/docs";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapScalarApiReference(Path, (options, http) =>
    {
        // Styles are set by the page's scripts; scripts themselves only run with the nonce.
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; connect-src 'self'; " + SecurityHeaders.NoFrames;
        options.WithTitle("BucketManager")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .WithNonce(nonce)
            .AddPreferredSecuritySchemes(Operations.Bearer)
            .HideDeveloperTools()
            .DisableDefaultFonts()
            .DisableAgent()
            .DisableTelemetry()
            .DisableMcp();
    }).AllowAnonymous();
}
