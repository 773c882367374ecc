namespace BucketManager.Browser.Tests;

public sealed class SettingsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Settings = "/projects/demo/settings";

    [Fact]
    public async Task A_manager_changes_the_people_of_a_project_and_not_what_it_costs()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Settings);
        var page = window.Page;
        await Expect(page.GetByText("123456789012")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close project" })).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(page.GetByLabel("SFTP")).ToHaveCountAsync(0);
        await page.GetByLabel("Viewers").FillAsync("viewer@example.com\nnot an address");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Must be an e-mail address such as name@example.com.").First).ToBeVisibleAsync();

        await page.GetByLabel("Viewers").FillAsync("viewer@example.com\nauditor@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText(new Regex("“Spring (catalogue|and summer)” was changed.")).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "auditor@example.com" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_admin_sees_what_sftp_costs_before_the_switch()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", $"{Settings}/edit");

        var cost = await window.Page.GetByText("about $216 a month").BoundingBoxAsync();
        var toggle = await window.Page.GetByLabel("SFTP").BoundingBoxAsync();
        Assert.True(cost!.Y < toggle!.Y);
    }

    [Fact]
    public async Task Language_theme_and_density_are_chosen_and_remembered()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Settings);
        var page = window.Page;

        await page.GetByRole(AriaRole.Radio, new() { Name = "Dark" }).CheckAsync();
        await page.GetByLabel("Compact").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Language") }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Italiano" }).ClickAsync();
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Impostazioni", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("awsui-dark-mode"));
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("awsui-compact-mode"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Modifica" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Everything_is_read_again_and_found_as_it_was_shown()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Settings);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Read everything again" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("templates read. Everything was already correct.");
        await Expect(window.Page.GetByText("Up to date")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_project_in_use_is_not_closed_and_an_empty_one_is_once_its_name_is_typed()
    {
        await host.EndedAsync(await host.AskAsync("admin", HttpMethod.Post, "/api/projects", new JsonObject
        {
            ["name"] = "short-lived",
            ["spec"] = new JsonObject
            {
                ["title"] = "Short-lived",
                ["account"] = "333333333333",
                ["region"] = "eu-west-1",
                ["managers"] = new JsonArray("manager@example.com"),
            },
        }));
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", Settings);
        var page = window.Page;

        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Close project" });
        await opener.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Close demo?" });
        await Expect(dialog.GetByText("4 buckets")).ToBeVisibleAsync();
        await dialog.GetByLabel("Type “demo” to close it").FillAsync("demo");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Close project" })).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();

        await page.GotoAsync("/projects/short-lived/settings");
        await opener.ClickAsync();
        dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Close short-lived?" });
        await Expect(dialog.GetByText("Closes the project short-lived and removes what BucketManager set up in the account 333333333333")).ToBeVisibleAsync();
        var close = dialog.GetByRole(AriaRole.Button, new() { Name = "Close project" });
        await Expect(close).ToBeDisabledAsync();
        await dialog.GetByLabel("Type “short-lived” to close it").FillAsync("short-lived");
        await close.ClickAsync();
        await Expect(page.GetByText("“Short-lived” was closed.").First).ToBeVisibleAsync();
    }
    [Fact]
    public async Task Of_two_who_edit_a_project_the_later_sees_the_others_change_and_joins_both()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", $"{Settings}/edit");
        var page = window.Page;
        await page.GetByLabel("Viewers").FillAsync("viewer@example.com\nlate@example.com");

        await host.EndedAsync(await host.EditAsync(string.Empty, spec => spec["title"] = "Spring and summer"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Sam Second changed this while you were editing" });
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Title" })).ToContainTextAsync("Spring and summer");
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Viewers" })).ToContainTextAsync("late@example.com");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Continue editing" }).ClickAsync();

        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Spring and summer");
        await Expect(page.GetByLabel("Viewers")).ToHaveValueAsync("viewer@example.com\nlate@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("“Spring and summer” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "late@example.com" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation).GetByText("Spring and summer").First).ToBeVisibleAsync();
    }
}
