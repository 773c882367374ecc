using System.CommandLine;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>What is measured from outside, with a server in a process of its own.</summary>
internal static class LoadCommands
{
    public static IEnumerable<Command> All() => [Measuring.Command("reads", "LIST, GET, search and the matrix.", ReadsAsync)];

    public static async Task ReadsAsync(Measuring asked)
    {
        using var scratch = new Scratch();
        var fewProjects = Path.Combine(scratch.FullPath, "few");
        await StateFolderWriter.WriteAsync(fewProjects, new DataSet(seed: 1, scale: 0.01), seed: 1, _ => { }, asked.Cancel);
        using var server = await ServerProcess.WithBesideAsync(asked.Data, string.Empty, asked.Cancel);
        using var few = await ServerProcess.WithBesideAsync(fewProjects, string.Empty, asked.Cancel);
        var duel = new Duel(asked.Rounds, asked.Lasts);
        using var reads = new ReadFigures(server, few, duel, asked.Cancel);
        Figure.Print(await reads.MeasureAsync(), "reads", asked.Rounds);
    }
}
