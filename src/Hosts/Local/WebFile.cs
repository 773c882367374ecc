using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Hosts.Local;

/// <summary>A file of the web interface, as it is and, where that is shorter, as it was compressed when it was built.</summary>
internal sealed class WebFile
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    };

    private readonly byte[] plain;
    private readonly byte[]? brotli;
    private readonly byte[]? gzip;

    private WebFile(string name, byte[] plain, byte[]? brotli, byte[]? gzip)
    {
        this.plain = plain;
        this.brotli = brotli;
        this.gzip = gzip;
        ContentType = ContentTypes[Path.GetExtension(name)];
        Tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8))}\"");
    }

    public string ContentType { get; }

    /// <summary>Changes with the content.</summary>
    public EntityTagHeaderValue Tag { get; }

    public static WebFile Embedded(string resource) => new(
        resource,
        Read(resource) ?? throw new ArgumentException($"{resource} is not embedded.", nameof(resource)),
        Read(resource + ".br"),
        Read(resource + ".gz"));

    /// <summary>The shortest form that this client reads, and its encoding; none for the file as it is.</summary>
    public (byte[] Bytes, string? Encoding) For(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (brotli is not null && Accepts("br"))
            return (brotli, "br");
        return gzip is not null && Accepts("gzip") ? (gzip, "gzip") : (plain, null);

        bool Accepts(string encoding) =>
            accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);
    }

    private static byte[]? Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
