using BucketManager.Simulation.Checks;

namespace BucketManager.Simulation;

/// <summary>What a schedule came to.</summary>
/// <param name="Choices">That led to it.</param>
/// <param name="Violation">Null: everything held.</param>
/// <param name="Digest">Checksum of every commit: the same choices give the same.</param>
/// <param name="Story">In sentences; empty unless asked for.</param>
public sealed record Outcome(IReadOnlyList<int> Choices, Violation? Violation, int Digest, IReadOnlyList<string> Story);
