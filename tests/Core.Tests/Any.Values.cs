using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using CsCheck;

namespace BucketManager.Core.Tests;

/// <summary>Generators of legal values, as people could have typed them.</summary>
public static partial class Any
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    // Accents, a letter of its own, wide characters, an emoji, what templates and policies could take for their own signs.
    private static readonly string[] Words =
    [
        "ACME", "Größe", "così", "naïve", "ŁÓDŹ", "日本", "🚚", "O'Neil & Söhne", "${AWS::AccountId}", "${aws:username}", "{\"Ref\":\"X\"}", "Fn::Sub",
        "<b>", "\"quoted\"", "back\\slash", "100 %", "=1+1", "null", "in/../out", "'--",
    ];

    public static Gen<string> Text(int maxLength) =>
        Gen.OneOf(Words).Array[1, 6].Select(words => Cut(string.Join(' ', words), maxLength));

    public static Gen<string> NameText(int minLength, int maxLength) =>
        Gen.Select(Gen.Char[Lower], Gen.Char[Lower + Digits + "-"].Array[minLength, maxLength], Gen.Char[Lower + Digits])
            .Select((first, middle, last) => $"{first}{string.Concat(middle)}{last}")
            .Select(text => text.Replace("--", "-x", StringComparison.Ordinal))
            .Select(text => text.Length > maxLength ? text[..(maxLength - 1)] + "z" : text)
            .Where(text => text.Length >= minLength && !text.Contains("--", StringComparison.Ordinal));

    public static Gen<ProjectName> ProjectName { get; } = NameText(2, Domain.Projects.ProjectName.MaxLength).Select(Domain.Projects.ProjectName.Parse);

    public static Gen<BucketName> BucketName { get; } =
        NameText(3, Domain.Buckets.BucketName.MaxLength).Where(t => Domain.Buckets.BucketName.Check(t).Accepted).Select(Domain.Buckets.BucketName.Parse);

    public static Gen<UserName> UserName { get; } = NameText(3, Domain.Users.UserName.MaxLength).Where(t => Domain.Users.UserName.Check(t).Accepted).Select(Domain.Users.UserName.Parse);

    public static Gen<AccountId> Account { get; } = Gen.Char[Digits].Array[12].Select(d => AccountId.Parse(string.Concat(d)));

    public static Gen<Region> Region { get; } = Gen.OneOf([.. Domain.Projects.Region.All]).Select(Domain.Projects.Region.Parse);

    public static Gen<EmailAddress> Email { get; } =
        Gen.Select(Gen.Char[Lower + "ABC" + Digits + "+_'"].Array[1, 20], Gen.Char[Lower + Digits].Array[1, 10], Gen.OneOf("example", "com", "co.uk"))
            .Select((local, host, top) => EmailAddress.Parse($"{string.Concat(local)}@{string.Concat(host)}.{top}"));

    public static Gen<SourceNetwork> Network { get; } = Gen.OneOf(
        Gen.Select(Gen.UInt, Gen.Int[0, 32]).Select((bits, length) => Ipv4(bits, length)),
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 128]).Select((high, low, length) => Ipv6(high, low, length)));

    public static Gen<string> Segment { get; } =
        Gen.Char["ABCXYZabcxyz0189!-_.'()&@=+,"].Array[1, 12].Select(c => string.Concat(c)).Where(s => s is not ("." or ".."));

    public static Gen<Prefix> Prefix { get; } =
        Segment.Array[0, 6].Select(s => Domain.Grants.Prefix.Parse(string.Concat(s.Select(segment => segment + "/"))));

    public static Gen<Grant> Grant { get; } = Gen.Select(BucketName, Prefix, Gen.Enum<GrantLevel>()).Select((b, p, c) => new Grant(b, p, c));

    public static Gen<Retention> Retention { get; } =
        Gen.Select(Gen.Int[31, 3650].Nullable(), Gen.Int[1, 3650].Nullable(), Gen.Int[30, 3650].Nullable()).Select((keep, previous, colder) =>
            Domain.Buckets.Retention.Check(new RetentionFields
            {
                KeepCurrentDays = keep,
                KeepPreviousVersionsDays = previous,
                MoveToColderAfterDays = keep <= colder ? null : colder,
            }).Value);

    public static Gen<BucketSpec> BucketSpec { get; } =
        from description in Text(500)
        from retention in Retention
        from days in Gen.Int[1, 3650].Nullable()
        from networks in Network.Array[0, 5]
        from tags in Gen.Select(Gen.OneOf(Gen.Char[Lower].Array[1, 20].Select(c => string.Concat(c)), Gen.OneOf("Ref", "Fn::GetAtt", "Größe")), Gen.OneOf("", "a b", "Größe", "x:y/z=1+@_-.")).Array[0, 5]
        select Domain.Buckets.BucketSpec.Check(new BucketFields
        {
            Description = description,
            Retention = retention.ToFields(),
            ObjectLockDays = days,
            AllowedNetworks = [.. networks.Distinct().Select(n => n.ToString())],
            Tags = tags.DistinctBy(t => t.Item1).ToDictionary(t => t.Item1, t => t.Item2),
        }).Value;

    public static Gen<SshPublicKey> SshPublicKey { get; } =
        Gen.Byte.Array[32].Select(point => Domain.Credentials.SshPublicKey.Parse(Ed25519(point)));

    public static Gen<UserSpec> UserSpec { get; } =
        from company in Text(100)
        from contact in Text(100)
        from email in Email
        from seconds in Gen.Long[1_800_000_000, 4_000_000_000].Nullable()
        from networks in Network.Array[0, 5]
        from sftp in Gen.Bool
        from keys in SshPublicKey.Array[0, 5]
        from grants in Grant.Array[0, 12]
        select Domain.Users.UserSpec.Check(new UserFields
        {
            Company = company,
            ContactName = contact,
            ContactEmail = email.ToString(),
            ExpiresAt = seconds is { } s ? DateTimeOffset.FromUnixTimeSeconds(s) : null,
            AllowedNetworks = [.. networks.Distinct().Select(n => n.ToString())],
            Sftp = sftp,
            SshPublicKeys = [.. keys.Distinct().Select(k => k.ToString())],
            Grants = [.. grants.Distinct().Select(A.Fields)],
        }).Value;

    public static Gen<ProjectSpec> ProjectSpec { get; } =
        from title in Text(80)
        from account in Account
        from region in Region
        from managers in Email.Array[0, 5]
        from viewers in Email.Array[0, 5]
        from sftp in Gen.Bool
        select Domain.Projects.ProjectSpec.Check(new ProjectFields
        {
            Title = title,
            Account = account.ToString(),
            Region = region.ToString(),
            Managers = [.. managers.Distinct().Select(m => m.ToString())],
            Viewers = [.. viewers.Distinct().Select(v => v.ToString())],
            Sftp = sftp,
        }).Value;

    /// <summary>An OpenSSH key line around 32 bytes.</summary>
    public static string Ed25519(byte[] point) =>
        "ssh-ed25519 " + Convert.ToBase64String([0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. point]);

    private static string Cut(string text, int maxLength)
    {
        var cut = text.Length <= maxLength ? text : text[..maxLength];
        return (char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut).Trim();
    }

    private static SourceNetwork Ipv4(uint bits, int length)
    {
        var masked = length == 0 ? 0 : bits & (uint.MaxValue << (32 - length));
        return SourceNetwork.Parse($"{masked >> 24}.{(masked >> 16) & 255}.{(masked >> 8) & 255}.{masked & 255}/{length}");
    }

    private static SourceNetwork Ipv6(ulong high, ulong low, int length)
    {
        var masked = length == 0 ? UInt128.Zero : new UInt128(high | 0x2000_0000_0000_0000, low) & (UInt128.MaxValue << (128 - length));
        var groups = Enumerable.Range(0, 8).Select(i => ((ushort)(masked >> (112 - (16 * i)))).ToString("x", null));
        return SourceNetwork.Parse($"{string.Join(':', groups)}/{length}");
    }
}
