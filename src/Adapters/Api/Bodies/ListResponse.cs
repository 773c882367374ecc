namespace BucketManager.Adapters.Api.Bodies;

/// <summary>A page of a list.</summary>
/// <param name="Total">Of all that match, not of this page.</param>
/// <param name="NextPageToken">Null on the last page.</param>
/// <param name="Sequence">The project's sequence that the list shows; null in the list of projects.</param>
public sealed record ListResponse<T>(IReadOnlyList<T> Items, int Total, string? NextPageToken, long? Sequence);
