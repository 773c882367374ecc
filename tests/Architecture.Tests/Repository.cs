using System.Xml.Linq;

namespace BucketManager.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<ProjectFile> Sources =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(ProjectFile.Read);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BucketManager.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No BucketManager.sln above {AppContext.BaseDirectory}.");
    }

    /// <summary>A project file, with the room it stands in, such as <c>Adapters/Http</c>.</summary>
    public sealed record ProjectFile(string Room, IReadOnlyList<string> Packages, IReadOnlyList<string> Rooms)
    {
        public bool IsCore => Room.StartsWith("Core/", StringComparison.Ordinal);

        public bool IsHost => Room.StartsWith("Hosts/", StringComparison.Ordinal);

        public static ProjectFile Read(string path)
        {
            var xml = XDocument.Load(path);
            var folder = Path.GetDirectoryName(path)!;
            return new ProjectFile(
                RoomOf(folder),
                [.. References(xml, "PackageReference").Where(r => r.Attribute("PrivateAssets")?.Value != "all").Select(Included)],
                [.. References(xml, "ProjectReference").Where(r => r.Attribute("OutputItemType")?.Value != "Analyzer").Select(r => RoomOf(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, Included(r))))!))]);
        }

        private static IEnumerable<XElement> References(XDocument xml, string kind) => xml.Descendants(kind);

        private static string Included(XElement reference) => reference.Attribute("Include")!.Value;

        private static string RoomOf(string folder) => Path.GetRelativePath(Path.Combine(Root, "src"), folder).Replace('\\', '/');
    }
}
