using System.CommandLine;
using System.Diagnostics;

namespace BucketManager.Benchmarks.Data;

/// <summary><c>data FOLDER</c></summary>
internal static class DataCommand
{
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed gives the same set.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<double> Scale = new("--scale")
    {
        Description = "So much of the whole set (0.01 to 1).",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "For --state of the local host. What it held as such is forgotten.",
    };

    public static Command Create()
    {
        var command = new Command("data", "Writes the data set that figures are measured with.") { Folder, Seed, Scale };
        command.SetAction((parsed, cancel) => RunAsync(
            Path.GetFullPath(parsed.GetRequiredValue(Folder)), parsed.GetValue(Seed), parsed.GetValue(Scale), cancel));
        Scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.01 and <= 1))
                result.AddError("--scale must be a number between 0.01 and 1.");
        });
        return command;
    }

    private static async Task RunAsync(string folder, int seed, double scale, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var set = DataSet.OfScale(seed, scale);
        var (projects, buckets, users, grants) = (0, 0, 0, 0);
        await StateFolderWriter.WriteAsync(folder, set, seed, Count, cancel);
        Console.WriteLine(
            $"{projects:N0} projects, {buckets:N0} buckets, {users:N0} users, {grants:N0} grants "
            + $"in {folder} after {watch.Elapsed.TotalSeconds:N0} s");

        void Count(DataProject project)
        {
            projects++;
            buckets += project.Buckets.Count;
            users += project.Users.Count;
            grants += project.Users.Sum(u => u.Spec.Grants.Count);
            Progress.Show(projects, set.Sizes.Count, "projects");
        }
    }
}
