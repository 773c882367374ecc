using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;
using BucketManager.Benchmarks.Load;

namespace BucketManager.Benchmarks.Web;

/// <summary>What is measured in a browser, with a server in a process of its own.</summary>
internal static class WebMeasurements
{
    // Fast enough that nobody waits for a minute, and slow enough that a browser has drawn one event when the next one comes.
    private const string Speed = "--speed 5";

    public static IReadOnlyList<Measurement> All { get; } =
    [
        new("web", "What pages weigh, when they show rows, how they follow input and other people, in a browser.", PagesAsync),
    ];

    private static async IAsyncEnumerable<Figure> PagesAsync(Measuring asked)
    {
        // Things are changed here.
        using var scratch = new Scratch();
        Scratch.CopyTree(asked.Data, scratch.FullPath, asked.Cancel);
        using var server = await ServerProcess.WithBesideAsync(scratch.FullPath, Speed, asked.Cancel);
        await using var browser = await Browser.StartAsync();
        await foreach (var figure in new WeightFigures(browser, server, asked.Cancel).MeasureAsync())
            yield return figure;
        await foreach (var figure in new ListFigures(browser, server, asked).MeasureAsync())
            yield return figure;
        yield return await new OtherBrowserFigure(browser, server, asked).MeasureAsync();
    }
}
