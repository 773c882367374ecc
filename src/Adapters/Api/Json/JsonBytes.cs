using System.Security.Cryptography;

namespace BucketManager.Adapters.Api.Json;

/// <summary>JSON as it is sent.</summary>
public sealed class JsonBytes(byte[] bytes)
{
    /// <summary>Bytes of a tag.</summary>
    public const int TagSize = 16;

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Differs where the bytes do.</summary>
    public ReadOnlyMemory<byte> Tag { get; } = TagOf(bytes);

    public static byte[] TagOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..TagSize];
}
