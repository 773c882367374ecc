using System.Security.Cryptography;
using BucketManager.Core.Ports;

namespace BucketManager.Adapters.InMemory;

/// <summary>The operating system's randomness.</summary>
public sealed class SystemEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
