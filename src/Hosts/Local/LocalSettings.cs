namespace BucketManager.Hosts.Local;

/// <summary>Settings from the environment or <c>appsettings.json</c>, below <c>BucketManager</c>.</summary>
internal sealed record LocalSettings(string Organisation, LocalSettings.OidcSettings? Oidc)
{
    public static LocalSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("BucketManager");
        var oidc = section.GetSection("Oidc");
        return new LocalSettings(
            section["Organisation"] is { Length: > 0 } organisation ? organisation : "Example Company",
            oidc["Authority"] is { Length: > 0 } authority
                ? new OidcSettings(authority, oidc["ClientId"] ?? string.Empty, oidc["Scopes"] ?? "openid email profile", oidc["AdminGroup"] ?? "admin")
                : null);
    }

    /// <param name="Scopes">Separated by spaces.</param>
    public sealed record OidcSettings(string Authority, string ClientId, string Scopes, string AdminGroup);
}
