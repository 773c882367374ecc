using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>Holds callers to their budgets: by address while nobody is signed in, by person after that.</summary>
internal sealed class CallRates(RequestDelegate next, Budgets budgets, RefusalProblems problems)
{
    public Task InvokeAsync(HttpContext http)
    {
        // Probes of load balancers come from one address, and often.
        if (!http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/ws"))
            return next(http);
        var pause = http.Features.Get<CurrentActor>() is { Actor: { } actor }
            ? budgets.SignedIn?.Take(actor.Email.ToString())
            : budgets.Anonymous.Take(Address.Of(http));
        return pause is { } wait ? problems.Of(new RequestFault.TooManyRequests(wait)).ExecuteAsync(http) : next(http);
    }
}
