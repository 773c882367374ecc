using BucketManager.Domain.Credentials;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Credentials;

public sealed class SshPublicKeyTests
{
    // Made by ssh-keygen; the private halves were thrown away.
    private const string Ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIChlMyCvxXi3FarUpEn70By/tyWlLNaysB98w3bmJ33h";

    [Fact]
    public void A_comment_and_spaces_around_are_left_out() =>
        Assert.Equal(Ed25519, SshPublicKey.Parse($"  {Ed25519}  ada@laptop of ACME \n").ToString());

    [Fact]
    public void The_fingerprint_is_the_one_that_ssh_keygen_shows() =>
        Assert.Equal("SHA256:5aB22zABVNXGHrcwo4310IKn8i6OQyS2XpkH8J3/3pI", SshPublicKey.Parse(Ed25519).Fingerprint);

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519")]
    public void A_private_key_is_refused_by_its_name(string text) => Assert.Equal(["sshPublicKey ssh-private-key"], SshPublicKey.Check(text).Broken());

    [Theory]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-ed25519 ====")]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("ssh-dss AAAAC3NzaC1lZDI1NTE5AAAAIChlMyCvxXi3FarUpEn70By/tyWlLNaysB98w3bmJ33h")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIChlMyCvxXi3FarUpEn70By/tyWlLNaysB98w3bmJ33h")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIChlMyCvxXi3FarUpEn70By/tyWlLNaysB98w3bm")]
    [InlineData("command=\"sh\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIChlMyCvxXi3FarUpEn70By/tyWlLNaysB98w3bmJ33h")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIChlMyCvxXi3FarUpEn70By/tyWlLNaysB98w3bmJ33h\nssh-ed25519 AAAA")]
    public void What_is_no_key_of_its_type_is_refused(string text) => Assert.Equal(["sshPublicKey ssh-key-shape"], SshPublicKey.Check(text).Broken());

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2047, false)]
    [InlineData(1024, false)]
    public void RSA_keys_have_at_least_2048_bits(int bits, bool legal) => Assert.Equal(legal, SshPublicKey.Check(Rsa(bits)).Accepted);

    [Fact]
    public void A_key_comes_back_as_it_was_written() => Any.SshPublicKey.Sample(k => Assert.Equal(k, SshPublicKey.Parse(k.ToString())));

    private static string Rsa(int bits)
    {
        var modulus = new byte[(bits + 7) / 8];
        modulus[0] = (byte)(1 << ((bits - 1) % 8));
        byte[] padded = (modulus[0] & 0x80) == 0 ? modulus : [0, .. modulus];
        byte[] blob = [0, 0, 0, 7, .. "ssh-rsa"u8, 0, 0, 0, 3, 1, 0, 1, 0, 0, (byte)(padded.Length >> 8), (byte)padded.Length, .. padded];
        return $"ssh-rsa {Convert.ToBase64String(blob)}";
    }
}
