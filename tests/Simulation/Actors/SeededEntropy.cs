using BucketManager.Domain.Basics;

namespace BucketManager.Simulation.Actors;

/// <summary>The same randomness at each run.</summary>
public sealed class SeededEntropy(int seed) : IEntropy
{
    private readonly Random random = new(seed);

    public void Fill(Span<byte> bytes) => random.NextBytes(bytes);
}
