namespace BucketManager.Domain.Templates;

/// <summary>What protects data buckets and log buckets alike.</summary>
internal static class BucketProtection
{
    public static Json NoPublicAccess { get; } = Json.Of(
        ("BlockPublicAcls", true),
        ("BlockPublicPolicy", true),
        ("IgnorePublicAcls", true),
        ("RestrictPublicBuckets", true));

    public static Json NoAcls { get; } = Json.Of(("Rules", Json.ListOf(Json.Of(("ObjectOwnership", "BucketOwnerEnforced")))));

    // Fn::Join with Fn::GetAtt: Control Tower's rule CT.S3.PR.8 does not see through Fn::Sub.
    public static Json Objects(string bucket) => Json.Join("", Json.GetAtt(bucket, "Arn"), "/*");

    public static Json BucketAndObjects(string bucket) => Json.ListOf(Json.GetAtt(bucket, "Arn"), Objects(bucket));

    public static IEnumerable<PolicyStatement> OnlyModernTls(string bucket) =>
    [
        new PolicyStatement("DenyPlainHttp", Allow: false, ["s3:*"], BucketAndObjects(bucket))
        {
            Principal = "*",
            Condition = Json.Of(("Bool", Json.Of(("aws:SecureTransport", "false")))),
        },
        new PolicyStatement("DenyOldTls", Allow: false, ["s3:*"], BucketAndObjects(bucket))
        {
            Principal = "*",
            Condition = Json.Of(("NumericLessThan", Json.Of(("s3:TlsVersion", "1.2")))),
        },
    ];
}
