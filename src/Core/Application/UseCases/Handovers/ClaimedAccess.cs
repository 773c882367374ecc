using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>What a third party is told beside its key: where its files are. Shows what is applied, not what is on its way.</summary>
internal static class ClaimedAccess
{
    public static ClaimAnswer.Key Of(IssuedKey key, ProjectView view, StackPlace place, ThingState user)
    {
        var spec = (UserSpec)user.Applied!.Record.Spec;
        var folders = spec.Grants.Select(g => new ClaimedFolder(
            Physical(g, place), g.Prefix.ToString(), g.Can.Word(), Texts(NetworksOf(view, g.Bucket))));
        return new ClaimAnswer.Key(key.Id, key.Secret, place.Region.ToString(), [.. folders], Sftp(view, user, HasSshKey(user)))
        {
            KmsKeyArn = view.BaselineOutputs.Find(StackOutput.KeyArn),
            AllowedNetworks = Texts(spec.AllowedNetworks),
            ExpiresAt = spec.ExpiresAt,
        };
    }

    public static ClaimAnswer.SshKeyTaken Of(string fingerprint, ProjectView? view, ThingState? user) =>
        new(fingerprint, view is null || user is null ? null : Sftp(view, user, hasSshKey: true))
        {
            ExpiresAt = (user?.Applied?.Record.Spec as UserSpec)?.ExpiresAt,
        };

    // Null: not over SFTP. Without grants the user has no folder, and so no place on the server.
    private static SftpAccess? Sftp(ProjectView view, ThingState user, bool hasSshKey) =>
        user.Applied?.Record.Spec is UserSpec { Sftp: true } spec
            && view.BaselineOutputs.Find(StackOutput.SftpHost) is { } host
            && Folders(view, spec.Grants) is { Count: > 0 } folders
            ? new SftpAccess(host, user.Key.Name, null, hasSshKey, folders)
            : null;

    // One that is on its way was given, too.
    private static bool HasSshKey(ThingState user) => user.Specs<UserSpec>().Any(s => s.SshPublicKeys.Count > 0);

    private static string Physical(Grant grant, StackPlace place) => PhysicalName.Of(grant.Bucket, place.Account, place.Region).ToString();

    private static ValueList<SourceNetwork> NetworksOf(ProjectView view, BucketName bucket) =>
        (view.FindBucket(bucket)?.Applied?.Record.Spec as BucketSpec)?.AllowedNetworks ?? [];

    private static ValueList<string> Texts(ValueList<SourceNetwork> networks) => [.. networks.Select(n => n.ToString())];

    // Mappings must not overlap, so the server shows the outermost folders only; the policy decides inside. The server asks S3 from
    // AWS's own addresses: a bucket with allowed networks refuses it.
    private static ValueList<SftpFolder> Folders(ProjectView view, ValueList<Grant> grants) =>
    [
        .. grants
            .Where(g => NetworksOf(view, g.Bucket).Count == 0)
            .Where(g => !grants.Any(o => o.Bucket == g.Bucket && o.Prefix != g.Prefix && o.Prefix.Covers(g.Prefix)))
            .GroupBy(g => $"/{g.Bucket}/{g.Prefix}".TrimEnd('/'))
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => new SftpFolder(folder.Key, Together(folder).Word())),
    ];

    private static GrantLevel Together(IEnumerable<Grant> grants)
    {
        var levels = grants.Select(g => g.Can).ToList();
        return levels.Any(l => l.Deletes()) ? GrantLevel.Manage
            : levels.All(l => !l.Writes()) ? GrantLevel.Collect
            : levels.All(l => !l.Reads()) ? GrantLevel.Deliver
            : GrantLevel.Exchange;
    }
}
