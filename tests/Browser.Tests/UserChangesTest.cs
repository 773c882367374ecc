using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace BucketManager.Browser.Tests;

/// <summary>On a host that is slow enough to be watched.</summary>
[Collection(InBrowser.Name)]
public sealed class UserChangesTest(Stage stage) : IAsyncLifetime
{
    private readonly House house = new(speed: 5);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task An_edit_of_what_is_being_changed_shows_that_it_waits_and_then_runs()
    {
        await using var window = await stage.OpenAsync(house);
        await window.SignInAsync("Mara Manager", "/projects/demo/users/north-agency/access");
        var page = window.Page;
        await page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" }).GetByLabel("folder").FillAsync("in/");
        var user = await house.AskAsync("second.manager", HttpMethod.Get, "/api/projects/demo/users/north-agency");
        var spec = user["spec"]!.DeepClone().AsObject();
        spec["contactName"] = "Norbert North";
        await house.AskAsync(
            "second.manager", HttpMethod.Put, "/api/projects/demo/users/north-agency", new JsonObject { ["spec"] = spec }, $"\"{user["revision"]}\"");

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on editing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Waiting: a change runs next")).ToBeVisibleAsync();
        await Expect(page.GetByText("“north-agency” is being changed by somebody. Your change waits and runs next").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting: it will be" })).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload into artwork/in/north/, cannot read or delete there.")).ToBeVisibleAsync();

        await Expect(page.GetByText("“north-agency” is changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload into artwork/in/, cannot read or delete there.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Norbert North")).ToBeVisibleAsync();
    }
}
