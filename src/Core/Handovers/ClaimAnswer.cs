namespace BucketManager.Core.Handovers;

/// <summary>What a claim gives.</summary>
public abstract record ClaimAnswer
{
    private ClaimAnswer()
    {
    }

    /// <summary>The access key, in this one answer.</summary>
    public sealed record Key(
        string AccessKeyId, string SecretAccessKey, string Region, ValueList<ClaimedFolder> Buckets, SftpAccess? Sftp) : ClaimAnswer
    {
        public override string ToString() => $"{AccessKeyId} ***";
    }

    /// <summary>The SSH key was taken and goes into the user's spec as an ordinary change.</summary>
    /// <param name="Sftp">Where it opens what; null while no folder is open.</param>
    public sealed record SshKeyTaken(string Fingerprint, SftpAccess? Sftp) : ClaimAnswer;
}
