using System.Buffers;
using System.Text.RegularExpressions;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Grants;

/// <summary>
/// A folder of a bucket: empty for all of it, or segments that each end in <c>/</c>, at most 200 bytes.
/// Only ASCII, no <c>.</c> or <c>..</c>: each folder has one spelling. S3 compares names byte by byte, an accent is one character for some
/// programs and two for others, and IAM policies hold U+0020 to U+00FF only.
/// </summary>
public sealed partial record Prefix : IComparable<Prefix>
{
    public const int MaxBytes = 200;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!-_.'()&@=+, /");

    private readonly string text;

    private Prefix(string text) => this.text = text;

    public static Prefix WholeBucket { get; } = new(string.Empty);

    public bool IsWholeBucket => text.Length == 0;

    public static Result<Prefix> Check(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return WholeBucket;
        if (text.Length > MaxBytes)
            return new Refusal.Invalid("prefix", FieldRules.Length(min: 0, max: MaxBytes));
        if (text.Any(c => !char.IsAscii(c)))
            return new Refusal.Invalid("prefix", FieldRules.FolderLetters());
        if (text.AsSpan().ContainsAnyExcept(Allowed))
            return new Refusal.Invalid("prefix", FieldRules.Characters("letters, digits, spaces and ! - _ . ' ( ) & @ = + ,"));
        var canonical = Segments().IsMatch(text) && !text.Split('/').Any(s => s is "." or "..");
        return canonical ? new Prefix(text) : new Refusal.Invalid("prefix", FieldRules.CanonicalPath());
    }

    public static Prefix Parse(string text) => Check(text).Value;

    /// <summary>Whether everything below <paramref name="other"/> is also below this one.</summary>
    public bool Covers(Prefix other) => other.text.StartsWith(text, StringComparison.Ordinal);

    public int CompareTo(Prefix? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;

    [GeneratedRegex(@"^(?:[A-Za-z0-9!\-_.'()&@=+,](?:[A-Za-z0-9!\-_.'()&@=+, ]{0,98}[A-Za-z0-9!\-_.'()&@=+,])?/)+\z")]
    private static partial Regex Segments();
}
