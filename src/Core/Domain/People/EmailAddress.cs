using System.Text.RegularExpressions;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.People;

/// <summary>An e-mail address, lower-cased, at most 254 characters, ASCII.</summary>
public sealed partial record EmailAddress : IComparable<EmailAddress>
{
    public const int MaxLength = 254;

    private readonly string text;

    private EmailAddress(string text) => this.text = text;

    public static Result<EmailAddress> Check(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return new Refusal.Invalid("email", FieldRules.Required());
        if (text.Length > MaxLength)
            return new Refusal.Invalid("email", FieldRules.Length(min: 3, max: MaxLength));
        return Shape().IsMatch(text) ? new EmailAddress(text.ToLowerInvariant()) : new Refusal.Invalid("email", FieldRules.EmailShape());
    }

    public static EmailAddress Parse(string text) => Check(text).Value;

    public int CompareTo(EmailAddress? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;

    // The local part of RFC 5322 without quoting, and a host name with at least one dot.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`|~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`|~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Shape();
}
