namespace BucketManager.Browser.Tests;

public sealed class OutsideChangeTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_was_changed_outside_appears_shows_its_difference_and_is_put_back()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/artwork");
        var page = window.Page;
        await Expect(window.Badge("Live")).ToBeVisibleAsync();

        await host.ChangeOutsideAsync("artwork", from: "\"Status\": \"Enabled\"", to: "\"Status\": \"Suspended\"");

        await Expect(page.GetByText("Changed outside BucketManager").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show difference" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".diff-removed, .diff-added").Filter(new() { HasText = "\"Status\": \"Suspended\"" }).First).ToBeVisibleAsync();
        await window.HasNothingForAxeAsync();
        await window.KeepPictureAsync("outside-change");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put back" }).ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByText("“artwork” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Changed outside BucketManager")).ToHaveCountAsync(0);
    }
    [Fact]
    public async Task What_an_older_version_wrote_is_named_and_brought_up_to_date_at_once()
    {
        await host.EndedAsync(await host.AskAsync("manager", HttpMethod.Post, "/api/projects/demo/buckets", new JsonObject
        {
            ["name"] = "old-contracts",
            ["spec"] = new JsonObject { ["objectLockDays"] = 30 },
        }));
        await host.WriteByVersionAsync("old-contracts", renderer: 1);
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/settings");
        var page = window.Page;

        await Expect(page.GetByText("1 template is out of date.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "old-contracts" })).ToBeVisibleAsync();
        await window.HasNothingForAxeAsync();
        await window.KeepPictureAsync("older-version");
        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();

        await Expect(page.GetByText("The project demo is up to date: 1 item was updated.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Up to date", new() { Exact = true })).ToBeVisibleAsync();
    }
}
