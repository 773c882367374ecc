using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Adapters.Http;

/// <summary>An answer of JSON that is written already, with the headers that belong to it.</summary>
/// <param name="Parts">The whole of it, one after the other.</param>
internal sealed record JsonBytesResult(IReadOnlyList<ReadOnlyMemory<byte>> Parts, int Status = StatusCodes.Status200OK) : IResult
{
    public string? Location { get; init; }

    /// <summary>The revision of a thing: for <c>If-Match</c> only, never a 304.</summary>
    public long? Revision { get; init; }

    /// <summary>
    /// Of a list: made of what is shown, because counts and last uses move without the project's sequence, and different people see
    /// different lists.
    /// </summary>
    public byte[]? Tag { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Location is not null)
            response.Headers.Location = Location;
        if (Revision is not null)
            response.Headers.ETag = $"\"{Revision}\"";
        if (Tag is not null)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(Tag)}\"");
            response.Headers.ETag = tag.ToString();
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Vary = "Authorization, Accept";
            if (Knows(httpContext.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        var length = Parts.Sum(p => p.Length);
        response.ContentLength = length;
        if (Parts.Count == 1)
        {
            await response.Body.WriteAsync(Parts[0], httpContext.RequestAborted);
            return;
        }

        // Each write has its price: a list is put together before.
        var whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var at = 0;
            foreach (var part in Parts)
            {
                part.CopyTo(whole.AsMemory(at));
                at += part.Length;
            }

            await response.Body.WriteAsync(whole.AsMemory(0, length), httpContext.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
}
