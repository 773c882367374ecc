using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Browser.Tests;

/// <summary>
/// An OpenID Connect issuer that knows one person, an admin. It gives tokens at another origin than the one that describes it, and takes
/// only what RFC 6749 and RFC 7636 say: a code once, with its verifier, for the client and the address that it was asked for.
/// </summary>
internal sealed class StandInIssuer : IAsyncDisposable
{
    public const string ClientId = "bucket-manager-web";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, IQueryCollection> codes = new();
    private readonly ConcurrentDictionary<string, bool> refreshTokens = new();
    private readonly WebApplication app;

    private StandInIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", Describe);
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", (Delegate)TokenAsync);
        app.MapPost("/revoke", (Delegate)RevokeAsync);
        app.MapGet("/end", End);
    }

    /// <summary>How often it has renewed a sign-in.</summary>
    public int Renewals { get; private set; }

    /// <summary>Refresh tokens that it would still take.</summary>
    public int OpenSignIns => refreshTokens.Count;

    public Uri Address => new(app.Urls.First());

    public Uri TokenAddress => new(app.Urls.Last());

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["BucketManager:Oidc:Authority"] = Address.ToString(),
        ["BucketManager:Oidc:ClientId"] = ClientId,
        ["BucketManager:Oidc:GroupsClaim"] = "cognito:groups",
    };

    public static async Task<StandInIssuer> StartAsync()
    {
        var issuer = new StandInIssuer();
        await issuer.app.StartAsync();
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Describe(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Json(new
        {
            issuer = Address.ToString(),
            authorization_endpoint = new Uri(Address, "authorize"),
            token_endpoint = new Uri(TokenAddress, "token"),
            revocation_endpoint = new Uri(TokenAddress, "revoke"),
            end_session_endpoint = new Uri(Address, "end"),
            jwks_uri = new Uri(Address, "keys"),
        });
    }

    private IResult Keys()
    {
        var (x, y) = (key.ExportParameters(false).Q.X, key.ExportParameters(false).Q.Y);
        return Results.Json(new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", x = Base64Url.EncodeToString(x), y = Base64Url.EncodeToString(y) } } });
    }

    private IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["response_type"] != "code" || asked["client_id"] != ClientId || asked["code_challenge_method"] != "S256")
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        codes[code] = asked;
        var back = $"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}";
        return Results.Text($"<!doctype html><title>Issuer</title><a href='{WebUtility.HtmlEncode(back)}'>Go on as Ada Admin</a>", "text/html");
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var form = await http.Request.ReadFormAsync();
        if (form["grant_type"] == "refresh_token")
        {
            // Each is good for one renewal.
            if (form["client_id"] != ClientId || !refreshTokens.TryRemove(form["refresh_token"]!, out _))
                return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            Renewals++;
            return Tokens(nonce: null);
        }

        if (form["grant_type"] != "authorization_code" || !codes.TryRemove(form["code"]!, out var asked)
            || form["client_id"] != asked["client_id"] || form["redirect_uri"] != asked["redirect_uri"]
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != asked["code_challenge"])
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        return Tokens(asked["nonce"].ToString());
    }

    private async Task<IResult> RevokeAsync(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        refreshTokens.TryRemove((await http.Request.ReadFormAsync())["token"]!, out _);
        return Results.Json(new { });
    }

    private static IResult End(HttpContext http)
    {
        var asked = http.Request.Query;
        return asked["client_id"] == ClientId && !asked.ContainsKey("id_token_hint")
            ? Results.Text($"<!doctype html><title>Issuer</title><a href='{WebUtility.HtmlEncode(asked["post_logout_redirect_uri"])}'>You are signed out</a>", "text/html")
            : Results.BadRequest();
    }

    private IResult Tokens(string? nonce)
    {
        var refreshToken = Guid.NewGuid().ToString("N");
        refreshTokens[refreshToken] = true;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "ada",
            ["email"] = "ada@example.org",
            ["email_verified"] = true,
            ["name"] = "Ada Admin",
            ["cognito:groups"] = new[] { "admin" },
        };
        if (nonce is not null)
            claims["nonce"] = nonce;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address.ToString(),
            Audience = ClientId,
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256),
            Claims = claims,
        });
        return Results.Json(new
        {
            id_token = token,
            access_token = "unused",
            refresh_token = refreshToken,
            token_type = "Bearer",
            expires_in = 3600,
        });
    }
}
