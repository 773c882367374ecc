using System.Buffers;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Adapters.Http.Requests;

/// <summary>Reads the bytes of bodies: not more than may be, only JSON.</summary>
internal static class BodyReader
{
    /// <summary>The body's bytes: 413, then 415.</summary>
    public static async Task<Result<byte[]>> ReadAsync(HttpRequest request, int maxBytes, bool optional, CancellationToken cancel)
    {
        if (request.ContentLength > maxBytes)
            return new RequestFault.TooLarge(maxBytes);
        var buffer = new ArrayBufferWriter<byte>(4096);
        for (int read; (read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancel)) > 0;)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
                return new RequestFault.TooLarge(maxBytes);
        }

        if (buffer.WrittenCount == 0)
            return optional ? Array.Empty<byte>() : new RequestFault.Malformed(Say.BodyMissing());
        if (!IsJson(request.ContentType))
            return new RequestFault.UnsupportedMediaType();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
