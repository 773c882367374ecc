using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Records;

/// <summary>
/// What each version of the templates does better than the one before. A record says which version wrote its template, and is written
/// in that version again, so that what somebody changed outside is told from what an older program wrote, to the byte.
/// A new version gets a line here and its difference in the templates; an old one goes when no fleet has it any more.
/// </summary>
internal static class Renderers
{
    /// <summary>Nobody gets around an object lock, not even an administrator who may, without changing the bucket policy first.</summary>
    public const int NoBypassOfLock = 2;

    /// <summary>
    /// Follows real clients: the algorithm without the key is denied, an ACL header is allowed, and each condition is on a key that
    /// its action carries.
    /// </summary>
    public const int RealClients = 3;

    private static readonly (int Renderer, Func<ThingRecord, bool> Betters)[] Steps =
    [
        (NoBypassOfLock, record => record.Spec is BucketSpec { ObjectLockDays: not null }),
        (RealClients, record => record switch
        {
            { Spec: ProjectSpec or BucketSpec } => true,
            { Spec: UserSpec user, Stopped: null } => user.Grants.Any(g => g.Can.Writes()),
            _ => false,
        }),
    ];

    /// <summary>Whether this program would write a better template. Where only the number would change, there is nothing to gain.</summary>
    public static bool HasUpdate(ThingRecord record) => Array.Exists(Steps, s => s.Renderer > record.Renderer && s.Betters(record));
}
