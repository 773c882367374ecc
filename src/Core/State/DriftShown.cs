namespace BucketManager.Core.State;

/// <summary>How a thing's applied template differs from ours, and in what.</summary>
/// <param name="Drift">Null: it does not, as far as is known.</param>
/// <param name="Difference">Unified diff, from what is applied to what this program writes; empty where there is none.</param>
public sealed record DriftShown(Drift? Drift, string Difference);
