using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Projects;

/// <summary>A region of partition <c>aws</c> that has account-regional bucket names. Source: AWS General Reference, S3 endpoints.</summary>
public sealed record Region
{
    private static readonly string[] Known =
    [
        "af-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ca-central-1", "ca-west-1",
        "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
        "il-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];

    private readonly string text;

    private Region(string text) => this.text = text;

    /// <summary>Every region that can be chosen.</summary>
    public static IReadOnlyList<string> All => Known;

    public static Result<Region> Check(string? text) =>
        text is not null && Known.Contains(text, StringComparer.Ordinal)
            ? new Region(text)
            : new Refusal.Invalid("region", FieldRules.UnknownRegion(text ?? string.Empty));

    public static Region Parse(string text) => Check(text).Value;

    public override string ToString() => text;
}
