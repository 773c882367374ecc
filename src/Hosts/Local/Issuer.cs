using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace BucketManager.Hosts.Local;

/// <summary>The OpenID Connect issuer that people sign in with, as their browsers must be able to reach it.</summary>
/// <param name="authority">Where it describes itself.</param>
/// <param name="tokens">Those that it signs are looked at with these.</param>
internal sealed class Issuer(Uri authority, JwtBearerOptions tokens)
{
    // Nobody waits longer for a page because of somebody else.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The origins that a browser asks, separated by spaces. Some issuers give tokens at another host than the one that describes them;
    /// Amazon Cognito does.
    /// </summary>
    public async Task<string> OriginsAsync(CancellationToken cancel)
    {
        var own = Origin(authority);
        try
        {
            // Kept for hours once it was read.
            var described = await tokens.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None).WaitAsync(Patience, cancel);
            return Uri.TryCreate(described.TokenEndpoint, UriKind.Absolute, out var giving) && Origin(giving) != own
                ? $"{own} {Origin(giving)}"
                : own;
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or TimeoutException)
        {
            // It does not answer now, which the page says to whoever wants to sign in.
            return own;
        }
    }

    private static string Origin(Uri address) => $"{address.Scheme}://{address.Authority}";
}
