using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BucketManager.Story;

/// <summary>Values that nobody used before, so that the story can be lived twice against one host.</summary>
internal static class Fresh
{
    /// <summary>Such as <c>invoices-k3x9q2</c>.</summary>
    public static string Name(string beginning) => $"{beginning}-{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 6)}";

    /// <summary>Twelve digits; not the sample project's.</summary>
    public static string Account() =>
        RandomNumberGenerator.GetInt32(2, 10).ToString(CultureInfo.InvariantCulture) + RandomNumberGenerator.GetString("0123456789", 11);

    public static string Key() => Guid.NewGuid().ToString("N");

    /// <summary>A line as in an <c>id_ed25519.pub</c>: RFC 8709 §4. Nobody holds its private half.</summary>
    public static string SshPublicKey(string comment = "story")
    {
        var blob = new List<byte>();
        AddField("ssh-ed25519"u8.ToArray());
        AddField(RandomNumberGenerator.GetBytes(32));
        return $"ssh-ed25519 {Convert.ToBase64String([.. blob])} {comment}";

        void AddField(byte[] field)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
            blob.AddRange(length);
            blob.AddRange(field);
        }
    }

    /// <summary>As long as asked, in whole letters.</summary>
    public static string Text(int length) => new StringBuilder().Insert(0, "x", length).ToString();
}
