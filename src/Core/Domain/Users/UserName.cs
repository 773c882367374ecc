using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Users;

/// <summary>A third party's name in its project: 3 to 30 of <c>a-z 0-9 -</c>; starts with a letter, no <c>--</c>.</summary>
public sealed record UserName : IComparable<UserName>
{
    public const int MaxLength = 30;

    private readonly string text;

    private UserName(string text) => this.text = text;

    public static Result<UserName> Check(string? text)
    {
        if (NameShape.Broken(text, 3, MaxLength) is { } broken)
            return new Refusal.Invalid("name", broken);
        // Source: AWS Transfer user guide; an SFTP server takes every name but this one.
        return text == "root" ? new Refusal.Invalid("name", FieldRules.ReservedName(text)) : new UserName(text!);
    }

    public static UserName Parse(string text) => Check(text).Value;

    public int CompareTo(UserName? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;
}
