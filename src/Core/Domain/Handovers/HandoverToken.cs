using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>The secret part of a link: 32 random bytes, written as 43 characters of base64url. Only its hash is ever kept.</summary>
public sealed record HandoverToken
{
    private const int Size = 32;
    private const int Length = 43;

    private readonly string text;

    private HandoverToken(string text) => this.text = text;

    /// <summary>SHA-256 of the 43 characters, in lower-case hexadecimal: what a link is found by.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>The 32 bytes, the salt of the passcode's hash.</summary>
    internal byte[] Bytes => Base64Url.DecodeFromChars(text);

    public static HandoverToken New(IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[Size];
        entropy.Fill(bytes);
        return new HandoverToken(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Null: not a token's form. Each token has one spelling, so bits beyond the 32 bytes must be zero.</summary>
    public static HandoverToken? TryParse(string? text)
    {
        if (text is not { Length: Length } || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return null;
        Span<byte> bytes = stackalloc byte[Size];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var size) == OperationStatus.Done && size == Size
            && Base64Url.EncodeToString(bytes) == text
            ? new HandoverToken(text)
            : null;
    }

    /// <summary>The characters themselves: for the one answer that shows them.</summary>
    public string Reveal() => text;

    public override string ToString() => "***";
}
