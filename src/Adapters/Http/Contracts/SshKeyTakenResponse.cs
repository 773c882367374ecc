using BucketManager.Core.Handovers;

namespace BucketManager.Adapters.Http.Contracts;

/// <summary>The SSH public key was taken; it works once the change is applied.</summary>
/// <param name="Fingerprint">As <c>ssh-keygen -l</c> shows it.</param>
/// <param name="Sftp">Where it opens what; null while no folder is open.</param>
public sealed record SshKeyTakenResponse(string Fingerprint, SftpAccess? Sftp);
