using System.Security.Claims;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http;

/// <summary>Who asks, as the bearer token says.</summary>
/// <param name="SignInEnds">When the token does.</param>
internal sealed record CurrentActor(Actor Actor, DateTimeOffset SignInEnds)
{
    /// <summary>Of a request that was let in.</summary>
    public static CurrentActor Of(HttpContext http) =>
        http.Features.Get<CurrentActor>() ?? throw new InvalidOperationException("Nobody is signed in on a route that wants a sign-in.");

    /// <summary>Null: the token names no e-mail address that the issuer has confirmed.</summary>
    public static CurrentActor? From(ClaimsPrincipal principal, DateTimeOffset signInEnds, HttpApiSettings settings)
    {
        var email = EmailAddress.Check(principal.FindFirstValue("email"));
        if (!email.Accepted || !string.Equals(principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
            return null;
        var name = principal.FindFirstValue("name");
        return new CurrentActor(
            new Actor(
                email.Value,
                string.IsNullOrWhiteSpace(name) ? email.Value.ToString() : name,
                principal.FindAll(settings.GroupsClaim).Any(group => group.Value == settings.AdminGroup)),
            signInEnds);
    }
}
