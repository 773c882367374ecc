namespace BucketManager.Domain.Buckets;

/// <summary>A bucket's spec as it is written down: in a request, an answer, a template's record. Not checked.</summary>
public sealed record BucketFields
{
    /// <summary>At most 500 characters.</summary>
    public string? Description { get; init; }

    public RetentionFields? Retention { get; init; }

    /// <summary>Each new file is locked for so many days (1 to 3,650); chosen at creation only.</summary>
    public int? ObjectLockDays { get; init; }

    /// <summary>Networks that files can be reached from, as CIDR, at most 20. An address alone becomes the network of that address (/32, IPv6 /128). None means from anywhere.</summary>
    public IReadOnlyList<string>? AllowedNetworks { get; init; }

    /// <summary>At most 20; keys 1 to 128 characters, values at most 256.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
