using System.Diagnostics;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;
using BucketManager.Benchmarks.Load;
using Microsoft.Playwright;

namespace BucketManager.Benchmarks.Web;

/// <summary>
/// From CloudFormation's event that tells the end of what one person saves to the changed row in another person's list, in the largest
/// project. Both browsers, the server and all that it simulates share the machine.
/// </summary>
internal sealed class OtherBrowserFigure(Browser browser, ServerProcess server, Measuring asked)
{
    private const int GoalMilliseconds = 100;
    private const int Edits = 5;

    private static readonly string List = $"/projects/{ProjectSize.Largest}/buckets";

    public async Task<Figure> MeasureAsync()
    {
        var (editor, watcher) = (await browser.OpenAsync(server), await browser.OpenAsync(server));
        await watcher.GotoAsync(List);
        await watcher.GetByRole(AriaRole.Button, new() { Name = "Live", Exact = true }).WaitForAsync();
        await Browser.UntilQuietAsync(watcher);
        var bucket = await watcher.Locator("tbody a").First.InnerTextAsync();
        var runs = new List<double>();

        // The first round is for code to be compiled, and for a description to be there: a first one is shown before it is applied.
        for (var round = 0; round <= asked.Rounds; round++)
        {
            for (var edit = 1; edit <= Edits; edit++)
            {
                var took = await EditAsync(editor, watcher, bucket, $"Round {round}, edit {edit}.");
                if (round > 0)
                    runs.Add(took);
            }

            Progress.Show(round, asked.Rounds, "rounds of two browsers");
        }

        await editor.Context.DisposeAsync();
        await watcher.Context.DisposeAsync();
        runs.Sort();
        var (p50, most) = (LoadResult.At(runs, 0.5), runs[^1]);
        return new Figure(
            "from CloudFormation's event to the row in another person's browser",
            $"< {GoalMilliseconds} ms",
            FormattableString.Invariant($"p50 {p50:N0} ms, at most {most:N0} ms of {runs.Count}"),
            string.Empty,
            most < GoalMilliseconds);
    }

    private async Task<double> EditAsync(IPage editor, IPage watcher, string bucket, string description)
    {
        await watcher.EvaluateAsync("text => measured.lookFor(text)", description);
        await editor.GotoAsync($"{List}/{bucket}/edit");
        await editor.GetByLabel("Description").FillAsync(description);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        var saved = await editor.RunAndWaitForResponseAsync(
            () => editor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync(),
            response => response.Request.Method == "PUT" && response.Status == 202);
        var operation = (await saved.JsonAsync())!.Value.GetProperty("id").GetString()!;

        await watcher.WaitForFunctionAsync("text => measured.seen[text] !== undefined", description);
        var seen = await watcher.EvaluateAsync<double>("text => measured.seen[text]", description);

        // The server looks at the stack with each event, and the stack is ahead of its events: not only the last one can tell the end.
        var events = (await server.EventsAsync(asked.Cancel))[operation];
        return events.Select(e => seen - SinceEpoch(e.At)).Where(took => took > 0).DefaultIfEmpty().Min();
    }

    /// <summary>What the browser's clock showed at one of the system's timestamps, in milliseconds since 1970.</summary>
    private static double SinceEpoch(long timestamp) =>
        (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch - Stopwatch.GetElapsedTime(timestamp)).TotalMilliseconds;
}
