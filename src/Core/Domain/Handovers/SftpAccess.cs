using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>How to reach the files over SFTP.</summary>
/// <param name="HostKeyFingerprint">Null while it is not known.</param>
/// <param name="HasSshKey">Whether the user has given an SSH key; without one nobody can sign in.</param>
public sealed record SftpAccess(
    string Host, string UserName, string? HostKeyFingerprint, bool HasSshKey, ValueList<SftpFolder> Folders);
