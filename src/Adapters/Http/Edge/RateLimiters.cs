using BucketManager.Domain.People;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>What callers may spend.</summary>
internal sealed class RateLimiters(HttpRates rates, TimeProvider clock)
{
    public RateLimiter Anonymous { get; } = new(rates.AnonymousPerMinute, rates.AnonymousBurst, clock);

    public RateLimiter UnknownTokens { get; } = new(rates.UnknownTokensPerMinute, rates.UnknownTokensPerMinute, clock);

    /// <summary>Null: people who are signed in may ask as often as they like.</summary>
    public RateLimiter? SignedIn { get; } = rates.SignedInPerMinute is { } perMinute ? new(perMinute, perMinute, clock) : null;

    /// <summary>Counts a call. Null: it may go on. Else how long to wait.</summary>
    /// <param name="http">The call.</param>
    /// <param name="actor">Null: nobody is signed in, so the address counts.</param>
    public TimeSpan? Take(HttpContext http, Actor? actor) =>
        actor is null ? Anonymous.Take(Address.Of(http)) : SignedIn?.Take(actor.Email.ToString());
}
