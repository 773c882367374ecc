using BucketManager.Domain.Basics;

namespace BucketManager.Core.Tests;

/// <summary>Randomness that comes out the same each time.</summary>
public sealed class SeededEntropy(int seed = 1) : IEntropy
{
    private readonly Random random = new(seed);

    public void Fill(Span<byte> bytes) => random.NextBytes(bytes);
}
