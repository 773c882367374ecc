namespace BucketManager.Domain.Basics;

/// <summary>A part of a list.</summary>
/// <param name="Total">Of all that match, not of this page.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, string? Next);
