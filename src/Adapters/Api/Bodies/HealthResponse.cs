namespace BucketManager.Adapters.Api.Bodies;

/// <summary>Whether the program runs, and answers.</summary>
/// <param name="Status"><c>ok</c>.</param>
public sealed record HealthResponse(string Status);
