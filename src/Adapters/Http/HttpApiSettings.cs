using System.Net;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Adapters.Http;

/// <summary>What a host decides about the interface.</summary>
public sealed record HttpApiSettings
{
    /// <summary>Shown to third parties above a hand-over.</summary>
    public required string Organisation { get; init; }

    /// <summary>Path or address of the organisation's logo, which the host serves; null: it has none.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>Nothing reaches AWS; said in <c>/api/config</c>.</summary>
    public bool Simulated { get; init; }

    public required SignIn SignIn { get; init; }

    /// <summary>What a bearer token must be. With <see cref="SignIn.Oidc"/> its keys and issuer come from the authority.</summary>
    public required TokenValidationParameters Tokens { get; init; }

    /// <summary>The claim that lists the groups of whoever signed in.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>The group whose members are admins.</summary>
    public string AdminGroup { get; init; } = "admin";

    /// <summary>How many times faster than AWS the other side is: usual durations are divided by it.</summary>
    public double Speed { get; init; } = 1;

    public HttpRates Rates { get; init; } = new();

    /// <summary>
    /// Networks of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. None: the headers are ignored.
    /// </summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Longest request body, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>Host names that are answered, without port. Empty: any.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// What stands before <c>/h/{token}</c> in the link of a hand-over, such as <c>https://files.example.com</c>. Empty: a relative
    /// link.
    /// </summary>
    public string LinkBase { get; init; } = string.Empty;

    /// <summary>Where a WebSocket connects to.</summary>
    public string SocketUrl { get; init; } = "/ws";

    public SocketLimits Sockets { get; init; } = new();
}
