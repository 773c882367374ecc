using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Credentials;

/// <summary>
/// An SSH public key in OpenSSH's one-line form, without its comment. Source: RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4.
/// </summary>
public sealed record SshPublicKey
{
    private const int MaxLength = 2048;

    private readonly string text;

    private SshPublicKey(string text) => this.text = text;

    /// <summary>As <c>ssh-keygen -l</c> shows it: <c>SHA256:…</c> without padding.</summary>
    public string Fingerprint => "SHA256:" + Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(Blob))).TrimEnd('=');

    private string Blob => text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public static Result<SshPublicKey> Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal.Invalid("sshPublicKey", FieldRules.Required());
        if (text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase)
            || text.Contains("PuTTY-User-Key-File", StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal.Invalid("sshPublicKey", FieldRules.SshPrivateKey());
        }

        var parts = text.Trim().Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (text.Length > MaxLength || parts.Length < 2 || text.Trim().AsSpan().ContainsAny('\r', '\n'))
            return new Refusal.Invalid("sshPublicKey", FieldRules.SshKeyShape());
        var blob = new byte[parts[1].Length];
        if (!Convert.TryFromBase64String(parts[1], blob, out var length) || !Matches(parts[0], blob.AsSpan(0, length), out var rsaBits))
            return new Refusal.Invalid("sshPublicKey", FieldRules.SshKeyShape());
        if (rsaBits is < 2048)
            return new Refusal.Invalid("sshPublicKey", FieldRules.SshKeyWeak());
        return new SshPublicKey($"{parts[0]} {Convert.ToBase64String(blob, 0, length)}");
    }

    public static SshPublicKey Parse(string text) => Check(text).Value;

    public override string ToString() => text;

    // The blob repeats the type, so a key that was pasted under another one's name is found.
    private static bool Matches(string type, ReadOnlySpan<byte> blob, out int? rsaBits)
    {
        rsaBits = null;
        if (!TryField(ref blob, out var named) || Encoding.ASCII.GetString(named) != type)
            return false;
        switch (type)
        {
            case "ssh-ed25519":
                return TryField(ref blob, out var point) && point.Length == 32 && blob.IsEmpty;
            case "ecdsa-sha2-nistp256" or "ecdsa-sha2-nistp384" or "ecdsa-sha2-nistp521":
                var size = type[^3..] switch { "256" => 65, "384" => 97, _ => 133 };
                return TryField(ref blob, out var curve) && Encoding.ASCII.GetString(curve) == type[11..]
                    && TryField(ref blob, out var onCurve) && onCurve.Length == size && onCurve[0] == 4 && blob.IsEmpty;
            case "ssh-rsa":
                if (!TryField(ref blob, out var exponent) || exponent.IsEmpty || !TryField(ref blob, out var modulus) || !blob.IsEmpty)
                    return false;
                modulus = modulus.TrimStart((byte)0);
                if (modulus.IsEmpty)
                    return false;
                rsaBits = (modulus.Length * 8) - System.Numerics.BitOperations.LeadingZeroCount((uint)modulus[0]) + 24;
                return true;
            default:
                return false;
        }
    }

    private static bool TryField(ref ReadOnlySpan<byte> blob, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (blob.Length < 4)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(blob);
        if (length > blob.Length - 4)
            return false;
        field = blob.Slice(4, (int)length);
        blob = blob[(4 + (int)length)..];
        return true;
    }
}
