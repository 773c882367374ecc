namespace BucketManager.Adapters.Api.Bodies.Operations;

/// <summary>How far a change is.</summary>
/// <param name="Done">Resources that are done.</param>
/// <param name="Total">Resources in the template.</param>
public sealed record ProgressResponse(int Done, int Total);
