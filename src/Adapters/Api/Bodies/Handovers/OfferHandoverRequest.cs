namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>Makes a one-time link that gives an access key, or asks for an SSH public key.</summary>
public sealed record OfferHandoverRequest
{
    /// <summary><c>accessKey</c>; or absent, with <c>ask</c>.</summary>
    public string? Give { get; init; }

    /// <summary><c>sshPublicKey</c>; or absent, with <c>give</c>.</summary>
    public string? Ask { get; init; }

    /// <summary>Id of the access key that the new one replaces.</summary>
    public string? Replaces { get; init; }

    /// <summary>1 to 168; absent: 72.</summary>
    public int? ExpiresInHours { get; init; }

    /// <summary>How long the replaced key goes on after the claim: 0 to 30 days; absent: 7.</summary>
    public int? OverlapDays { get; init; }
}
