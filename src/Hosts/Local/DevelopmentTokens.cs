using System.Security.Claims;
using BucketManager.Domain.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Hosts.Local;

/// <summary>Signs the sample people in. It exists in this host only, and only while that listens on loopback.</summary>
internal sealed class DevelopmentTokens(ECDsaSecurityKey key, TimeProvider clock)
{
    public const string Issuer = "bucket-manager-local";

    public const string Audience = "bucket-manager";

    public const string GroupsClaim = "groups";

    public const string AdminGroup = "admin";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>What a token must be to be ours.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        ClockSkew = TimeSpan.FromSeconds(30),
    };

    /// <summary>A bearer token, and when it ends.</summary>
    public (string AccessToken, DateTimeOffset ExpiresAt) For(Actor person)
    {
        var now = clock.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + Lifetime).ToUnixTimeSeconds());
        var claims = new ClaimsIdentity(
        [
            new Claim("sub", person.Email.ToString()),
            new Claim("email", person.Email.ToString()),
            new Claim("email_verified", "true", ClaimValueTypes.Boolean),
            new Claim("name", person.Name),
        ]);
        if (person.IsAdmin)
            claims.AddClaim(new Claim(GroupsClaim, AdminGroup));
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Subject = claims,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
        return (token, expires);
    }
}
