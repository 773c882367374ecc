using BucketManager.Adapters.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>
/// Answers only to names that are the program's own: a page of another site whose name was made to point here (DNS rebinding)
/// would otherwise talk to a server on loopback.
/// </summary>
internal sealed class HostNames(RequestDelegate next, HttpApiSettings settings, RefusalProblems problems)
{
    public Task InvokeAsync(HttpContext http) =>
        settings.AllowedHosts.Count == 0 || settings.AllowedHosts.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            ? next(http)
            : new ProblemResult(problems.Of(new RequestFault.HostUnknown())).ExecuteAsync(http);
}
