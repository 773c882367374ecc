using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BucketManager.Hosts.Local;

/// <summary>
/// The web interface: one page, which answers at each of the addresses that the browser shows, another for third parties with a link,
/// and files whose names change with their content. Where it was not built, the pages say so.
/// </summary>
internal static class WebInterface
{
    private const string Page = "web/index.html";
    private const string ThirdPartyPage = "web/handover.html";
    private const string Assets = "web/assets/";

    /// <summary>What the browser asks for when somebody opens a link or loads a page again.</summary>
    private static readonly string[] Addresses = ["/", "/sign-in", "/sign-out", "/projects", "/projects/{**rest}"];

    /// <summary>Below these programs ask, and get problems; third parties have a page of their own.</summary>
    private static readonly string[] OfPrograms = ["/api", "/assets", "/dev", "/healthz", "/readyz", "/openapi", "/ws", "/h"];

    /// <summary>By name; read when they are first asked for.</summary>
    private static readonly Dictionary<string, Lazy<WebFile>> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Assets, StringComparison.Ordinal))
        .ToDictionary(resource => resource[Assets.Length..], resource => new Lazy<WebFile>(() => WebFile.Embedded(resource)), StringComparer.Ordinal);

    public static bool IsBuilt => Files.Count > 0;

    /// <param name="routes">Where it is put on.</param>
    /// <param name="issuer">Whom the page must be able to reach; null: nobody.</param>
    public static void Map(WebApplication routes, Issuer? issuer)
    {
        var page = WebFile.Embedded(IsBuilt ? Page : "unbuilt.html");
        foreach (var address in Addresses)
            routes.MapGet(address, (Delegate)PageAsync).ExcludeFromDescription();

        // No route: one that takes every address would also take requests that are refused for their method.
        routes.Use(async (http, next) =>
        {
            if (http.GetEndpoint() is not null || !IsPersonAskingForPage(http.Request))
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await (await PageAsync(http)).ExecuteAsync(http);
        });

        // Its address holds the link's token, so nobody keeps or lists it. Opening it changes nothing: scanners of links open everything.
        var thirdPartyPolicy = Policy(others: null);
        var thirdPartyPage = WebFile.Embedded(IsBuilt ? ThirdPartyPage : "unbuilt.html");
        routes.MapGet("/h/{token}", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = thirdPartyPolicy;
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            return Answer(http, thirdPartyPage);
        }).ExcludeFromDescription();

        routes.MapGet("/assets/{name}", Results<FileContentHttpResult, NotFound> (HttpContext http, string name) =>
        {
            if (!Files.TryGetValue(name, out var file))
                return TypedResults.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Answer(http, file.Value);
        }).ExcludeFromDescription();

        async Task<FileContentHttpResult> PageAsync(HttpContext http)
        {
            http.Response.Headers.ContentSecurityPolicy = Policy(issuer is null ? null : await issuer.OriginsAsync(http.RequestAborted));
            http.Response.Headers.CacheControl = "no-cache";
            return Answer(http, page);
        }
    }

    private static bool IsPersonAskingForPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html" && type.Quality is null or > 0)
        && !OfPrograms.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static FileContentHttpResult Answer(HttpContext http, WebFile file)
    {
        var (bytes, encoding) = file.For(http.Request);
        http.Response.Headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        return TypedResults.Bytes(bytes, file.ContentType, entityTag: file.Tag);
    }

    // Its own files, the interface beside it, and others where they are needed; no text ever becomes script.
    private static string Policy(string? others) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + $"connect-src 'self'{(others is null ? string.Empty : " " + others)}; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
}
