using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>How bearer tokens are looked at, and who they say is there.</summary>
internal sealed class BearerTokens(HttpApiSettings settings, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.TokenValidationParameters = settings.Tokens.Clone();
        options.TokenValidationParameters.NameClaimType = "email";
        options.TokenValidationParameters.LifetimeValidator = IsInItsTime;
        if (settings.SignIn is SignIn.Oidc oidc)
        {
            options.Authority = oidc.Authority;
            options.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
        }

        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                var ends = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero);
                if (CurrentActor.From(context.Principal!, ends, settings) is { } actor)
                {
                    context.HttpContext.Features.Set(actor);
                }
                else
                {
                    context.HttpContext.Features.Set(new SignInTrouble(Say.SignInWithoutEmail()));
                    context.Fail("No confirmed e-mail address.");
                }

                return Task.CompletedTask;
            },
            OnAuthenticationFailed = context =>
            {
                if (context.HttpContext.Features.Get<SignInTrouble>() is null)
                {
                    var ended = context.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException;
                    context.HttpContext.Features.Set(new SignInTrouble(ended ? Say.SignInEnded() : Say.SignInInvalid()));
                }

                return Task.CompletedTask;
            },
        };
    }

    // The library reads the machine's clock; ours is handed in. A token without an end is none.
    private bool IsInItsTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters validation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + validation.ClockSkew
            && (notBefore is not { } start || start - validation.ClockSkew <= now);
    }
}
