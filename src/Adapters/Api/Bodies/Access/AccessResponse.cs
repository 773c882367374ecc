using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Grants;

namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>Who can do what, where: the matrix.</summary>
public sealed record AccessResponse(
    IReadOnlyList<string> Users, IReadOnlyList<string> Buckets, IReadOnlyList<AccessGrantResponse> Grants, long Sequence)
{
    public static AccessResponse From(AccessMatrix matrix) => new(
        matrix.Users,
        matrix.Buckets,
        [.. matrix.Grants.Select(g => new AccessGrantResponse(
            g.User.ToString(), g.Grant.Bucket.ToString(), g.Grant.Prefix.ToString(), g.Grant.Can.Word()))],
        matrix.Sequence);
}
