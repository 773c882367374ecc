namespace BucketManager.Application.Mirror.Commits;

/// <summary>Says that something which stands in no thing has changed: ask for it again.</summary>
/// <param name="User">Whose; null where it is the project's.</param>
public sealed record Invalidation(InvalidatedList What, string? User);
