using System.Buffers;
using System.Text.Json;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Adapters.Http.Requests;

/// <summary>Reads bodies: not more than may be, only JSON, only what the contract has.</summary>
internal static class BodyReader
{
    // The deepest contract has four levels; what is deeper is nothing that is known here.
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

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
            return optional ? Array.Empty<byte>() : new RequestFault.Malformed(Say.BodyMissing.With());
        if (!IsJson(request.ContentType))
            return new RequestFault.UnsupportedMediaType();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The body as its contract. <paramref name="errors"/> may hold what was wrong before; then nothing comes of it either.
    /// </summary>
    public static Result<T> Parse<T>(byte[] body, FieldErrors errors)
        where T : class, new()
    {
        if (body.Length == 0)
            return errors.Any ? errors.Refusal : new T();
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            var type = ApiJson.Of<T>();
            BodyShape.Check(json.RootElement, type, string.Empty, errors);
            return errors.Any ? errors.Refusal : json.RootElement.Deserialize(type) ?? new T();
        }
        catch (JsonException broken)
        {
            return new RequestFault.Malformed(Say.MalformedJson.With(
                ("line", (broken.LineNumber ?? 0) + 1), ("position", (broken.BytePositionInLine ?? 0) + 1)));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
