using BucketManager.Adapters.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>Holds callers to their budgets: by address while nobody is signed in, by person after that.</summary>
internal sealed class RateLimiting(RequestDelegate next, RateLimiters budgets, RefusalProblems problems)
{
    public Task InvokeAsync(HttpContext http)
    {
        // Probes of load balancers come from one address, and often. Whose a WebSocket is, only its ticket says: it is counted there.
        if (!http.Request.Path.StartsWithSegments("/api"))
            return next(http);
        return budgets.Take(http, http.Features.Get<CurrentActor>()?.Actor) is { } wait
            ? new ProblemResult(problems.Of(new RequestFault.TooManyRequests(wait))).ExecuteAsync(http)
            : next(http);
    }
}
