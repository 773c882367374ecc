namespace BucketManager.Hosts.Local;

/// <summary>Settings from the environment or <c>appsettings.json</c>, below <c>BucketManager</c>.</summary>
/// <param name="Organisation">As third parties are shown it.</param>
/// <param name="Logo">Null: none.</param>
/// <param name="Oidc">Null: the sample people sign in.</param>
internal sealed record LocalSettings(string Organisation, LogoFile? Logo, LocalSettings.OidcSettings? Oidc)
{
    /// <exception cref="StartRefused">One of them makes no sense.</exception>
    public static LocalSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("BucketManager");
        var oidc = section.GetSection("Oidc");
        return new LocalSettings(
            section["Organisation"] is { Length: > 0 } organisation ? organisation : "Example Company",
            section["Organisation:Logo"] is { Length: > 0 } logo ? LogoFile.Read(logo) : null,
            oidc["Authority"] is { Length: > 0 } authority
                ? new OidcSettings(
                    AddressFrom("Authority", authority, "issuer, such as https://sign-in.example.com"),
                    oidc["ClientId"] is { Length: > 0 } client
                        ? client
                        : throw new StartRefused("BucketManager__Oidc__ClientId is missing: the name under which the issuer knows this program."),
                    oidc["Scopes"] ?? "openid email profile",
                    oidc["GroupsClaim"] ?? "groups",
                    oidc["AdminGroup"] ?? "admin",
                    oidc["SignOutUrl"] is { Length: > 0 } page
                        ? AddressFrom("SignOutUrl", page, "issuer's page that ends a sign-in, such as https://sign-in.example.com/logout")
                        : null)
                : null);
    }

    // What is told over plain HTTP, somebody on the way may have written.
    private static Uri AddressFrom(string setting, string text, string what) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new StartRefused(
                $"BucketManager__Oidc__{setting} is \"{text}\", and must be the https address of an OpenID Connect {what}.");

    /// <param name="Authority">Where the issuer describes itself, without <c>/.well-known/openid-configuration</c>.</param>
    /// <param name="ClientId">As the issuer knows this program.</param>
    /// <param name="Scopes">Separated by spaces.</param>
    /// <param name="GroupsClaim">The claim that lists somebody's groups.</param>
    /// <param name="AdminGroup">The group whose people are admins.</param>
    /// <param name="SignOutUrl">The issuer's page that ends a sign-in; null: its metadata names one, or there is none.</param>
    public sealed record OidcSettings(Uri Authority, string ClientId, string Scopes, string GroupsClaim, string AdminGroup, Uri? SignOutUrl);
}
