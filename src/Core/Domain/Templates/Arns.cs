using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Projects;

namespace BucketManager.Domain.Templates;

/// <summary>Names and ARNs as templates spell them: account and region are the stack's own.</summary>
internal static class Arns
{
    public static Json Account { get; } = Json.Ref("AWS::AccountId");

    public static Json Region { get; } = Json.Ref("AWS::Region");

    /// <summary>As <see cref="BucketManager.Domain.Buckets.PhysicalName"/>: <c>{bucket}-{account}-{region}-an</c>.</summary>
    public static Json PhysicalName(string bucket) => Json.Join("-", bucket, Account, Region, "an");

    public static Json Bucket(BucketName bucket) => Json.Join("-", $"arn:aws:s3:::{bucket}", Account, Region, "an");

    /// <summary>Everything below the prefix.</summary>
    public static Json Objects(BucketName bucket, Prefix prefix) =>
        Json.Join("-", $"arn:aws:s3:::{bucket}", Account, Region, $"an/{prefix}*");

    /// <summary>S3 in this region, as <c>kms:ViaService</c> names it.</summary>
    public static Json S3Here { get; } = Json.Join("", "s3.", Region, ".amazonaws.com");

    public static Json AccountRoot { get; } = Json.Join("", "arn:aws:iam::", Account, ":root");

    /// <summary>Where this program's users, groups, roles and policies live.</summary>
    public static string Path(ProjectName project) => $"/bucket-manager/{project}/";
}
