using System.Reflection;

namespace BucketManager.Hosts.Local;

/// <summary>The start page: sign in as a sample person, take a token, see the projects live.</summary>
internal static class HomePage
{
    // Its own files and the interface beside it; nothing else, and no script in the page itself.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapFile(routes, "/", "home.html", "text/html; charset=utf-8");
        MapFile(routes, "/home.css", "home.css", "text/css; charset=utf-8");
        MapFile(routes, "/home.js", "home.js", "text/javascript; charset=utf-8");
    }

    private static void MapFile(IEndpointRouteBuilder routes, string path, string file, string contentType)
    {
        var bytes = Read(file);
        routes.MapGet(path, (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return TypedResults.Bytes(bytes, contentType);
        }).ExcludeFromDescription();
    }

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
