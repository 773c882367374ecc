using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>Headers that every answer carries, whatever it is. Pages may loosen the policy for themselves, never drop it.</summary>
internal static class SecurityHeaders
{
    public const string NoFrames = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string Nothing = "default-src 'none'; " + NoFrames;

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Nothing;
        headers.CacheControl = "no-store";
        return next(http);
    }
}
