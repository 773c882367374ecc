using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>Two loads by turns, so that whatever else the machine does meets both.</summary>
internal sealed class Duel(int rounds, TimeSpan lasts)
{
    // A round that takes more than this of the time of the one before is no faster.
    private const double Faster = 0.95;

    /// <summary>The results of each round.</summary>
    public async Task<List<(LoadResult Ours, LoadResult Other)>> FightAsync(
        Func<TimeSpan, Task<LoadResult>> ours, Func<TimeSpan, Task<LoadResult>> other)
    {
        await WarmAsync(ours);
        await WarmAsync(other);
        var results = new List<(LoadResult, LoadResult)>();
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                var first = await ours(lasts);
                results.Add((first, await other(lasts)));
            }
            else
            {
                var first = await other(lasts);
                results.Add((await ours(lasts), first));
            }
        }

        return results;
    }

    /// <summary>
    /// The first answers do not count: code is compiled while they are given, again for what is asked for often, and on a full machine
    /// that takes seconds. So until they come no faster; at most as many rounds as are measured.
    /// </summary>
    private async Task WarmAsync(Func<TimeSpan, Task<LoadResult>> load)
    {
        var fastest = double.PositiveInfinity;
        for (var round = 0; round < rounds; round++)
        {
            if ((await load(lasts)).P50 is var p50 && p50 > fastest * Faster)
                return;
            fastest = p50;
        }
    }

    /// <summary>A line of the table for a duel whose p99 is to be no more than so many times the other's.</summary>
    public static Figure Figure(string name, string other, double goal, List<(LoadResult Ours, LoadResult Other)> results)
    {
        var ratio = Spread.Of(results.Select(r => r.Ours.P99 / r.Other.P99));
        return new Figure(
            name,
            FormattableString.Invariant($"p99 ≤ {goal} × {other}"),
            $"{Shown(results.Select(r => r.Ours))}; {other}: {Shown(results.Select(r => r.Other))}",
            ratio.Shown("0.00"),
            ratio.Median <= goal);
    }

    private static string Shown(IEnumerable<LoadResult> results)
    {
        var all = results.ToList();
        var (p50, p99, perSecond) = (Median(r => r.P50), Median(r => r.P99), Median(r => r.PerSecond));
        return FormattableString.Invariant($"p50 {p50:0.00} ms, p99 {p99:0.00} ms, {perSecond:N0}/s");

        double Median(Func<LoadResult, double> of) => Spread.Of(all.Select(of)).Median;
    }
}
