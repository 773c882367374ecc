using BucketManager.Domain.Credentials;

namespace BucketManager.Core.Tests;

public static partial class A
{
    /// <summary>An SSH public key; the same number, the same key.</summary>
    public static SshPublicKey SshKey(byte number) => SshPublicKey.Parse(
        "ssh-ed25519 " + Convert.ToBase64String([0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. Enumerable.Repeat(number, 32)]));
}
