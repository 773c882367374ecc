using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Buckets;

/// <summary>The users that can reach a bucket, or will: applied, running and waiting grants count.</summary>
internal static class Grantees
{
    /// <summary>By name.</summary>
    public static IReadOnlyList<ThingState> Of(ProjectView project, BucketName bucket) =>
        [.. project.Users.Values.Where(u => u.Specs<UserSpec>().Any(s => s.Grants.Any(g => g.Bucket == bucket)))];
}
