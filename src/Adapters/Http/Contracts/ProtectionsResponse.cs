namespace BucketManager.Adapters.Http.Contracts;

/// <summary>What the account check found.</summary>
public sealed record ProtectionsResponse(IReadOnlyList<ProtectionResponse> Items, DateTimeOffset CheckedAt);
