namespace BucketManager.Domain.Grants;

/// <summary>A grant as it is written down. Not checked.</summary>
public sealed record GrantFields
{
    /// <summary>A bucket of the same project, by its short name.</summary>
    public string? Bucket { get; init; }

    /// <summary>Empty for the whole bucket, or folders that each end in <c>/</c>.</summary>
    public string? Prefix { get; init; }

    /// <summary><c>collect</c>, <c>deliver</c>, <c>exchange</c> or <c>manage</c>.</summary>
    public string? Can { get; init; }
}
