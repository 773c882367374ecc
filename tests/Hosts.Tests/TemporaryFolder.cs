namespace BucketManager.Hosts.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("bucket-manager-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
