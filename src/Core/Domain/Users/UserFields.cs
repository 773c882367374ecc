using BucketManager.Domain.Grants;

namespace BucketManager.Domain.Users;

/// <summary>A user's spec as it is written down: in a request, an answer, a template's record. Not checked.</summary>
public sealed record UserFields
{
    /// <summary>1 to 100 characters.</summary>
    public string? Company { get; init; }

    /// <summary>1 to 100 characters.</summary>
    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    /// <summary>From then on everything is denied; absent means never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Networks that requests may come from, as CIDR, at most 20. An address alone becomes the network of that address (/32, IPv6 /128). None means from anywhere. SFTP is not held by them.</summary>
    public IReadOnlyList<string>? AllowedNetworks { get; init; }

    /// <summary>Whether the user may also come over SFTP; the project needs an SFTP server.</summary>
    public bool? Sftp { get; init; }

    /// <summary>OpenSSH public keys, at most 5.</summary>
    public IReadOnlyList<string>? SshPublicKeys { get; init; }

    /// <summary>At most 500.</summary>
    public IReadOnlyList<GrantFields>? Grants { get; init; }
}
