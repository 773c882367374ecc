using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Hosts.Local;

/// <summary>The organisation's logo, read once at the start. Its type is told from the content: a name may claim anything.</summary>
internal sealed class LogoFile
{
    public const string Address = "/organisation/logo";

    /// <summary>In bytes. The page of third parties is small, also over a slow line.</summary>
    public const int MaxBytes = 100 * 1024;

    // An SVG that is opened by itself would be a page: it may run nothing and load nothing, and has no origin.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private readonly byte[] bytes;
    private readonly string contentType;
    private readonly EntityTagHeaderValue tag;

    private LogoFile(byte[] bytes, string contentType)
    {
        this.bytes = bytes;
        this.contentType = contentType;
        tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }

    /// <exception cref="StartRefused">It is not there, too large, or no image that browsers show.</exception>
    public static LogoFile Read(string path)
    {
        try
        {
            // One byte more tells that it is too long.
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaxBytes)
                throw Refused(path, $"is larger than {MaxBytes / 1024} KB");
            bytes = bytes[..length];
            return new LogoFile(bytes, TypeOf(bytes) ?? throw Refused(path, "is no PNG, JPEG, WebP or SVG image"));
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refused(path, $"cannot be read: {unread.Message.TrimEnd('.')}");
        }
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, FileContentHttpResult (HttpContext http) =>
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(bytes, contentType, entityTag: tag);
    }).ExcludeFromDescription();

    private static StartRefused Refused(string path, string why) =>
        new($"BucketManager__Organisation__Logo is \"{path}\", which {why}. Name an image file of at most {MaxBytes / 1024} KB.");

    // Source of the signatures: WHATWG MIME Sniffing standard, section 6.1.
    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Png) ? "image/png"
        : bytes.StartsWith(Jpeg) ? "image/jpeg"
        : bytes.Length > 14 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBPVP"u8) ? "image/webp"
        : IsSvg(bytes) ? "image/svg+xml"
        : null;

    private static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
            using var xml = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            xml.MoveToContent();
            var isSvg = xml is { LocalName: "svg", NamespaceURI: "http://www.w3.org/2000/svg" };
            while (xml.Read())
            {
            }

            return isSvg;
        }
        catch (Exception broken) when (broken is XmlException or DecoderFallbackException)
        {
            return false;
        }
    }
}
