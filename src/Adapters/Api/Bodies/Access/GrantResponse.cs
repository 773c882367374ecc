using BucketManager.Domain.Grants;

namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>What a user may do in a bucket.</summary>
/// <param name="Prefix">Empty: the whole bucket.</param>
/// <param name="Can"><c>collect</c>, <c>deliver</c>, <c>exchange</c> or <c>manage</c>.</param>
public sealed record GrantResponse(string Bucket, string Prefix, string Can)
{
    public static GrantResponse From(Grant grant) => new(grant.Bucket.ToString(), grant.Prefix.ToString(), grant.Can.Word());
}
