using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BucketManager.Simulation;

/// <summary>Switches off one rule after the other in a copy of the sources, and lets schedules look for what is wrong then.</summary>
public static partial class Mutations
{
    private const string Program = "tests/Simulation/bin/Release/net10.0/BucketManager.Simulation.dll";

    // Everything that the simulation is built from.
    private static readonly string[] Parts = ["src/SentenceGenerator", "src/Core", "src/Adapters", "tests/Simulation"];

    /// <summary>Tells a line for each rule. True: all were noticed.</summary>
    /// <param name="only">Names of rules; none: all.</param>
    public static bool Run(long schedules, IReadOnlyCollection<string> only)
    {
        if (only.Except(Rules.All.Select(r => r.Rule)).ToList() is { Count: > 0 } unknown)
            throw new ArgumentException($"There is no rule {string.Join(", ", unknown)}.");
        var folder = Directory.CreateTempSubdirectory("bucket-manager-mutations-").FullName;
        try
        {
            Copy(SourceTree.Root, folder);
            Build(Path.Combine(folder, "tests/Simulation"));
            var (unnoticed, watch) = (0, Stopwatch.StartNew());
            foreach (var mutation in Rules.All.Where(m => only.Count == 0 || only.Contains(m.Rule)))
            {
                var found = Try(mutation, folder, schedules);
                unnoticed += found is null ? 1 : 0;
                Console.WriteLine($"| {mutation.Rule} | {mutation.Says} | {found ?? $"**not noticed** in {schedules:N0} schedules"} |");
                Console.Error.WriteLine($"after {watch.Elapsed:mm\\:ss}");
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
        var files = mutation.Changes.Select(c => Path.Combine(folder, c.File)).Distinct().ToList();
        var projects = files.Select(ProjectOf).Distinct().ToList();
        var rights = files.Concat(projects.Select(InProgram)).ToDictionary(file => file, File.ReadAllBytes);
        try
        {
            foreach (var change in mutation.Changes)
            {
                var file = Path.Combine(folder, change.File);
                File.WriteAllText(file, change.Of(File.ReadAllText(file)));
            }

            foreach (var project in projects)
            {
                // What is changed is on the inside: whoever refers to it need not be built again.
                Build(project, "--no-restore", "--no-dependencies");
                var built = Path.Combine(Path.GetDirectoryName(project)!, "bin/Release/net10.0", Path.GetFileName(InProgram(project)));
                File.Copy(built, InProgram(project), overwrite: true);
            }

            var said = Ask([Path.Combine(folder, Program), "--schedules", $"{schedules}", "--seed", "1", "--first"]).Said;
            return Broken().Match(said) is { Success: true } broken ? $"seed {broken.Groups[1]}: {broken.Groups[2]}" : null;
        }
        finally
        {
            foreach (var (file, right) in rights)
                File.WriteAllBytes(file, right);
        }

        string InProgram(string project) =>
            Path.Combine(folder, Path.GetDirectoryName(Program)!, $"{Path.GetFileNameWithoutExtension(project)}.dll");
    }

    private static string ProjectOf(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (true)
        {
            if (Directory.EnumerateFiles(folder!, "*.csproj").SingleOrDefault() is { } project)
                return project;
            folder = Path.GetDirectoryName(folder);
        }
    }

    private static void Build(string project, params string[] options)
    {
        string[] usual = ["-c", "Release", "-v", "q", "-nologo", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false"];
        var (code, said) = Ask(["build", project, .. usual, "-p:UseSharedCompilation=true", .. options]);
        if (code != 0)
            throw new InvalidOperationException($"{project} does not build: {said}");
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
