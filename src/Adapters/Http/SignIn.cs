namespace BucketManager.Adapters.Http;

/// <summary>How people sign in; shown in <c>/api/config</c>.</summary>
public abstract record SignIn
{
    private SignIn()
    {
    }

    /// <summary>As one of the sample people of the local host.</summary>
    public sealed record Local(IReadOnlyList<SignInPerson> People) : SignIn;

    /// <summary>With an OpenID provider.</summary>
    /// <param name="Authority">The issuer's address; keys are fetched from its metadata.</param>
    /// <param name="Scopes">Separated by spaces.</param>
    /// <param name="SignOutUrl">Its page that ends a sign-in, if its metadata does not name one; null: it does.</param>
    public sealed record Oidc(string Authority, string ClientId, string Scopes, string? SignOutUrl = null) : SignIn;
}
