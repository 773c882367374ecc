namespace BucketManager.Browser.Tests;

public sealed class AccessTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Access = "/projects/demo/access";

    private const string ReadCells =
        """
        grid => {
          const text = e => e.querySelector('a')?.getAttribute('href').split('/').at(-1);
          const names = [...grid.querySelectorAll('[role=columnheader]')].slice(1).map(text);
          return [...grid.querySelectorAll('[role=row]')].slice(1).flatMap(row =>
            [...row.querySelectorAll('[role=gridcell]')].map((cell, i) =>
              [text(row.querySelector('[role=rowheader]')), names[i], cell.textContent]));
        }
        """;

    [Fact]
    public async Task Both_ways_show_the_same_grants_and_those_are_the_servers()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Access);
        var grid = window.Page.GetByRole(AriaRole.Grid, new() { Name = "Access" });
        await Expect(grid.GetByRole(AriaRole.Rowheader)).ToContainTextAsync(["Blue Press", "North Agency", "Old Mill Stores"]);

        var byUser = await grid.EvaluateAsync<string[][]>(ReadCells);
        await window.Page.GetByText("By bucket").ClickAsync();
        await Expect(grid.GetByRole(AriaRole.Rowheader).First).ToHaveTextAsync("archive");
        var byBucket = await grid.EvaluateAsync<string[][]>(ReadCells);

        var served = await host.AskAsync("viewer", HttpMethod.Get, "/api/projects/demo/access");
        Assert.Equal(
            served["grants"]!.AsArray().Select(g => $"{g!["user"]} {g["bucket"]}").Distinct().Order(),
            byUser.Where(cell => cell[2] != "–").Select(cell => $"{cell[0]} {cell[1]}").Order());
        Assert.Equal(
            byUser.Select(cell => $"{cell[0]} {cell[1]} {cell[2]}").Order(),
            byBucket.Select(cell => $"{cell[1]} {cell[0]} {cell[2]}").Order());
        await Expect(grid.GetByRole(AriaRole.Row).Filter(new() { HasText = "contracts" })).ToContainTextAsync("E Exchangeblue-press/");
    }

    [Fact]
    public async Task A_cell_follows_a_grant_that_somebody_else_gives_and_takes_away()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Access);
        var row = window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "old-mill" });
        var archive = row.GetByRole(AriaRole.Gridcell).First;
        await Expect(archive).ToHaveTextAsync("–");

        await host.GrantAsync("old-mill", grants => grants.Add(new JsonObject { ["bucket"] = "archive", ["can"] = "manage" }));
        await Expect(archive).ToContainTextAsync("Manage");

        await host.GrantAsync("old-mill", grants => grants.RemoveAt(grants.ToList().FindIndex(g => (string?)g!["bucket"] == "archive")));
        await Expect(archive).ToHaveTextAsync("–");
    }

    [Fact]
    public async Task Two_hundred_users_by_two_hundred_buckets_scroll_by_keyboard_under_heads_that_stay()
    {
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;

        // Without a connection the page shows what it is answered.
        await page.RouteAsync("**/api/tickets", route => route.AbortAsync());
        await page.RouteAsync("**/api/projects/demo/access", route => route.FulfillAsync(new() { Json = Large(200) }));
        await window.SignInAsync("Mara Manager", Access);
        var grid = page.GetByRole(AriaRole.Grid, new() { Name = "Access" });
        await grid.GetByRole(AriaRole.Gridcell).First.FocusAsync();

        await page.Keyboard.PressAsync("Control+End");
        var focused = page.Locator("[role=gridcell]:focus");
        await Expect(focused).ToHaveTextAsync("D Deliverin/199/");
        Assert.True(await grid.GetByRole(AriaRole.Gridcell).CountAsync() < 400);
        await BesideItsHeadsAsync(grid, focused, "user-199", "bucket-199");

        await page.Keyboard.PressAsync("PageUp");
        await page.Keyboard.PressAsync("Home");
        await Expect(focused).ToHaveAttributeAsync("aria-colindex", "2");
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(focused).ToHaveTextAsync("D Deliverin/001/");
        await BesideItsHeadsAsync(grid, focused, "user-001", "bucket-001");

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "user-001 · bucket-001" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Deliver: upload and see names, no download · in/001/")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Both_axes_are_filtered_and_the_filters_stand_in_the_address()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Access);
        var page = window.Page;

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter users" }).FillAsync("Blue Press");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter buckets" }).FillAsync("art");
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, $"{Access}?users=Blue+Press&buckets=art").ToString());
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Gridcell)).ToHaveTextAsync(["C CollectWhole bucket"]);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter users" }).FillAsync("nobody");
        await Expect(page.GetByText("No user or no bucket matches.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_it_is_a_list()
    {
        await using var window = await Browsers.OpenAsync(host, new Appearance { Width = 375 });
        await window.SignInAsync("Mara Manager", Access);

        var item = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = window.Page.GetByRole(AriaRole.Link, new() { Name = "Blue Press" }) });
        await Expect(item).ToContainTextAsync("contracts · Exchange: collect and deliver · blue-press/");
        await Expect(window.Page.GetByRole(AriaRole.Grid)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_question_is_answered_in_a_sentence_with_the_reason()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Access);
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Action") }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "upload" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Bucket") }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "contracts" }).ClickAsync();
        await Expect(page.GetByText("Nobody can upload in contracts/.").First).ToBeVisibleAsync();

        await page.GetByLabel("Folder").FillAsync("blue-press/");
        await Expect(page.GetByText("1 user can upload in contracts/blue-press/:").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Blue Press can exchange files in contracts/blue-press/")).ToBeVisibleAsync();

        await page.GetByLabel("Folder").FillAsync("../");
        await Expect(page.GetByText("folders that each end in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_table_for_spreadsheets_has_no_formula_in_it()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Access);
        await host.GrantAsync("north-agency", grants => grants.Add(new JsonObject { ["bucket"] = "archive", ["prefix"] = "=1+1/", ["can"] = "collect" }));
        await Expect(window.Page.GetByText("=1+1/")).ToBeVisibleAsync();

        var saved = await window.Page.RunAndWaitForDownloadAsync(
            () => window.Page.GetByRole(AriaRole.Button, new() { Name = "Export as CSV" }).ClickAsync());

        Assert.Equal("demo-access.csv", saved.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await saved.PathAsync());
        Assert.Equal("company,user,status,ends,bucket,prefix,granted,can", lines[0]);
        Assert.Contains(lines, l => l.EndsWith(",archive,\"'=1+1/\",collect,collect", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Blue Press,blue-press,", StringComparison.Ordinal)
            && l.EndsWith(",contracts,blue-press/,exchange,exchange", StringComparison.Ordinal));
    }

    /// <summary>As many users as buckets; the n-th user may deliver into the n-th bucket.</summary>
    private static JsonObject Large(int size)
    {
        var numbers = Enumerable.Range(0, size).Select(n => n.ToString("000", null)).ToList();
        return new JsonObject
        {
            ["users"] = new JsonArray([.. numbers.Select(n => (JsonNode)$"user-{n}")]),
            ["buckets"] = new JsonArray([.. numbers.Select(n => (JsonNode)$"bucket-{n}")]),
            ["grants"] = new JsonArray(
                [.. numbers.Select(n => new JsonObject { ["user"] = $"user-{n}", ["bucket"] = $"bucket-{n}", ["prefix"] = $"in/{n}/", ["can"] = "deliver" })]),
            ["sequence"] = 1,
        };
    }

    private static async Task BesideItsHeadsAsync(ILocator grid, ILocator cell, string row, string column)
    {
        var (top, left) = (grid.GetByRole(AriaRole.Columnheader, new() { Name = column }), grid.GetByRole(AriaRole.Rowheader, new() { Name = row }));
        await Expect(top).ToBeInViewportAsync();
        await Expect(left).ToBeInViewportAsync();
        var (box, above, before) = (await cell.BoundingBoxAsync(), await top.BoundingBoxAsync(), await left.BoundingBoxAsync());
        Assert.Equal(above!.X, box!.X, 1.0);
        Assert.Equal(before!.Y, box.Y, 1.0);
        Assert.True(box.Y >= above.Y + above.Height - 1 && box.X >= before.X + before.Width - 1, "The cell lies under a head.");
    }
}
