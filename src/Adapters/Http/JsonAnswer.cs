using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Adapters.Http;

/// <summary>An answer of JSON, with the headers that belong to it.</summary>
internal sealed record JsonAnswer<T>(T Body, int Status = StatusCodes.Status200OK) : IResult
{
    public string? Location { get; init; }

    /// <summary>The revision of a thing: for <c>If-Match</c> only, never a 304.</summary>
    public long? Revision { get; init; }

    /// <summary>
    /// A list: its ETag is made of what is shown, because counts and last uses move without the project's sequence,
    /// and different people see different lists.
    /// </summary>
    public bool IsList { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = ApiJson.Write(Body);
        if (Location is not null)
            response.Headers.Location = Location;
        if (Revision is not null)
            response.Headers.ETag = $"\"{Revision}\"";
        if (IsList)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
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
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
}
