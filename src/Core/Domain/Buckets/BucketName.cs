using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Buckets;

/// <summary>A bucket's short name, the person's own: 3 to 30 of <c>a-z 0-9 -</c>; starts with a letter, no <c>--</c>.</summary>
public sealed record BucketName : IComparable<BucketName>
{
    public const int MaxLength = 30;

    /// <summary>Beginnings that S3 or this program keeps for itself. Source: S3 user guide, bucket naming rules.</summary>
    private static readonly string[] Reserved = ["bm-", "xn--", "sthree-", "amzn-s3-demo-"];

    private readonly string text;

    private BucketName(string text) => this.text = text;

    public static Result<BucketName> Check(string? text)
    {
        if (NameShape.Broken(text, 3, MaxLength) is { } broken)
            return new Refusal.Invalid("name", broken);
        if (Array.Find(Reserved, r => text!.StartsWith(r, StringComparison.Ordinal)) is { } reserved)
            return new Refusal.Invalid("name", FieldRules.ReservedName(reserved));
        return new BucketName(text!);
    }

    public static BucketName Parse(string text) => Check(text).Value;

    public int CompareTo(BucketName? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;
}
