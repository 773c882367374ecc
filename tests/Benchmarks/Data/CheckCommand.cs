using System.CommandLine;
using BucketManager.Domain.Records;
using BucketManager.Hosts.Local;

namespace BucketManager.Benchmarks.Data;

/// <summary><c>check FOLDER</c>: what figures are measured with must itself be sound.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "What \"data\" wrote. No host may be using it." };

    public static Command Create()
    {
        var command = new Command("check", "Rebuilds every project from its templates: the cache must say the same.") { Folder };
        command.SetAction((parsed, cancel) => RunAsync(Path.GetFullPath(parsed.GetRequiredValue(Folder)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, CancellationToken cancel)
    {
        using var folder = StateFolder.Open(path, fresh: false);
        var options = new LocalOptions(LocalOptions.DefaultUrls, path, LocalOptions.DefaultSpeed, Fresh: false);
        using var parts = Composition.On(folder, options, TimeProvider.System);
        var stacks = await parts.Aws.CloudFormation.ListAsync(Composition.Hub, cancel);
        var projects = stacks.Select(s => ThingKey.ProjectOfRegistry(s.Name)!).ToList();
        var (passed, failed) = (0, 0);
        foreach (var project in projects)
        {
            var report = (await parts.App.Rebuild.ProjectAsync(SamplePeople.Admin, project, cancel)).Value;
            foreach (var (key, says) in report.Differences)
                Console.WriteLine($"  ✗ {key}: {says.Text}");
            if (report.Differences.Count == 0)
                passed++;
            else
                failed++;
            Progress.Show(passed + failed, projects.Count, "projects");
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
