namespace BucketManager.Domain.Handovers;

/// <summary>A folder as the SFTP server shows it.</summary>
/// <param name="Path">Such as <c>/invoices/in</c>.</param>
/// <param name="Can">The grant's word.</param>
public sealed record SftpFolder(string Path, string Can);
