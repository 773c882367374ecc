namespace BucketManager.Browser.Tests;

/// <summary>On a host that is slow enough to be watched.</summary>
public sealed class ProjectHomeTests : IAsyncLifetime
{
    private readonly TestHost host = new(speed: 20);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_another_person_does_appears_and_ends_by_itself()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");
        await Expect(window.Badge("Live")).ToBeVisibleAsync();

        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/buckets", new JsonObject { ["name"] = "invoices", ["spec"] = new JsonObject() });

        var running = window.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Creating “invoices”" });
        var line = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Sam Second created the bucket invoices" });
        await Expect(running).ToBeVisibleAsync();
        await Expect(line).ToContainTextAsync("In progress");
        await Expect(line).ToContainTextAsync("Done");
        await Expect(running).ToBeHiddenAsync();
        await Expect(window.Page.GetByText("Nothing is being changed.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_is_cut_off_is_told_so_and_catches_up_without_a_reload()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        await window.Page.EvaluateAsync("() => { window.wasHereBefore = true; }");

        await window.CutAsync(true);
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Offline: what you see is from ") }))
            .ToBeVisibleAsync(new() { Timeout = 5_000 });
        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/buckets", new JsonObject { ["name"] = "meanwhile", ["spec"] = new JsonObject() });
        await Expect(window.Page.GetByText("Spring catalogue").First).ToBeVisibleAsync();

        await window.CutAsync(false);
        await Expect(window.Badge("Up to date again")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("created the bucket meanwhile")).ToBeVisibleAsync();
        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.wasHereBefore === true"));
    }

    [Fact]
    public async Task What_needs_somebody_says_why_and_what_to_do()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");

        var item = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "User Blue Press" });
        await Expect(item).ToContainTextAsync("Ends soon:");
        await Expect(item).ToContainTextAsync("Extend it if it is needed longer.");
    }

    [Fact]
    public async Task What_ends_soon_is_extended_with_one_click_and_a_link_leads_to_the_links()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");
        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/users/north-agency/handovers", new JsonObject { ["give"] = "accessKey" });

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Extend blue-press" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Dialog).GetByLabel("Last day of access")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Show the links" }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Uri(host.Address, "/projects/demo/users/north-agency?tab=handovers").ToString());
        await Expect(window.Page.GetByText("Not opened")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_list_of_projects_counts_what_the_front_room_shows_also_after_a_change()
    {
        await using var list = await Browsers.OpenAsync(host);
        await list.SignInAsync("Mara Manager");
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");
        var counted = list.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Spring catalogue" }).GetByRole(AriaRole.Gridcell).Nth(3);
        var items = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = new("^(Ends soon|Link not opened yet|Stopped):") });
        await Expect(items).ToHaveCountAsync(1);
        await Expect(counted).ToHaveTextAsync("1");

        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/users/north-agency/handovers", new JsonObject { ["give"] = "accessKey" });
        await Expect(items).ToHaveCountAsync(2);
        await Expect(counted).ToHaveTextAsync("2");

        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/users/blue-press/stop", new JsonObject());
        await Expect(items.Filter(new() { HasText = "Stopped:" })).ToHaveCountAsync(1);
        await Expect(items).ToHaveCountAsync(2);
        await Expect(counted).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task The_first_steps_tick_themselves()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");
        var step = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Hand over a key" });
        await Expect(step.GetByLabel("Still to do")).ToBeVisibleAsync();

        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/users/north-agency/handovers", new JsonObject { ["give"] = "accessKey" });

        await Expect(step.GetByLabel("Done")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Link not opened yet:")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_is_told_that_nothing_can_be_changed()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", "/projects/demo");

        await Expect(window.Page.GetByText("View only")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Your first hand-over")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Whoever_loses_the_right_to_see_it_is_told_at_once()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", "/projects/demo");
        await Expect(window.Badge("Live")).ToBeVisibleAsync();

        await host.EditAsync(string.Empty, spec => spec["viewers"] = new JsonArray());

        await Expect(window.Page.GetByText("Not found, or you have no access").First).ToBeVisibleAsync();
    }
}
