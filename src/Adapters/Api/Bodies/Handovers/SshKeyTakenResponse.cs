using BucketManager.Domain.Handovers;

namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>The SSH public key was taken; it works once the change is applied.</summary>
/// <param name="Fingerprint">As <c>ssh-keygen -l</c> shows it.</param>
/// <param name="Sftp">The server and the folders that the key opens; null while no folder is open.</param>
/// <param name="ExpiresAt">From this moment on everything is refused; null: no end.</param>
public sealed record SshKeyTakenResponse(string Fingerprint, SftpAccess? Sftp, DateTimeOffset? ExpiresAt)
{
    public static SshKeyTakenResponse From(ClaimAnswer.SshKeyTaken taken) => new(taken.Fingerprint, taken.Sftp, taken.ExpiresAt);
}
