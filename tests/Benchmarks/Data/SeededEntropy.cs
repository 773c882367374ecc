using BucketManager.Domain.Basics;

namespace BucketManager.Benchmarks.Data;

/// <summary>Ids that come out the same each time.</summary>
internal sealed class SeededEntropy(int seed) : IEntropy
{
    private readonly Random random = new(seed);

    public void Fill(Span<byte> bytes) => random.NextBytes(bytes);
}
