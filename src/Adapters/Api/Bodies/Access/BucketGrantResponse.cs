using BucketManager.Domain.Grants;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>What a user may do in the bucket that was asked about.</summary>
public sealed record BucketGrantResponse(string User, string Prefix, string Can)
{
    public static BucketGrantResponse From((UserName User, Grant Grant) held) =>
        new(held.User.ToString(), held.Grant.Prefix.ToString(), held.Grant.Can.Word());
}
