using System.Buffers.Binary;
using System.Globalization;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>Eight random digits that travel by another way than the link, shown as <c>4821-7753</c>.</summary>
public sealed record Passcode
{
    private const uint Count = 100_000_000;

    private readonly string digits;

    private Passcode(string digits) => this.digits = digits;

    /// <summary>The digits without hyphen, for the hash.</summary>
    internal string Digits => digits;

    public static Passcode New(IEntropy entropy)
    {
        // 64 bits for eight digits: what the remainder prefers is far below anything that could be measured.
        Span<byte> bytes = stackalloc byte[8];
        entropy.Fill(bytes);
        return new Passcode((BinaryPrimitives.ReadUInt64BigEndian(bytes) % Count).ToString("D8", CultureInfo.InvariantCulture));
    }

    /// <summary>With or without the hyphen. What is not of this form cannot be right and costs no attempt.</summary>
    public static Result<Passcode> Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal.Invalid("/passcode", FieldRules.Required());
        var typed = text.Trim();
        var digits = typed is { Length: 9 } && typed[4] == '-' ? typed.Remove(4, 1) : typed;
        return digits is { Length: 8 } && digits.All(char.IsAsciiDigit)
            ? new Passcode(digits)
            : new Refusal.Invalid("/passcode", FieldRules.PasscodeShape());
    }

    /// <summary>As it is shown: for the one answer that does.</summary>
    public string Reveal() => $"{digits[..4]}-{digits[4..]}";

    public override string ToString() => "***";
}
