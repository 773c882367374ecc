using System.Runtime.CompilerServices;

namespace BucketManager.Simulation;

/// <summary>Where the sources are that this was built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
