using System.Globalization;
using System.Text;

namespace BucketManager.Domain.Basics;

/// <summary>
/// Free text typed by a person: trimmed, one line, no control or bidirectional characters. Letters stay as they were typed:
/// Unicode's normal forms need tables that a small native program does not carry, and nothing here is decided by a text.
/// </summary>
public static class PersonText
{
    /// <summary>The canonical text; absent is empty.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="maxLength">In UTF-16 units, after trimming.</param>
    /// <param name="required">Empty is refused.</param>
    public static Result<string> Check(string? text, int maxLength, bool required = false)
    {
        if (text is not null && !IsWellFormed(text))
            return new Refusal.Invalid("text", FieldRules.PlainText());
        var canonical = text?.Trim() ?? string.Empty;
        if (canonical.Length == 0)
            return required ? new Refusal.Invalid("text", FieldRules.Required()) : canonical;
        if (canonical.Length > maxLength)
            return new Refusal.Invalid("text", FieldRules.Length(min: required ? 1 : 0, max: maxLength));
        if (canonical.EnumerateRunes().Any(IsForbidden))
            return new Refusal.Invalid("text", FieldRules.PlainText());
        if (canonical.Contains("{{resolve:", StringComparison.OrdinalIgnoreCase))
            return new Refusal.Invalid("text", FieldRules.ResolveReference());
        return canonical;
    }

    // Lone surrogates cannot be written as UTF-8; a line or paragraph separator would break a one-line text.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF;
}
