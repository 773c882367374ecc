using BucketManager.Adapters.SimulatedAws;

namespace BucketManager.Browser.Tests;

public sealed class ActivityTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Activity = "/projects/demo/activity";

    [Fact]
    public async Task New_lines_wait_until_one_wants_to_see_them_and_lines_that_are_shown_get_their_end()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{Activity}?kind=bucket");
        var page = window.Page;
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        await Expect(Line(page, "created the bucket artwork")).ToBeVisibleAsync();

        await CreateAsync("waits-one");
        await CreateAsync("waits-two");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "2 new · Show" })).ToBeVisibleAsync();
        await Expect(page.GetByText("waits-one")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "2 new · Show" }).ClickAsync();
        await Expect(Line(page, "created the bucket waits-one")).ToContainTextAsync(new Regex("Done in \\d+ s"));
        await Expect(Line(page, "created the bucket waits-two")).ToContainTextAsync(new Regex("Done in \\d+ s"));
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("new · Show") })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_failed_and_what_was_put_back_stands_there_with_the_reason()
    {
        host.Faults.FailResource("AWS::S3::Bucket", "The account has no room left", ResourceAction.Create, "bm-demo-bucket-never-made");
        await CreateAsync("never-made");
        host.Faults.FailResource("AWS::S3::Bucket", "Not today", ResourceAction.Update, "bm-demo-bucket-contracts");
        await host.EndedAsync(await host.EditAsync("/buckets/contracts", spec => spec["retention"] = new JsonObject { ["keepPreviousVersionsDays"] = 77 }));
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Activity);
        var page = window.Page;

        await Expect(Line(page, "created the bucket never-made")).ToContainTextAsync("Failed");
        var rolledBack = Line(page, "contracts").Filter(new() { HasText = "Undone" });
        await rolledBack.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(rolledBack).ToContainTextAsync("Not today");
        await Expect(rolledBack.GetByRole(AriaRole.Row).Filter(new() { HasText = "Keeps" })).ToContainTextAsync("Previous versions for 77 days");

        // Only those, and the choice stands in the address.
        await page.GetByRole(AriaRole.Button, new() { Name = "Result" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Undone" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, $"{Activity}?result=rolledBack").ToString());
        await Expect(page.GetByText("created the bucket")).ToHaveCountAsync(0);
        await Expect(rolledBack).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_line_opens_with_before_and_after_and_names_revision_and_operation()
    {
        await host.EndedAsync(await host.EditAsync("/buckets/price-lists", spec => spec["description"] = "Prices, in both currencies"));
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", $"{Activity}?kind=bucket&name=price-lists");
        var line = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Sam Second" }).First;
        var opener = line.GetByRole(AriaRole.Button);

        await opener.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        var row = line.GetByRole(AriaRole.Row).Filter(new() { HasText = "Description" });
        await Expect(row.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["Price lists that retailers collect", "Prices, in both currencies"]);
        await Expect(line.GetByText(new Regex("Revision 2 · Operation \\w+"))).ToBeVisibleAsync();
        await Expect(opener).ToHaveAttributeAsync("aria-expanded", "true");
        await window.HasNothingForAxeAsync();
        await window.KeepPictureAsync("activity-open");
    }

    [Fact]
    public async Task Lines_are_filtered_by_person_thing_and_days()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Activity);
        var page = window.Page;

        // Enter closes the suggestions, which would lie over the button.
        await page.GetByLabel("Person").FillAsync("admin@example.com");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Name = "Activity (1)" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();

        await page.GetByLabel("Item", new() { Exact = true }).FillAsync("artw");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = "artwork" }).ClickAsync();
        await Expect(Line(page, "created the bucket artwork")).ToBeVisibleAsync();
        await Expect(page.GetByText("created the bucket archive")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("(kind=bucket&name=artwork|name=artwork&kind=bucket)$"));

        var day = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        await page.GotoAsync($"{Activity}?from={day.AddDays(1):yyyy-MM-dd}");
        await Expect(page.GetByText("No activity matches")).ToBeVisibleAsync();
        await page.GotoAsync($"{Activity}?from={day.AddDays(-1):yyyy-MM-dd}&to={day:yyyy-MM-dd}");
        await Expect(Line(page, "created the bucket artwork")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Times_are_local_and_in_utc_for_pointer_and_keyboard_under_their_day()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", $"{Activity}?kind=bucket&name=artwork");
        var served = await host.AskAsync("viewer", HttpMethod.Get, "/api/projects/demo/activity?kind=bucket&name=artwork");
        var at = served["items"]![0]!["at"]!.GetValue<DateTimeOffset>();
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        var time = Line(window.Page, "created the bucket artwork").GetByRole(AriaRole.Time);

        await Expect(time).ToHaveTextAsync($"{local:HH:mm}");
        await Expect(time).ToHaveAttributeAsync("title", $"{at:yyyy-MM-dd HH:mm} UTC");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 2, NameRegex = new($"^{local.Day} ") })).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Shift");
        await time.FocusAsync();
        Assert.Contains(
            $"{at:yyyy-MM-dd HH:mm} UTC", await time.EvaluateAsync<string>("e => getComputedStyle(e, '::after').content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_filtered_is_what_is_exported()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", $"{Activity}?kind=bucket&name=artwork");

        var saved = await window.Page.RunAndWaitForDownloadAsync(
            () => window.Page.GetByRole(AriaRole.Button, new() { Name = "Export as CSV" }).ClickAsync());

        Assert.Equal("demo-activity.csv", saved.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await saved.PathAsync());
        Assert.Equal("at,actor,sentence,kind,name,operationId,result", lines[0]);
        Assert.All(lines[1..], line => Assert.Contains(",bucket,artwork,", line, StringComparison.Ordinal));
        Assert.NotEmpty(lines[1..]);
    }

    private static ILocator Line(IPage page, string text) => page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = text });

    private async Task CreateAsync(string name) => await host.EndedAsync(await host.AskAsync(
        "second.manager", HttpMethod.Post, "/api/projects/demo/buckets", new JsonObject { ["name"] = name, ["spec"] = new JsonObject() }));
}
