namespace BucketManager.Browser.Tests;

public sealed class SearchTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Things_are_found_from_any_page_and_reached_by_keyboard_alone()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager");
        var page = window.Page;

        await FieldIn(page).WaitForAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("ar");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "archive demo" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "artwork demo" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Uri(host.Address, "/projects/demo/buckets/artwork").ToString());
        await Expect(FieldIn(page)).ToHaveValueAsync(string.Empty);
    }

    [Theory]
    [InlineData("Otto Mill", "Old Mill Stores", "/projects/demo/users/old-mill")]
    [InlineData("print-ready", "artwork", "/projects/demo/buckets/artwork")]
    [InlineData("spring cat", "Spring catalogue", "/projects/demo")]
    [InlineData("old-m", "Old Mill Stores", "/projects/demo/users/old-mill")]
    public async Task Contacts_descriptions_and_titles_lead_to_their_things_by_Enter(string typed, string found, string path)
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer");
        var page = window.Page;

        await FieldIn(page).FillAsync(typed);
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasText = found })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Uri(host.Address, path).ToString());
    }

    [Fact]
    public async Task What_is_on_no_page_that_was_loaded_is_found()
    {
        await using var window = await Browsers.OpenAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 55).Select(n => host.AskAsync(
            "manager", HttpMethod.Post, "/api/projects/demo/buckets", new JsonObject { ["name"] = $"zone-{n:00}", ["spec"] = new JsonObject() })));
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "archive" })).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("zone-54")).ToBeHiddenAsync();

        await FieldIn(window.Page).FillAsync("zone-54");

        await Expect(window.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "zone-54" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_foreign_project_is_never_named()
    {
        await host.AskAsync("admin", HttpMethod.Post, "/api/projects", new JsonObject
        {
            ["name"] = "secret-plan",
            ["spec"] = new JsonObject
            {
                ["title"] = "Secret plan",
                ["account"] = "999999999999",
                ["region"] = "eu-west-1",
                ["managers"] = new JsonArray("boss@example.com"),
            },
        });
        await using var admin = await Browsers.OpenAsync(host);
        await using var viewer = await Browsers.OpenAsync(host);
        await admin.SignInAsync("Ada Admin");
        await viewer.SignInAsync("Vera Viewer");

        await FieldIn(admin.Page).FillAsync("secret");
        await Expect(admin.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "secret-plan" })).ToBeVisibleAsync();
        await FieldIn(viewer.Page).FillAsync("secret");
        await Expect(viewer.Page.GetByText("No results")).ToBeVisibleAsync();
        await Expect(viewer.Page.GetByText("secret-plan")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_late_answer_to_an_older_question_does_not_replace_a_newer_one()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager");
        var page = window.Page;
        var newerIsShown = new TaskCompletionSource();
        var olderWasAsked = new TaskCompletionSource();
        var olderIsAnswered = new TaskCompletionSource();
        await page.RouteAsync("**/api/search?q=blue", async route =>
        {
            olderWasAsked.SetResult();
            var answer = await route.FetchAsync();
            await newerIsShown.Task;
            await route.FulfillAsync(new() { Response = answer });
            olderIsAnswered.SetResult();
        });

        await FieldIn(page).FillAsync("blue");
        await olderWasAsked.Task;
        await FieldIn(page).FillAsync("archive");
        var option = page.GetByRole(AriaRole.Option);
        await Expect(option).ToHaveCountAsync(1);
        await Expect(option).ToContainTextAsync("archive");
        newerIsShown.SetResult();
        await olderIsAnswered.Task;
        await window.DrawnAsync();

        await FieldIn(page).PressAsync("ArrowDown");
        await Expect(option).ToHaveCountAsync(1);
        await Expect(option).ToContainTextAsync("archive");
    }

    [Fact]
    public async Task The_list_of_keys_comes_by_a_key_and_goes_by_Escape_unless_keys_are_not_wanted()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager");
        var page = window.Page;
        var opener = page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" });
        var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });

        await opener.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeVisibleAsync();
        await window.HasNothingForAxeAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Shortcuts / and ?" }).ClickAsync();
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("/");
        await Expect(keys).ToBeHiddenAsync();
        await Expect(FieldIn(page)).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_the_field_opens_and_finds()
    {
        await using var window = await Browsers.OpenAsync(host, new Appearance { Width = 375 });
        await window.SignInAsync("Mara Manager");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await FieldIn(window.Page).FillAsync("contracts");

        await window.Page.GetByRole(AriaRole.Option, new() { Name = "contracts demo" }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Uri(host.Address, "/projects/demo/buckets/contracts").ToString());
    }

    /// <summary>The one that can be seen: the bar measures itself on a hidden copy.</summary>
    private static ILocator FieldIn(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Search everywhere" });
}
