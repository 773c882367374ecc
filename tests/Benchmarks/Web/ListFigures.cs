using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;
using BucketManager.Benchmarks.Load;
using Microsoft.Playwright;

namespace BucketManager.Benchmarks.Web;

/// <summary>When long lists show their rows, and for how long at a stretch they keep the browser busy while somebody looks around in them.</summary>
internal sealed class ListFigures(Browser browser, ServerProcess server, Measuring asked)
{
    private const double SecondsToRows = 1.5;
    private const double SecondsToOtherRows = 1;

    // Milliseconds. The browser counts a task as long from 50 on.
    private const int LongestTask = 100;
    private const int ShortestLongTask = 50;

    private static readonly (string Name, string Path, int PageSize)[] Lists =
    [
        ("the list of projects", "/projects", 50),
        ("the largest project's list of buckets", $"/projects/{ProjectSize.Largest}/buckets", 50),
        ("the same with 200 rows a page", $"/projects/{ProjectSize.Largest}/buckets", 200),
    ];

    public async IAsyncEnumerable<Figure> MeasureAsync()
    {
        foreach (var (name, path, pageSize) in Lists)
        {
            var (rows, works) = (new List<double>(), new Dictionary<string, List<Inspection>>());
            for (var round = 1; round <= asked.Rounds; round++)
            {
                var page = await browser.OpenAsync(server, pageSize);
                rows.Add(await RowsAfterAsync(page, path));
                await foreach (var look in LookAroundAsync(page))
                    (works.TryGetValue(look.Work, out var known) ? known : works[look.Work] = []).Add(look);
                await page.Context.DisposeAsync();
                Progress.Show(round, asked.Rounds, $"rounds of {name}");
            }

            var seconds = Spread.Of(rows.Select(ms => ms / 1_000));
            yield return new Figure(
                $"{name}: from the start of its loading, in a browser that was never here before, to rows on the screen",
                FormattableString.Invariant($"≤ {SecondsToRows} s"),
                $"{seconds.Shown("0.00")} s",
                string.Empty,
                seconds.Median <= SecondsToRows);
            foreach (var (work, runs) in works)
                yield return Busy($"{name}: {work}", runs);
        }
    }

    private static Figure Busy(string name, List<Inspection> runs)
    {
        var (longest, rows) = (runs.Max(r => r.LongestTask), runs.Max(r => r.RowsAfter) / 1_000);
        var task = longest > 0 ? FormattableString.Invariant($"{longest:N0} ms") : $"below {ShortestLongTask} ms";
        return new Figure(
            name,
            FormattableString.Invariant($"other rows ≤ {SecondsToOtherRows:0} s, longest task < {LongestTask} ms"),
            FormattableString.Invariant(
                $"other rows after at most {rows:0.00} s, longest task {task}, slowest answer to an input {runs.Max(r => r.SlowestInput):N0} ms"),
            string.Empty,
            rows <= SecondsToOtherRows && longest < LongestTask);
    }

    private static async Task<double> RowsAfterAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync("() => measured.rowsAt !== null");
        var after = await page.EvaluateAsync<double>("() => measured.rowsAt");
        await Browser.UntilQuietAsync(page);
        return after;
    }

    private static async IAsyncEnumerable<Inspection> LookAroundAsync(IPage page)
    {
        var search = page.Locator("#content input").First;
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next" });
        yield return await DoAsync("sort", () => page.Locator("th button, th [role=button]").First.ClickAsync());
        if (await next.CountAsync() > 0)
            yield return await DoAsync("next page", () => next.ClickAsync());
        yield return await DoAsync("filter", () => search.PressSequentiallyAsync("ro"));

        async Task<Inspection> DoAsync(string work, Func<Task> act)
        {
            await page.EvaluateAsync("() => measured.begin()");
            await act();
            var measured = await page.EvaluateAsync<double[]>("() => measured.end()");
            return new Inspection(work, measured[0], measured[1], measured[2]);
        }
    }

    /// <summary>What somebody did in a list, and how the page followed, in milliseconds.</summary>
    /// <param name="Work">What.</param>
    /// <param name="RowsAfter">From before it was done to the first other row on the screen.</param>
    private sealed record Inspection(string Work, double RowsAfter, double LongestTask, double SlowestInput);
}
