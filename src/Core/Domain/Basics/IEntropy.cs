namespace BucketManager.Domain.Basics;

/// <summary>Randomness that cannot be guessed. Handed in, so that a seeded run can be repeated.</summary>
public interface IEntropy
{
    void Fill(Span<byte> bytes);
}
