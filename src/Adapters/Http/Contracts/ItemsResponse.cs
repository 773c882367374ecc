namespace BucketManager.Adapters.Http.Contracts;

/// <summary>All of a short list.</summary>
public sealed record ItemsResponse<T>(IReadOnlyList<T> Items);
