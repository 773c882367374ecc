using System.Diagnostics;
using System.Globalization;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>From CloudFormation's event to everybody who watches.</summary>
internal sealed class LiveFigures(ServerProcess server, int rounds, int many, CancellationToken cancel)
{
    private const int MostOfFew = 200;
    private const int GoalMilliseconds = 50;
    private const int Editors = 4;
    private const int Edits = 6;

    private static readonly string Project = ProjectSize.Fifteen.ToString();

    private readonly int few = Math.Min(MostOfFew, many);

    public async IAsyncEnumerable<Figure> MeasureAsync()
    {
        yield return await FewAsync();
        foreach (var figure in await ManyAsync())
            yield return figure;
    }

    private async Task<Figure> FewAsync()
    {
        using var audience = await Audience.GatherAsync(server, Project, few, cancel);
        await audience.HearAsync(Editors, Edits, cancel);
        var runs = new List<(double P50, double P99)>();
        for (var round = 1; round <= rounds; round++)
        {
            runs.Add(Percentiles(await audience.HearAsync(Editors, Edits, cancel)));
            Progress.Show(round, rounds, $"rounds with {few} subscribers");
        }

        var (p50, p99) = (Spread.Of(runs.Select(r => r.P50)), Spread.Of(runs.Select(r => r.P99)));
        return new Figure(
            $"from CloudFormation's event to the message at the last of {few} subscribers",
            $"p99 < {GoalMilliseconds} ms",
            $"p50 {p50.Shown("0.0")} ms, p99 {p99.Shown("0.0")} ms",
            string.Empty,
            p99.Median < GoalMilliseconds);
    }

    private async Task<IEnumerable<Figure>> ManyAsync()
    {
        var (residentBefore, managedBefore) = (server.Resident, await server.ManagedAsync(cancel));
        using var audience = await Audience.GatherAsync(server, Project, many, cancel);
        var (resident, managed) = (server.Resident - residentBefore, await server.ManagedAsync(cancel) - managedBefore);
        await audience.HearAsync(Editors, edits: 1, cancel);
        var (perSecond, p50) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            var (messages, began) = (audience.Messages, Stopwatch.GetTimestamp());
            p50.Add(Percentiles(await audience.HearAsync(Editors, edits: 2, cancel)).P50);
            perSecond.Add((audience.Messages - messages) / Stopwatch.GetElapsedTime(began, audience.LastAt).TotalSeconds);
            Progress.Show(round, rounds, $"rounds with {many:N0} subscribers");
        }

        var who = many.ToString("N0", CultureInfo.InvariantCulture);
        return
        [
            new Figure($"messages to {who} subscribers", string.Empty, $"{Spread.Of(perSecond).Shown("N0")} a second", string.Empty, null),
            new Figure($"event to the last of {who} subscribers", string.Empty, $"p50 {Spread.Of(p50).Shown("N0")} ms", string.Empty, null),
            new Figure(
                $"memory for each of {who} subscribers",
                string.Empty,
                FormattableString.Invariant($"{Kilobytes(managed):0.0} KB managed, {Kilobytes(resident):0.0} KB resident"),
                string.Empty,
                null),
        ];

        double Kilobytes(long ofAll) => ofAll / 1_000.0 / many;
    }

    private static (double P50, double P99) Percentiles(List<double> milliseconds)
    {
        milliseconds.Sort();
        return (LoadResult.At(milliseconds, 0.5), LoadResult.At(milliseconds, 0.99));
    }
}
