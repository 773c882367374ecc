using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>
/// What token and passcode give together: the check that is stored with a link, and the key that its answer is sealed with.
/// Both come from one PBKDF2 and part ways in HKDF (RFC 5869 §2.3), so the stored check opens nothing.
/// </summary>
public sealed class PasscodeKeys
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA256. Source: OWASP Password Storage Cheat Sheet, PBKDF2 (600,000 since 2023).</summary>
    public const int Iterations = 600_000;

    private const string Form = "pbkdf2-sha256";
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] master;
    private readonly int iterations;

    private PasscodeKeys(byte[] master, int iterations)
    {
        this.master = master;
        this.iterations = iterations;
    }

    /// <summary>What is stored: form, rounds and hash. The rounds stand in it so that open links survive a higher figure.</summary>
    public string Check =>
        string.Create(CultureInfo.InvariantCulture, $"{Form}:{iterations}:{Base64Url.EncodeToString(Part("passcode check"u8))}");

    /// <summary>Slow by intent: about 0.2 seconds.</summary>
    public static PasscodeKeys Derive(HandoverToken token, Passcode passcode, int iterations = Iterations) => new(
        Rfc2898DeriveBytes.Pbkdf2(passcode.Digits, token.Bytes, iterations, HashAlgorithmName.SHA256, KeySize), iterations);

    /// <summary>The keys, or null: it is another passcode.</summary>
    public static PasscodeKeys? DeriveIfRight(HandoverToken token, Passcode passcode, string check)
    {
        if (check.Split(':') is not [Form, var rounds, _])
            throw new InvalidOperationException("A link's passcode hash is damaged.");
        var keys = Derive(token, passcode, int.Parse(rounds, CultureInfo.InvariantCulture));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(keys.Check), Encoding.ASCII.GetBytes(check)) ? keys : null;
    }

    /// <summary>AES-256-GCM; bound to the link, so that one link's answer is never taken for another's.</summary>
    public string Seal(ReadOnlySpan<byte> answer, string handoverId, IEntropy entropy)
    {
        var box = new byte[NonceSize + answer.Length + TagSize];
        var nonce = box.AsSpan(0, NonceSize);
        entropy.Fill(nonce);
        using var aes = new AesGcm(Part("sealed answer"u8), TagSize);
        aes.Encrypt(nonce, answer, box.AsSpan(NonceSize, answer.Length), box.AsSpan(^TagSize..), Encoding.UTF8.GetBytes(handoverId));
        return Base64Url.EncodeToString(box);
    }

    /// <summary>Throws <see cref="CryptographicException"/> where it was sealed with other keys, for another link, or is damaged.</summary>
    public byte[] Open(string sealedAnswer, string handoverId)
    {
        var box = Base64Url.DecodeFromChars(sealedAnswer).AsSpan();
        var answer = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(Part("sealed answer"u8), TagSize);
        aes.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], answer, Encoding.UTF8.GetBytes(handoverId));
        return answer;
    }

    public override string ToString() => "***";

    private byte[] Part(ReadOnlySpan<byte> purpose)
    {
        var part = new byte[KeySize];
        HKDF.Expand(HashAlgorithmName.SHA256, master, part, purpose);
        return part;
    }
}
