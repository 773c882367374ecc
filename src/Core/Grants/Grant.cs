using BucketManager.Core.Buckets;

namespace BucketManager.Core.Grants;

/// <summary>What a user may do in a bucket below a prefix.</summary>
public sealed record Grant(BucketName Bucket, Prefix Prefix, GrantLevel Can);
