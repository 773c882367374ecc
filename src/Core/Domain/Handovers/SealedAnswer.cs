using System.Text.Json;
using System.Text.Json.Serialization;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Grants;

namespace BucketManager.Domain.Handovers;

/// <summary>A claim's answer in its sealed form, for the ten minutes in which it can be asked for again.</summary>
internal static partial class SealedAnswer
{
    public static string Seal(ClaimAnswer answer, PasscodeKeys keys, string handoverId, IEntropy entropy)
    {
        var written = answer switch
        {
            ClaimAnswer.Key key => new SealedContent
            {
                AccessKeyId = key.AccessKeyId,
                SecretAccessKey = key.SecretAccessKey,
                Region = key.Region,
                KmsKeyArn = key.KmsKeyArn,
                Buckets = [.. key.Buckets.Select(b => new SealedFolder(b.PhysicalName, b.Prefix, b.Can, [.. b.AllowedNetworks]))],
                Sftp = Write(key.Sftp),
                AllowedNetworks = [.. key.AllowedNetworks],
                ExpiresAt = key.ExpiresAt,
            },
            ClaimAnswer.SshKeyTaken taken => new SealedContent
            {
                Fingerprint = taken.Fingerprint,
                Sftp = Write(taken.Sftp),
                ExpiresAt = taken.ExpiresAt,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
        return keys.Seal(JsonSerializer.SerializeToUtf8Bytes(written, Json.Default.SealedContent), handoverId, entropy);
    }

    public static ClaimAnswer Open(string sealedAnswer, PasscodeKeys keys, string handoverId)
    {
        var written = JsonSerializer.Deserialize(keys.Open(sealedAnswer, handoverId), Json.Default.SealedContent)!;
        return written.Fingerprint is { } fingerprint
            ? new ClaimAnswer.SshKeyTaken(fingerprint, Read(written.Sftp)) { ExpiresAt = written.ExpiresAt }
            : new ClaimAnswer.Key(
                written.AccessKeyId!,
                written.SecretAccessKey!,
                written.Region!,
                [.. written.Buckets!.Select(b => new ClaimedFolder(b.PhysicalName, b.Prefix, b.Can, [.. b.AllowedNetworks ?? []]))],
                Read(written.Sftp))
            {
                KmsKeyArn = written.KmsKeyArn,
                AllowedNetworks = [.. written.AllowedNetworks ?? []],
                ExpiresAt = written.ExpiresAt,
            };
    }

    private static SealedSftp? Write(SftpAccess? sftp) => sftp is null ? null : new SealedSftp(
        sftp.Host,
        sftp.UserName,
        sftp.HostKeyFingerprint,
        [.. sftp.Folders.Select(f => f.Path)],
        [.. sftp.Folders.Select(f => f.Can)],
        sftp.HasSshKey);

    // An answer that says no more than the folders may be one of any grant: the steps for the narrowest work with all.
    private static SftpAccess? Read(SealedSftp? sftp) => sftp is null ? null : new SftpAccess(
        sftp.Host,
        sftp.UserName,
        sftp.HostKeyFingerprint,
        sftp.HasSshKey ?? true,
        [.. sftp.Folders.Select((path, i) => new SftpFolder(path, sftp.Can?[i] ?? GrantLevel.Deliver.Word()))]);

    // The store may hold answers of the version before, so whatever is added can be missing.
    internal sealed record SealedContent
    {
        public string? AccessKeyId { get; init; }

        public string? SecretAccessKey { get; init; }

        public string? Region { get; init; }

        public string? KmsKeyArn { get; init; }

        public SealedFolder[]? Buckets { get; init; }

        public SealedSftp? Sftp { get; init; }

        public string? Fingerprint { get; init; }

        public string[]? AllowedNetworks { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public override string ToString() => "***";
    }

    internal sealed record SealedFolder(string PhysicalName, string Prefix, string Can, string[]? AllowedNetworks);

    internal sealed record SealedSftp(
        string Host, string UserName, string? HostKeyFingerprint, string[] Folders, string[]? Can, bool? HasSshKey);

    [JsonSerializable(typeof(SealedContent))]
    internal sealed partial class Json : JsonSerializerContext;
}
