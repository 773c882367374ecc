using BucketManager.Domain.Handovers;

namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>The access key, in this one answer, and where it opens what.</summary>
/// <param name="KmsKeyArn">The key that S3 encrypts the files with; null while it is not known.</param>
/// <param name="AllowedNetworks">Networks that the key may be used from, as CIDR; none: from everywhere.</param>
/// <param name="ExpiresAt">From this moment on everything is refused; null: no end.</param>
public sealed record ClaimedKeyResponse(
    string AccessKeyId,
    string SecretAccessKey,
    string Region,
    string? KmsKeyArn,
    IReadOnlyList<ClaimedFolder> Buckets,
    SftpAccess? Sftp,
    IReadOnlyList<string> AllowedNetworks,
    DateTimeOffset? ExpiresAt)
{
    public static ClaimedKeyResponse From(ClaimAnswer.Key key) => new(
        key.AccessKeyId,
        key.SecretAccessKey,
        key.Region,
        key.KmsKeyArn,
        key.Buckets,
        key.Sftp,
        key.AllowedNetworks,
        key.ExpiresAt);

    public override string ToString() => $"{AccessKeyId} ***";
}
