using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>What a claim gives.</summary>
public abstract record ClaimAnswer
{
    private ClaimAnswer()
    {
    }

    /// <summary>From this moment on everything is refused; null: no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The access key, in this one answer.</summary>
    public sealed record Key(
        string AccessKeyId, string SecretAccessKey, string Region, ValueList<ClaimedFolder> Buckets, SftpAccess? Sftp) : ClaimAnswer
    {
        /// <summary>The key that S3 encrypts the files with. Some programs compare checksums wrongly unless they know it; null: not known.</summary>
        public string? KmsKeyArn { get; init; }

        /// <summary>Networks that the access key may be used from, as CIDR; none: from everywhere.</summary>
        public ValueList<string> AllowedNetworks { get; init; } = [];

        public override string ToString() => $"{AccessKeyId} ***";
    }

    /// <summary>The SSH key was taken and goes into the user's spec as an ordinary change.</summary>
    /// <param name="Sftp">The server and the folders that the key opens; null while no folder is open.</param>
    public sealed record SshKeyTaken(string Fingerprint, SftpAccess? Sftp) : ClaimAnswer;
}
