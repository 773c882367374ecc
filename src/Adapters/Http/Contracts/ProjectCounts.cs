namespace BucketManager.Adapters.Http.Contracts;

/// <summary>What is in a project.</summary>
/// <param name="Attention">Things that somebody should look at.</param>
public sealed record ProjectCounts(int Buckets, int Users, int Attention);
