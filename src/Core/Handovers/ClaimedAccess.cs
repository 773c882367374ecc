using BucketManager.Core.Buckets;
using BucketManager.Core.Grants;
using BucketManager.Core.Ports;
using BucketManager.Core.State;
using BucketManager.Core.Templates;
using BucketManager.Core.Users;

namespace BucketManager.Core.Handovers;

/// <summary>What a third party is told beside its key: where its files are. Shows what is applied, not what is on its way.</summary>
internal static class ClaimedAccess
{
    public static ClaimAnswer.Key Of(IssuedKey key, ProjectView view, StackPlace place, ThingState user)
    {
        var spec = (UserSpec)user.Applied!.Record.Spec;
        return new ClaimAnswer.Key(
            key.Id,
            key.Secret,
            place.Region.ToString(),
            [.. spec.Grants.Select(g => new ClaimedFolder(Physical(g, place), g.Prefix.ToString(), g.Can.Word()))],
            Sftp(view, user));
    }

    /// <summary>Null: not over SFTP. Without grants the user has no folder, and so no place on the server.</summary>
    public static SftpAccess? Sftp(ProjectView view, ThingState user) =>
        user.Applied?.Record.Spec is UserSpec { Sftp: true, Grants.Count: > 0 } spec
            && view.BaselineOutputs.Find(StackOutput.SftpHost) is { } host
            ? new SftpAccess(host, user.Key.Name, null, Folders(spec.Grants))
            : null;

    private static string Physical(Grant grant, StackPlace place) => PhysicalName.Of(grant.Bucket, place.Account, place.Region).ToString();

    // Mappings must not overlap, so the server shows the outermost folders only; the policy decides inside.
    private static ValueList<string> Folders(ValueList<Grant> grants) =>
    [
        .. grants
            .Where(g => !grants.Any(o => o.Bucket == g.Bucket && o.Prefix != g.Prefix && o.Prefix.Covers(g.Prefix)))
            .Select(g => $"/{g.Bucket}/{g.Prefix}".TrimEnd('/'))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
