using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BucketManager.Simulation;

/// <summary>Switches off one rule after the other in a copy of the sources, and lets schedules look for what is wrong then.</summary>
public static partial class Mutations
{
    // Everything that the simulation is built from.
    private static readonly string[] Parts = ["src/Core", "src/Adapters", "tests/Simulation"];

    /// <summary>Tells a line for each rule. True: all were noticed.</summary>
    /// <param name="only">Names of rules; none: all.</param>
    public static bool Run(long schedules, IReadOnlyCollection<string> only)
    {
        var folder = Directory.CreateTempSubdirectory("bucket-manager-mutations-").FullName;
        try
        {
            Copy(SourceTree.Root, folder);
            var unnoticed = 0;
            foreach (var mutation in Mutation.All.Where(m => only.Count == 0 || only.Contains(m.Rule)))
            {
                var found = Try(mutation, folder, schedules);
                unnoticed += found is null ? 1 : 0;
                Console.WriteLine($"| {mutation.Rule} | {mutation.Says} | {found ?? $"not noticed in {schedules:N0} schedules"} |");
            }

            return unnoticed == 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What was noticed, and by which seed; null: nothing.</summary>
    private static string? Try(Mutation mutation, string folder, long schedules)
    {
        var file = Path.Combine(folder, mutation.File);
        var right = File.ReadAllText(file);
        try
        {
            File.WriteAllText(file, mutation.Of(right));
            var project = Path.Combine(folder, "tests/Simulation/BucketManager.Simulation.csproj");
            string[] build =
                ["build", project, "-c", "Release", "-v", "q", "-nologo", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false"];
            var (code, said) = Ask(build);
            if (code != 0)
                throw new InvalidOperationException($"Without rule {mutation.Rule} the sources do not build: {said}");
            var program = Path.Combine(folder, "tests/Simulation/bin/Release/net10.0/BucketManager.Simulation.dll");
            (_, said) = Ask([program, "--schedules", $"{schedules}", "--seed", "1", "--as-found"]);
            return Broken().Match(said) is { Success: true } broken ? $"seed {broken.Groups[1]}: {broken.Groups[2]}" : null;
        }
        finally
        {
            File.WriteAllText(file, right);
        }
    }

    private static (int Code, string Said) Ask(IEnumerable<string> arguments)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = dotnet.StandardOutput.ReadToEnd();
        dotnet.WaitForExit();
        return (dotnet.ExitCode, said);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var part in Parts.Append("tests"))
        {
            var depth = part == "tests" ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(from, part), "*", depth))
            {
                var path = Path.GetRelativePath(from, file);
                if (path.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, path))!);
                File.Copy(file, Path.Combine(to, path), overwrite: true);
            }
        }
    }

    [GeneratedRegex(@"seed (\d+) breaks ([^:]+):")]
    private static partial Regex Broken();
}
