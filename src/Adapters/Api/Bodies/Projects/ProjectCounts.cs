namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>What is in a project.</summary>
/// <param name="Attention">How much somebody should look at: as many as <c>/attention</c> lists.</param>
public sealed record ProjectCounts(int Buckets, int Users, int Attention);
