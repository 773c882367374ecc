using BucketManager.Adapters.Api.Json;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http;

/// <summary>An answer that is written as JSON.</summary>
internal sealed record JsonResult<T>(T Body, int Status = StatusCodes.Status200OK) : IResult
{
    public string? Location { get; init; }

    /// <summary>The revision of a thing: for <c>If-Match</c> only, never a 304.</summary>
    public long? Revision { get; init; }

    /// <summary>A list has an ETag.</summary>
    public bool IsList { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = ApiJson.Write(Body);
        return new JsonBytesResult([bytes], Status)
        {
            Location = Location,
            Revision = Revision,
            Tag = IsList ? JsonBytes.TagOf(bytes) : null,
        }.ExecuteAsync(httpContext);
    }
}
