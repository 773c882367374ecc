namespace BucketManager.Browser.Tests;

/// <summary>What one person does is seen by another, however it arrives.</summary>
public sealed class LiveRowsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string List = "/projects/demo/buckets";

    [Fact]
    public async Task A_change_in_one_browser_is_seen_in_the_other_without_a_reload()
    {
        await using var editor = await Browsers.OpenAsync(host);
        await using var watcher = await Browsers.OpenAsync(host);
        await WatchAsync(watcher);
        await editor.SignInAsync("Mara Manager", $"{List}/artwork/edit");

        await DescribeAsync(editor.Page, "Seen by both");

        await Expect(Row(watcher, "artwork")).ToContainTextAsync("Seen by both");
        await Expect(Row(watcher, "artwork")).ToContainTextAsync("Ready");
        await NotReloadedAsync(watcher);
    }

    [Fact]
    public async Task A_browser_that_was_offline_meanwhile_catches_up_without_a_reload()
    {
        await using var editor = await Browsers.OpenAsync(host);
        await using var watcher = await Browsers.OpenAsync(host);
        await WatchAsync(watcher);
        await editor.SignInAsync("Mara Manager", $"{List}/archive/edit");
        var before = await Row(watcher, "archive").InnerTextAsync();

        await watcher.CutAsync(true);
        await Expect(watcher.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Offline: what you see is from ") })).ToBeVisibleAsync();
        await DescribeAsync(editor.Page, "While nobody listened");
        await Expect(editor.Page.GetByText("“archive” was changed.").First).ToBeVisibleAsync();
        Assert.Equal(before, await Row(watcher, "archive").InnerTextAsync());

        await watcher.CutAsync(false);
        await Expect(Row(watcher, "archive")).ToContainTextAsync("While nobody listened");
        await NotReloadedAsync(watcher);
    }

    [Fact]
    public async Task Changes_that_come_again_and_late_never_move_a_row_backwards()
    {
        await using var window = await Browsers.OpenAsync(host);
        var wire = await LiveMessages.LayAsync(window.Page);
        await WatchAsync(window);
        await KeepDescriptionsAsync(window, "price-lists");

        // After each change it comes a second time, and then all before it, the newest first.
        List<string> told = [];
        wire.Deliver = change =>
        {
            told.Add(change);
            return [change, .. told.AsEnumerable().Reverse()];
        };
        await EditAsync("price-lists", times: 4);
        await EditAsync("archive", times: 1);

        await Expect(Row(window, "archive")).ToContainTextAsync("Edit 1 of archive");
        await IsAtTheEndAsync(window, "price-lists", last: 4);
    }

    [Fact]
    public async Task Changes_that_are_lost_or_swapped_are_asked_for_and_never_move_a_row_backwards()
    {
        await using var window = await Browsers.OpenAsync(host);
        var wire = await LiveMessages.LayAsync(window.Page);
        await WatchAsync(window);
        await KeepDescriptionsAsync(window, "contracts");

        // Of three, the first is lost, and the second comes after the third.
        List<string> told = [];
        wire.Deliver = change =>
        {
            told.Add(change);
            return told.Count % 3 == 0 ? [change, told[^2]] : [];
        };
        await EditAsync("contracts", times: 4);
        wire.Deliver = LiveMessages.AsTold;
        await EditAsync("archive", times: 1);

        await Expect(Row(window, "archive")).ToContainTextAsync("Edit 1 of archive");
        await IsAtTheEndAsync(window, "contracts", last: 4);
        Assert.Contains(wire.Asked, asked => asked.Contains("\"since\"", StringComparison.Ordinal));
    }

    private static ILocator Row(Window window, string bucket) =>
        window.Page.GetByRole(AriaRole.Row).Filter(new() { Has = window.Page.GetByRole(AriaRole.Link, new() { Name = bucket, Exact = true }) });

    private static async Task WatchAsync(Window window)
    {
        await window.SignInAsync("Vera Viewer", List);
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        await Expect(Row(window, "archive")).ToContainTextAsync("Ready");
        await window.Page.EvaluateAsync("() => { window.wasHereBefore = true; }");
    }

    private static async Task NotReloadedAsync(Window window) =>
        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.wasHereBefore === true"));

    private static async Task DescribeAsync(IPage page, string description)
    {
        await page.GetByLabel("Description").FillAsync(description);
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    /// <summary>From now on the page keeps each description that the row shows.</summary>
    private static async Task KeepDescriptionsAsync(Window window, string bucket) => await Row(window, bucket).EvaluateAsync(
        """
        row => {
          const shown = window.shown = [row.cells[2].textContent];
          new MutationObserver(() => {
            const now = row.cells[2].textContent;
            if (now !== shown.at(-1)) shown.push(now);
          }).observe(row, { subtree: true, childList: true, characterData: true });
        }
        """);

    /// <summary>The row has gone forward only, and shows what the last edit made.</summary>
    private static async Task IsAtTheEndAsync(Window window, string bucket, int last)
    {
        await Expect(Row(window, bucket)).ToContainTextAsync($"Edit {last} of {bucket}");
        await Expect(Row(window, bucket)).ToContainTextAsync("Ready");
        var shown = (await window.Page.EvaluateAsync<string[]>("() => window.shown")).Skip(1).ToList();
        Assert.Equal($"Edit {last} of {bucket}", shown[^1]);
        Assert.Equal(shown.Distinct().Order(StringComparer.Ordinal), shown);
        await NotReloadedAsync(window);
    }

    private async Task EditAsync(string bucket, int times)
    {
        for (var edit = 1; edit <= times; edit++)
            await host.EndedAsync(await host.EditAsync($"/buckets/{bucket}", spec => spec["description"] = $"Edit {edit} of {bucket}"));
    }
}
