using System.Globalization;
using BucketManager.Adapters.Http.Contracts;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http;

/// <summary>A problem as an answer, with the headers that belong to it.</summary>
internal sealed record Problem(ProblemResponse Body) : IResult
{
    public const string ContentType = "application/problem+json";

    public TimeSpan? RetryAfter { get; init; }

    public string? Location { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Body.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (Body.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";
        if (RetryAfter is { } pause)
            response.Headers.RetryAfter = RequestFault.Seconds(pause).ToString(CultureInfo.InvariantCulture);
        if (Location is not null)
            response.Headers.Location = Location;
        var bytes = ApiJson.Write(Body);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
