namespace BucketManager.Browser.Tests;

/// <summary>What is shown before a change is asked for.</summary>
public sealed class PreviewTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Bucket = "/api/projects/demo/buckets/artwork";
    private const string Edit = "/projects/demo/buckets/artwork/edit";

    [Fact]
    public async Task A_preview_changes_nothing_and_what_is_saved_is_what_it_said()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Edit);
        var page = window.Page;
        var before = await host.AskAsync("manager", HttpMethod.Get, Bucket);

        await page.GetByLabel("Keep previous versions for (number) days").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Keeps previous versions for 10 days (was 30)")).ToBeVisibleAsync();
        var difference = page.GetByLabel("Template difference");
        await page.GetByRole(AriaRole.Button, new() { Name = "Details for engineers" }).ClickAsync();
        await Expect(difference.Locator(".diff-added").Filter(new() { HasText = "10" }).First).ToContainTextAsync("+");
        await Expect(difference.Locator(".diff-removed").Filter(new() { HasText = "30" }).First).ToContainTextAsync("-");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeVisibleAsync();
        await window.HasNothingForAxeAsync();

        var during = await host.AskAsync("manager", HttpMethod.Get, Bucket);
        Assert.Equal(before["version"]!.ToString(), during["version"]!.ToString());

        // What the difference adds is what the template then has.
        var added = (await difference.Locator(".diff-added").AllInnerTextsAsync()).Select(line => Packed(line[1..]).TrimEnd(','))
            .Where(line => line.Contains("retention", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(added);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("“artwork” was changed.").First).ToBeVisibleAsync();
        var template = Packed((await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/templates/bucket/artwork")).ToJsonString());
        Assert.All(added, line => Assert.Contains(line, template, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_would_change_nothing_can_be_saved()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/archive/edit");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        await Expect(window.Page.GetByText("Nothing would change.")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Danger_is_said_in_words_and_before_all_else()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/price-lists/edit");
        var page = window.Page;

        await page.GetByLabel("Delete files after (number) days").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        var warning = page.GetByText("Files older than 120 days will disappear from view.");
        await Expect(warning).ToBeVisibleAsync();
        var sentences = await page.GetByRole(AriaRole.Heading, new() { Name = "What will change" }).BoundingBoxAsync();
        Assert.True((await warning.BoundingBoxAsync())!.Y < sentences!.Y);
    }

    [Fact]
    public async Task A_deletion_shows_what_goes_from_the_templates_too()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/users/old-mill");
        var page = window.Page;
        var before = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users/old-mill");

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Details for engineers" }).ClickAsync();
        await Expect(dialog.Locator(".diff-removed").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        var after = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users/old-mill");
        Assert.Equal(before["version"]!.ToString(), after["version"]!.ToString());
    }

    private static string Packed(string json) => json.Replace(" ", string.Empty, StringComparison.Ordinal).Trim();
}
