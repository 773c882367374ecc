using System.Net.Http.Json;

namespace BucketManager.Browser.Tests;

/// <summary>Links, as those who make them see them.</summary>
public sealed class HandoversTests : IAsyncLifetime
{
    private const string Tab = "/projects/demo/users/north-agency?tab=handovers";
    private const string OldMill = "/projects/demo/users/old-mill?tab=handovers";

    private readonly TestHost host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Link_and_passcode_are_shown_once_and_the_mail_holds_only_the_link()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Tab);
        var made = await MakeAsync(window);
        var link = await made.GetByText(new Regex("^http")).InnerTextAsync();
        var passcode = await made.GetByText(new Regex("^[0-9]{4}-[0-9]{4}$")).InnerTextAsync();
        await Expect(made.GetByText("Tell it by phone or message, not in the same e-mail.")).ToBeVisibleAsync();

        var write = made.GetByRole(AriaRole.Link, new() { Name = "Write an e-mail" });
        await Expect(write).ToHaveAttributeAsync("href", new Regex("^mailto:nora@north-agency.example\\?subject="));
        var text = Uri.UnescapeDataString((await write.GetAttributeAsync("href"))!);
        foreach (var said in new[] { link, "Nora North", "Example Company", "Spring catalogue", "Mara Manager" })
            Assert.Contains(said, text);
        Assert.DoesNotContain(passcode, text);
        Assert.DoesNotContain(passcode.Replace("-", string.Empty, StringComparison.Ordinal), text);
        await made.GetByLabel("Language of the e-mail").ClickAsync();
        await made.GetByRole(AriaRole.Option, new() { Name = "Deutsch" }).ClickAsync();
        await Expect(write).ToHaveAttributeAsync("href", new Regex("Guten%20Tag%20Nora%20North"));

        await window.Page.ReloadAsync();
        await Expect(Row(window, "Access key")).ToContainTextAsync("Not opened");
        await Expect(window.Page.GetByText(passcode)).ToHaveCountAsync(0);
        await Expect(window.Page.GetByText(link)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_that_is_opened_says_so_without_a_reload_when_and_from_where()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Tab);
        var made = await MakeAsync(window);
        var link = new Uri(await made.GetByText(new Regex("^http")).InnerTextAsync());
        var passcode = await made.GetByText(new Regex("^[0-9]{4}-[0-9]{4}$")).InnerTextAsync();
        await made.GetByLabel("I have both the link and the passcode").CheckAsync();
        await made.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        using var visitor = new HttpClient { BaseAddress = host.Address };
        var claim = $"/api/handovers/{link.Segments[^1]}/claim";

        var wrong = passcode.StartsWith('0') ? "1111-1111" : "0000-0000";
        await visitor.PostAsJsonAsync(claim, new { passcode = wrong });
        await Expect(Row(window, "Access key")).ToContainTextAsync("Not opened; 1 wrong passcode");
        (await visitor.PostAsJsonAsync(claim, new { passcode })).EnsureSuccessStatusCode();

        await Expect(Row(window, "Access key")).ToContainTextAsync(new Regex("Opened .*, from 127.0.0.1"));
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the link" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_is_withdrawn_and_says_so_to_the_visitor()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Tab);
        var made = await MakeAsync(window);
        var link = await made.GetByText(new Regex("^http")).InnerTextAsync();
        await made.GetByLabel("I have both the link and the passcode").CheckAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Hand over to Nora North" })).ToBeFocusedAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the link" }).ClickAsync();
        await Expect(Row(window, "Access key")).ToContainTextAsync("Withdrawn");
        await using var visitor = await Browsers.OpenAsync(host);
        await visitor.Page.GotoAsync(link);

        await Expect(visitor.Page.GetByText("The link was withdrawn. Ask manager@example.com for a new one")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_third_key_is_refused_with_the_reason()
    {
        for (var i = 0; i < 2; i++)
            await host.AskAsync("manager", HttpMethod.Post, "/api/projects/demo/users/north-agency/handovers", new JsonObject { ["give"] = "accessKey" });
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Tab);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hand over to Nora North" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Dialog).GetByText(new Regex("2 open links"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_sees_the_links_and_makes_none()
    {
        await host.AskAsync("manager", HttpMethod.Post, "/api/projects/demo/users/north-agency/handovers", new JsonObject { ["give"] = "accessKey" });
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", Tab);

        await Expect(Row(window, "Access key")).ToContainTextAsync("Mara Manager");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Hand over to Nora North" })).ToBeHiddenAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the link" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false, false, 1280)]
    [InlineData(true, true, 1280)]
    [InlineData(false, true, 375)]
    [InlineData(true, false, 375)]
    public async Task Axe_finds_nothing_while_a_link_is_made(bool dark, bool italian, int width)
    {
        var look = new Appearance { Dark = dark, Italian = italian, Width = width };
        await using var window = await Browsers.OpenAsync(host, look);
        await window.SignInAsync("Mara Manager", OldMill);
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Otto Mill" }).ClickAsync();
        await page.GetByText(italian ? "Chiedere una chiave pubblica SSH" : "Ask for an SSH public key").ClickAsync();
        await window.LooksRightAsync("new-handover", look);
        await page.GetByRole(AriaRole.Button, new() { Name = italian ? "Crea il link" : "Create link" }).ClickAsync();
        await Expect(page.GetByText(new Regex("^[0-9]{4}-[0-9]{4}$"))).ToBeVisibleAsync();
        await window.LooksRightAsync("made-handover", look);
        await page.GetByLabel(italian ? "Ho salvato sia il link sia il codice" : "I have both the link and the passcode").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(page.GetByText(italian ? "Non aperto" : "Not opened")).ToBeVisibleAsync();
        await window.LooksRightAsync("handovers", look);
    }

    private static async Task<ILocator> MakeAsync(Window window)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hand over to Nora North" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var made = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Link created" });
        await Expect(made).ToBeVisibleAsync();
        return made;
    }

    private static ILocator Row(Window window, string what) => window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = what });
}
