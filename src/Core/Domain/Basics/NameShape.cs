using System.Text.RegularExpressions;

namespace BucketManager.Domain.Basics;

/// <summary>The form that names of projects, buckets and users share, so that each fits into stack, bucket and IAM names.</summary>
internal static partial class NameShape
{
    /// <summary>The rule that <paramref name="text"/> breaks, or null.</summary>
    public static Sentence? Broken(string? text, int min, int max) => text switch
    {
        null or "" => FieldRules.Required(),
        _ when text.Length < min || text.Length > max => FieldRules.Length(min: min, max: max),
        _ when text.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') =>
            FieldRules.Characters("a-z, 0-9 and hyphens"),
        _ when !Shape().IsMatch(text) => FieldRules.NameShape(),
        _ => null,
    };

    [GeneratedRegex("^[a-z](?:-?[a-z0-9])*\\z")]
    private static partial Regex Shape();
}
