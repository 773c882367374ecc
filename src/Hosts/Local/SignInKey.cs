using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Hosts.Local;

/// <summary>The key pair that signs the tokens of the sample people.</summary>
internal static class SignInKey
{
    public static ECDsaSecurityKey Fresh() => Named(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The one in the file, or a fresh one, which is then kept there for its owner alone.</summary>
    public static ECDsaSecurityKey KeptIn(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                var kept = ECDsa.Create();
                kept.ImportFromPem(File.ReadAllText(path));
                return Named(kept);
            }
        }
        catch (Exception damaged) when (damaged is ArgumentException or CryptographicException)
        {
            // Nothing is lost with it but the sign-ins: a fresh key takes its place.
        }

        var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var unfinished = path + ".tmp";
        using (var file = new StreamWriter(unfinished, options))
            file.Write(fresh.ExportPkcs8PrivateKeyPem());
        File.Move(unfinished, path, overwrite: true);
        return Named(fresh);
    }

    private static ECDsaSecurityKey Named(ECDsa key) =>
        new(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16] };
}
