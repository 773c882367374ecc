using System.Text.Json.Serialization;

namespace BucketManager.Adapters.Api.Bodies.Self;

/// <summary>How to sign in: as one of the sample people, or with an OpenID provider.</summary>
public sealed record SignInResponse
{
    /// <summary><c>local</c> or <c>oidc</c>.</summary>
    public required string Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SignInPersonResponse>? People { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Authority { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scopes { get; init; }

    /// <summary>The issuer's page that ends a sign-in, if its metadata does not name one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SignOutUrl { get; init; }
}
