namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>What the account check found.</summary>
public sealed record ProtectionsResponse(IReadOnlyList<ProtectionResponse> Items, DateTimeOffset CheckedAt);
