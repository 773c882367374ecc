namespace BucketManager.Core.Handovers;

/// <summary>How to reach the files over SFTP.</summary>
/// <param name="HostKeyFingerprint">Null while it is not known.</param>
/// <param name="Folders">Such as <c>/invoices/in</c>.</param>
public sealed record SftpAccess(string Host, string UserName, string? HostKeyFingerprint, ValueList<string> Folders);
