namespace BucketManager.Adapters.Http.Contracts;

/// <summary>The SSH public key was taken; it works once the change is applied.</summary>
/// <param name="Fingerprint">As <c>ssh-keygen -l</c> shows it.</param>
public sealed record SshKeyTakenResponse(string Fingerprint);
