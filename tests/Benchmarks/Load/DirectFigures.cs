using System.Diagnostics;
using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>LIST of a project with 50 stacks, from the cache and as the program's first version did it.</summary>
/// <param name="cached">Reads from the cache.</param>
/// <param name="direct">Reads the templates each time, from a CloudFormation that answers at once.</param>
/// <param name="distant">The same, from one that takes its time as AWS does.</param>
internal sealed class DirectFigures(
    ServerProcess cached, ServerProcess direct, ServerProcess distant, string path, Measuring asked)
{
    private const int Goal = 1_000;

    // A list takes hundredths of milliseconds from the cache, and tens of them when templates are read.
    private const int OfCached = 1_000;
    private const int OfDirect = 20;

    private readonly int rounds = asked.Rounds;
    private readonly CancellationToken cancel = asked.Cancel;

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        using var one = await HttpConnection.OpenAsync(cached.Port, cancel);
        using var another = await HttpConnection.OpenAsync(direct.Port, cancel);
        using var far = await HttpConnection.OpenAsync(distant.Port, cancel);
        var runs = new List<(double Cached, double Direct, double Distant)>();

        // The first answers do not count: code is compiled, again for what is asked for often.
        for (var round = 1; round <= rounds; round++)
        {
            await MedianAsync(one, cached, OfCached);
            await MedianAsync(another, direct, OfDirect);
        }

        for (var round = 1; round <= rounds; round++)
        {
            runs.Add((
                await MedianAsync(one, cached, OfCached),
                await MedianAsync(another, direct, OfDirect),
                await MedianAsync(far, distant, repeats: 1)));
            Progress.Show(round, rounds, "rounds of direct reads");
        }

        return
        [
            Against("as far as AWS is (100 ms a call)", $"direct ≥ {Goal:N0} × cache", r => r.Distant, Goal),
            Against("that answers at once", string.Empty, r => r.Direct, null),
        ];

        Figure Against(string how, string goal, Func<(double Cached, double Direct, double Distant), double> of, int? least)
        {
            var ratio = Spread.Of(runs.Select(r => of(r) / r.Cached));
            return new Figure(
                $"LIST at {asked.Stacks} stacks, direct, from a CloudFormation {how}",
                goal,
                FormattableString.Invariant(
                    $"p50 {Spread.Of(runs.Select(of)).Median:N1} ms; cache: p50 {Spread.Of(runs.Select(r => r.Cached)).Median:0.00} ms"),
                ratio.Shown("N0"),
                least is null ? null : ratio.Median >= least);
        }
    }

    /// <summary>Milliseconds.</summary>
    private async Task<double> MedianAsync(HttpConnection connection, ServerProcess server, int repeats)
    {
        var request = HttpConnection.Get(path, server.Token);
        var took = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            if (await connection.AskAsync(request, cancel) is var status and not 200)
                throw new InvalidOperationException($"The server answered {status}: {connection.Body}");
            took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return Spread.Of(took).Median;
    }
}
