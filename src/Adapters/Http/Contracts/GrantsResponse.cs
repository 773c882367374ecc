namespace BucketManager.Adapters.Http.Contracts;

/// <summary>All that a user may do.</summary>
public sealed record GrantsResponse(IReadOnlyList<GrantResponse> Grants);
