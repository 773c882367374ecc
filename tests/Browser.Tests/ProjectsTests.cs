namespace BucketManager.Browser.Tests;

public sealed class ProjectsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_needs_attention_is_counted_live()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager");
        var row = window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Spring catalogue" });
        var users = row.GetByRole(AriaRole.Gridcell).Nth(2);
        var attention = row.GetByRole(AriaRole.Gridcell).Nth(3);
        await Expect(attention).ToHaveTextAsync("1");

        await host.AskAsync("second.manager", HttpMethod.Post, "/api/projects/demo/users", new JsonObject
        {
            ["name"] = "short-stay",
            ["spec"] = new JsonObject
            {
                ["company"] = "Short Stay",
                ["contactName"] = "Sue Short",
                ["contactEmail"] = "sue@short.example",
                ["expiresAt"] = DateTime.UtcNow.AddDays(3),
            },
        });

        await Expect(attention).ToHaveTextAsync("2");
        await Expect(users).ToHaveTextAsync("4");
    }

    [Fact]
    public async Task A_project_that_somebody_else_opens_waits_until_one_wants_to_see_it()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin");
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" })).ToBeVisibleAsync();

        await host.AskAsync("admin", HttpMethod.Post, "/api/projects", Project("autumn", "Autumn catalogue", "111111111111"));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "1 new · Show" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Autumn catalogue" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_search_covers_all_projects_and_says_when_none_matches()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager");

        await window.Page.GetByRole(AriaRole.Searchbox).FillAsync("nothing like that");
        await Expect(window.Page.GetByText("No project matches")).ToBeVisibleAsync();
        await Expect(window.Page).ToHaveURLAsync(new Uri(host.Address, "/projects?search=nothing+like+that").ToString());

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_admin_opens_a_project_and_sees_what_sftp_costs_before_the_switch()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", "/projects/create");
        var page = window.Page;

        var cost = await page.GetByText("about $216 a month").BoundingBoxAsync();
        var toggle = await page.GetByLabel("SFTP").BoundingBoxAsync();
        Assert.True(cost!.Y < toggle!.Y);

        await page.GetByLabel("Title").FillAsync("Winter catalogue");
        await page.GetByLabel("Account").FillAsync("2222");
        await page.GetByLabel("Managers").FillAsync("manager@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Must be the 12 digits of an AWS account.").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Account")).ToBeFocusedAsync();

        await page.GetByLabel("Account").FillAsync("222222222222");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Opens the project winter-catalogue in the account 222222222222")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create project" }).DblClickAsync();

        await Expect(page.GetByText("“Winter catalogue” is ready.").First).ToBeVisibleAsync();
        var named = await host.AskAsync("admin", HttpMethod.Get, "/api/projects?search=winter");
        Assert.Single(named["items"]!.AsArray());
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_a_reload_and_after_an_ended_sign_in()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", "/projects/create");
        var page = window.Page;
        await page.GetByLabel("Title").FillAsync("Summer catalogue");

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Summer catalogue");
        await Expect(page.GetByText("Your entries are still here.")).ToBeVisibleAsync();

        await page.EvaluateAsync(
            """() => localStorage.setItem('bucket-manager.session', JSON.stringify({ token: 'ended', expiresAt: '2999-01-01T00:00:00Z', person: 'admin@example.com', renewal: null }))""");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Ada Admin" }).ClickAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Summer catalogue");
    }

    [Fact]
    public async Task Leaving_a_form_asks_first_and_Escape_stays()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", "/projects/create");
        var page = window.Page;
        await page.GetByLabel("Title").FillAsync("Half a thought");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Leave without saving?" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task An_admin_who_is_offline_is_told_that_nothing_was_saved_and_keeps_the_entries()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Ada Admin", "/projects/create");
        var page = window.Page;
        await page.GetByLabel("Title").FillAsync("Far away");

        await window.CutAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Not saved: you are offline. Your entries stay here.").First).ToBeVisibleAsync();

        await window.CutAsync(false);
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Far away");
    }

    private static JsonObject Project(string name, string title, string account) => new()
    {
        ["name"] = name,
        ["spec"] = new JsonObject { ["title"] = title, ["account"] = account, ["region"] = "eu-west-1" },
    };
}
