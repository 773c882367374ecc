using System.Text.Json;
using System.Text.Json.Serialization;
using BucketManager.Core.Ports;

namespace BucketManager.Core.Handovers;

/// <summary>A claim's answer in its sealed form, for the ten minutes in which it can be asked for again.</summary>
internal static partial class SealedAnswer
{
    public static string Seal(ClaimAnswer answer, PasscodeKeys keys, string handoverId, IEntropy entropy)
    {
        var written = answer switch
        {
            ClaimAnswer.Key key => new Written(
                key.AccessKeyId,
                key.SecretAccessKey,
                key.Region,
                [.. key.Buckets],
                Write(key.Sftp),
                null),
            ClaimAnswer.SshKeyTaken taken => new Written(null, null, null, null, Write(taken.Sftp), taken.Fingerprint),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
        return keys.Seal(JsonSerializer.SerializeToUtf8Bytes(written, Json.Default.Written), handoverId, entropy);
    }

    public static ClaimAnswer Open(string sealedAnswer, PasscodeKeys keys, string handoverId)
    {
        var written = JsonSerializer.Deserialize(keys.Open(sealedAnswer, handoverId), Json.Default.Written)!;
        return written.Fingerprint is { } fingerprint
            ? new ClaimAnswer.SshKeyTaken(fingerprint, Read(written.Sftp))
            : new ClaimAnswer.Key(
                written.AccessKeyId!,
                written.SecretAccessKey!,
                written.Region!,
                [.. written.Buckets!],
                Read(written.Sftp));
    }

    private static WrittenSftp? Write(SftpAccess? sftp) =>
        sftp is null ? null : new WrittenSftp(sftp.Host, sftp.UserName, sftp.HostKeyFingerprint, [.. sftp.Folders]);

    private static SftpAccess? Read(WrittenSftp? sftp) =>
        sftp is null ? null : new SftpAccess(sftp.Host, sftp.UserName, sftp.HostKeyFingerprint, [.. sftp.Folders]);

    internal sealed record Written(
        string? AccessKeyId, string? SecretAccessKey, string? Region, ClaimedFolder[]? Buckets, WrittenSftp? Sftp, string? Fingerprint)
    {
        public override string ToString() => "***";
    }

    internal sealed record WrittenSftp(string Host, string UserName, string? HostKeyFingerprint, string[] Folders);

    [JsonSerializable(typeof(Written))]
    internal sealed partial class Json : JsonSerializerContext;
}
