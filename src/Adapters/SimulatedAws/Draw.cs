using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>Random names and ids in the forms that AWS gives them.</summary>
internal sealed class Draw(IEntropy entropy)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base36 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public string Hex(int digits)
    {
        var bytes = new byte[(digits + 1) / 2];
        entropy.Fill(bytes);
        return Convert.ToHexStringLower(bytes)[..digits];
    }

    /// <summary>The end of an IAM id, such as of <c>AKIA…</c>.</summary>
    public string IamId(int characters) => Characters(Base32, characters);

    /// <summary>The end of a name that CloudFormation makes up.</summary>
    public string NameEnd(int characters) => Characters(Base36, characters);

    public string Base64(int bytes)
    {
        var drawn = new byte[bytes];
        entropy.Fill(drawn);
        return Convert.ToBase64String(drawn);
    }

    private string Characters(string alphabet, int characters)
    {
        var drawn = new byte[characters];
        entropy.Fill(drawn);
        return string.Create(characters, (alphabet, drawn), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = from.alphabet[from.drawn[i] % from.alphabet.Length];
        });
    }
}
