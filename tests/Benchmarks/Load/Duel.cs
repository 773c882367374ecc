using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>Two loads by turns, so that whatever else the machine does meets both.</summary>
internal sealed class Duel(int rounds, TimeSpan lasts)
{
    public int Rounds => rounds;

    public TimeSpan Lasts => lasts;

    /// <summary>The results of each round.</summary>
    public async Task<List<(LoadResult Ours, LoadResult Other)>> FightAsync(
        Func<TimeSpan, Task<LoadResult>> ours, Func<TimeSpan, Task<LoadResult>> other)
    {
        // The first answers are slower, as code is compiled and connections are made: they do not count.
        await ours(lasts);
        await other(lasts);
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
