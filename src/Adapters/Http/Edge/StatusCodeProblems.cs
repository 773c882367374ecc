using BucketManager.Adapters.Api.Problems;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>Gives refusals of the framework (no route, no method, no sign-in) the body that all refusals have.</summary>
internal sealed class StatusCodeProblems(RequestDelegate next, RefusalProblems problems)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var response = http.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength is > 0 || response.ContentType is not null)
            return;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed && HttpMethods.IsOptions(http.Request.Method))
        {
            // Routing has filled in Allow; nothing else is to be said, and other origins are not let in.
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        RequestFault? fault = response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => new RequestFault.Unauthenticated(SignInTrouble.Of(http)),
            StatusCodes.Status404NotFound => new RequestFault.NothingHere(),
            StatusCodes.Status405MethodNotAllowed => new RequestFault.MethodNotAllowed(http.Request.Method),
            StatusCodes.Status400BadRequest => new RequestFault.Malformed(Say.RequestUnreadable()),
            _ => null,
        };
        if (fault is not null)
            await new ProblemResult(problems.Of(fault)).ExecuteAsync(http);
    }
}
