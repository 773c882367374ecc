using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;
using BucketManager.Domain.Projects;

namespace BucketManager.Benchmarks.Load;

/// <summary>What is measured from outside, with a server in a process of its own.</summary>
internal static class LoadMeasurements
{
    // Slow enough that an event has come before the next step; fast enough that nobody waits for a minute.
    private const string LiveSpeed = "--speed 100";

    private const string AsFarAsAws = "--latency 100";

    public static IReadOnlyList<Measurement> All { get; } =
    [
        new("reads", "LIST, GET, search and the matrix, against a constant of the same server.", ReadsAsync),
        new("direct", "LIST from the cache, against the templates read each time.", DirectAsync),
        new("live", "From CloudFormation's event to the subscribers.", LiveAsync),
        new("footprint", "Start and memory of the local host with the whole data set.", FootprintAsync),
    ];

    private static async IAsyncEnumerable<Figure> ReadsAsync(Measuring asked)
    {
        using var scratch = new Scratch();
        var fewProjects = await WriteAsync(scratch, "few", DataSet.OfScale(seed: 1, scale: 0.01), asked.Cancel);
        using var server = await ServerProcess.WithBesideAsync(asked.Data, string.Empty, asked.Cancel);
        using var few = await ServerProcess.WithBesideAsync(fewProjects, string.Empty, asked.Cancel);
        using var figures = new ReadFigures(server, few, new Duel(asked.Rounds, asked.Lasts), asked);
        await foreach (var figure in figures.MeasureAsync())
            yield return figure;
    }

    private static async IAsyncEnumerable<Figure> DirectAsync(Measuring asked)
    {
        // Three of five are buckets, one is the baseline.
        var buckets = asked.Stacks * 3 / 5;
        var size = new ProjectSize(ProjectName.Parse("direct"), buckets, [.. Enumerable.Repeat(2, asked.Stacks - buckets - 1)]);
        using var scratch = new Scratch();
        using var cached = await StartAsync("cached", string.Empty);
        using var direct = await StartAsync("direct", "--reads direct");
        using var distant = await StartAsync("distant", $"--reads direct {AsFarAsAws}");
        var path = $"/api/projects/{size.Name}/buckets";
        foreach (var figure in await new DirectFigures(cached, direct, distant, path, asked).MeasureAsync())
            yield return figure;

        async Task<ServerProcess> StartAsync(string name, string options) => await ServerProcess.WithBesideAsync(
            await WriteAsync(scratch, name, DataSet.OfSizes(seed: 1, size), asked.Cancel), options, asked.Cancel);
    }

    private static async IAsyncEnumerable<Figure> LiveAsync(Measuring asked)
    {
        using var scratch = new Scratch();
        var folder = await WriteAsync(scratch, "live", DataSet.OfScale(seed: 1, scale: 0.01), asked.Cancel);
        using var server = await ServerProcess.WithBesideAsync(folder, LiveSpeed, asked.Cancel);
        await foreach (var figure in new LiveFigures(server, asked.Rounds, asked.Many, asked.Cancel).MeasureAsync())
            yield return figure;
    }

    private static IAsyncEnumerable<Figure> FootprintAsync(Measuring asked) =>
        new FootprintFigures(asked.Data, asked.Rounds, asked.Cancel).MeasureAsync();

    private static async Task<string> WriteAsync(Scratch scratch, string name, DataSet set, CancellationToken cancel)
    {
        var folder = Path.Combine(scratch.FullPath, name);
        await StateFolderWriter.WriteAsync(folder, set, seed: 1, _ => { }, cancel);
        return folder;
    }
}
