namespace BucketManager.Adapters.Api.Bodies;

/// <summary>All of a short list.</summary>
public sealed record ItemsResponse<T>(IReadOnlyList<T> Items);
