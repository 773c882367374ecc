using System.Runtime.CompilerServices;
using BucketManager.Domain.Templates;
using VerifyTests;
using VerifyXunit;

namespace BucketManager.Core.Tests.Templates;

/// <summary>The whole text of a template, to be read when it changes. Nothing is scrubbed: rendering is deterministic.</summary>
internal static class Snapshots
{
    public static string Folder { get; } = FolderOf();

    /// <summary>Compares with <c>{class}.{method}.verified.json</c> beside the test.</summary>
    public static async Task MatchAsync(Template template, [CallerMemberName] string test = "", [CallerFilePath] string source = "")
    {
        var settings = new VerifySettings();
        settings.UseFileName($"{Path.GetFileNameWithoutExtension(source)}.{test}");
        await Verifier.Verify(template.Text, "json", settings, source);
    }

    private static string FolderOf([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
