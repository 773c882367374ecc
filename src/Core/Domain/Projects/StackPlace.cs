namespace BucketManager.Domain.Projects;

/// <summary>Where a stack lives: an account and a region of it.</summary>
public sealed record StackPlace(AccountId Account, Region Region);
