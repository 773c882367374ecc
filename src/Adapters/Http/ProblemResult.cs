using System.Globalization;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http;

/// <summary>A problem as an answer, with the headers that belong to it.</summary>
internal sealed record ProblemResult(Problem Problem) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Problem.Body.Status;
        response.ContentType = Problem.ContentType;
        response.Headers.CacheControl = "no-store";
        if (Problem.Body.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";
        if (Problem.RetryAfter is { } pause)
            response.Headers.RetryAfter = RequestFault.Seconds(pause).ToString(CultureInfo.InvariantCulture);
        if (Problem.Location is { } location)
            response.Headers.Location = location;
        var bytes = ApiJson.Write(Problem.Body);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
