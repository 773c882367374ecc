using BucketManager.Domain.Buckets;

namespace BucketManager.Domain.Grants;

/// <summary>What a user may do in a bucket below a prefix.</summary>
public sealed record Grant(BucketName Bucket, Prefix Prefix, GrantLevel Can)
{
    /// <summary>Bucket and folder as people read them: <c>invoices/in/</c>; for all of it <c>invoices</c>.</summary>
    public string Where => Prefix.IsWholeBucket ? Bucket.ToString() : $"{Bucket}/{Prefix}";
}
