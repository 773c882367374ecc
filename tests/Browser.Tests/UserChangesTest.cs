namespace BucketManager.Browser.Tests;

/// <summary>On a host that is slow enough to be watched.</summary>
public sealed class UserChangesTest : IAsyncLifetime
{
    private readonly House house = new(speed: 0.5);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task An_edit_of_what_is_being_changed_shows_that_it_waits_and_then_runs()
    {
        await using var window = await Stage.OpenAsync(house);
        await window.SignInAsync("Mara Manager", "/projects/demo/users/north-agency/access");
        var page = window.Page;
        await page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" }).GetByLabel("folder").FillAsync("in/");
        await house.EditAsync("/users/north-agency", spec => spec["contactName"] = "Norbert North");

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on editing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Waiting: a change runs next")).ToBeVisibleAsync();
        await Expect(page.GetByText("“North Agency” is being changed by somebody. Your change waits and runs next").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting: it will be" })).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload into artwork/in/north/, cannot read or delete there.")).ToBeVisibleAsync();

        house.Hurry();
        await Expect(page.GetByText("“North Agency” is changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload into artwork/in/, cannot read or delete there.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Norbert North")).ToBeVisibleAsync();
    }
}
