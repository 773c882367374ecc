using System.Buffers.Binary;

namespace BucketManager.Domain.Basics;

/// <summary>Makes ids that sort by the time at which they were made.</summary>
internal static class SortableId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A letter, then 48 bits of milliseconds and 80 random bits in Crockford's base 32.</summary>
    public static string New(char letter, DateTimeOffset now, IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes[6..]);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        return string.Create(27, (letter, BinaryPrimitives.ReadUInt128BigEndian(bytes)), (chars, made) =>
        {
            var (first, rest) = made;
            chars[0] = first;
            for (var i = 26; i >= 1; i--, rest >>= 5)
                chars[i] = Alphabet[(int)(rest & 31)];
        });
    }
}
