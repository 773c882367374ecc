using System.Buffers.Binary;
using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.Operations;

/// <summary>
/// A change's id, which is also its token at CloudFormation: a letter, then letters, digits and hyphens, at most 64.
/// Ids sort by the time at which they were made.
/// </summary>
public sealed record OperationId : IComparable<OperationId>
{
    public const int MaxLength = 64;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private readonly string text;

    private OperationId(string text) => this.text = text;

    /// <summary>Token of the call that clears the way for this change: deletes a failed creation, continues a roll-back.</summary>
    public string ClearingToken => text + "-clear";

    /// <summary>A new id: <c>o</c>, 48 bits of milliseconds and 80 random bits in Crockford's base 32.</summary>
    public static OperationId New(DateTimeOffset now, IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes[6..]);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return new OperationId(string.Create(27, value, (chars, rest) =>
        {
            chars[0] = 'o';
            for (var i = 26; i >= 1; i--, rest >>= 5)
                chars[i] = Alphabet[(int)(rest & 31)];
        }));
    }

    public static Result<OperationId> Check(string? text) =>
        text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new OperationId(text)
            : new Refusal.Invalid("id", Say.Characters.With(("allowed", "letters, digits and hyphens")));

    public static OperationId Parse(string text) => Check(text).Value;

    public int CompareTo(OperationId? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;
}
