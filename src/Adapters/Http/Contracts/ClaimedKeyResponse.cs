using BucketManager.Core.Handovers;

namespace BucketManager.Adapters.Http.Contracts;

/// <summary>The access key, in this one answer, and where it opens what.</summary>
public sealed record ClaimedKeyResponse(
    string AccessKeyId, string SecretAccessKey, string Region, IReadOnlyList<ClaimedFolder> Buckets, SftpAccess? Sftp)
{
    public static ClaimedKeyResponse From(ClaimAnswer.Key key) =>
        new(key.AccessKeyId, key.SecretAccessKey, key.Region, key.Buckets, key.Sftp);

    public override string ToString() => $"{AccessKeyId} ***";
}
