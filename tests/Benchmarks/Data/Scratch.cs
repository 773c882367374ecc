namespace BucketManager.Benchmarks.Data;

/// <summary>
/// A folder for a while, in memory where the system has such. What is kept there waits for no disk: the stores write each file
/// through to it, tens of thousands of times here.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, "bucket-manager-" + Path.GetRandomFileName()))
        : Directory.CreateTempSubdirectory("bucket-manager-");

    public string FullPath => folder.FullName;

    public static void CopyTree(string from, string to, CancellationToken cancel)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            cancel.ThrowIfCancellationRequested();
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var inner in Directory.EnumerateDirectories(from))
            CopyTree(inner, Path.Combine(to, Path.GetFileName(inner)), cancel);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
