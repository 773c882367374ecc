namespace BucketManager.Browser.Tests;

/// <summary>On a host that is slow enough to be watched.</summary>
public sealed class UserChangesTests : IAsyncLifetime
{
    private readonly TestHost host = new(speed: 0.5);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_edit_of_what_is_being_changed_shows_that_it_waits_and_then_runs()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/users/north-agency/access");
        var page = window.Page;
        await page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" }).GetByLabel("folder").FillAsync("in/");
        await host.EditAsync("/users/north-agency", spec => spec["contactName"] = "Norbert North");

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue editing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Next change waiting")).ToBeVisibleAsync();
        await Expect(page.GetByText("Somebody is changing “North Agency”. Your change is next").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting to be applied" })).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload files to artwork/in/north/, but not download or delete them.")).ToBeVisibleAsync();

        host.Hurry();
        await Expect(page.GetByText("“North Agency” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload files to artwork/in/, but not download or delete them.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Norbert North")).ToBeVisibleAsync();
    }
}
