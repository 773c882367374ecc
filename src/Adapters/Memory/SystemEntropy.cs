using System.Security.Cryptography;
using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Memory;

/// <summary>The operating system's randomness.</summary>
public sealed class SystemEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
