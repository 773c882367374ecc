using BucketManager.Domain.Projects;

namespace BucketManager.Domain.Buckets;

/// <summary>
/// The bucket's name in S3, <c>{bucket}-{account}-{region}-an</c>: in the account's own namespace, so nobody else can take it
/// and it is known before the bucket exists. At most 63 characters in the longest region.
/// </summary>
public sealed record PhysicalName
{
    private readonly string text;

    private PhysicalName(string text) => this.text = text;

    public static PhysicalName Of(BucketName bucket, AccountId account, Region region) => new($"{bucket}-{account}-{region}-an");

    public override string ToString() => text;
}
