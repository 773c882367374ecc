namespace BucketManager.Browser.Tests;

/// <summary>Every dialog closes with Escape, and gives the focus back to what opened it.</summary>
public sealed class DialogsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Users = "/projects/demo/users";

    [Fact]
    public async Task Of_things()
    {
        await host.ChangeOutsideAsync("price-lists", from: "\"Status\": \"Enabled\"", to: "\"Status\": \"Suspended\"");
        await using var window = await Browsers.OpenAsync(host);
        await window.BecomeAsync("Mara Manager");

        await GivesTheFocusBackAsync(window, "/projects/demo/buckets/artwork", "Delete");
        await GivesTheFocusBackAsync(window, "/projects/demo/buckets/price-lists", "Show difference");
        await GivesTheFocusBackAsync(window, "/projects/demo", "Show difference");
        await using var admins = await Browsers.OpenAsync(host);
        await admins.BecomeAsync("Ada Admin");
        await GivesTheFocusBackAsync(admins, "/projects/demo/settings", "Close project");
    }

    [Fact]
    public async Task Of_a_user()
    {
        var key = await host.GiveKeyAsync("north-agency");
        await host.EndedAsync(await host.EditAsync("/users/old-mill", spec => spec["sshPublicKeys"] = new JsonArray(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f")));
        await using var window = await Browsers.OpenAsync(host);
        await window.BecomeAsync("Mara Manager");

        await GivesTheFocusBackAsync(window, $"{Users}/north-agency", "Delete");
        await GivesTheFocusBackAsync(window, $"{Users}/north-agency", "Stop everything");
        await GivesTheFocusBackAsync(window, $"{Users}/north-agency?tab=keys", $"Replace {key}");
        await GivesTheFocusBackAsync(window, $"{Users}/north-agency?tab=keys", $"Switch off {key}");
        await GivesTheFocusBackAsync(window, $"{Users}/north-agency?tab=keys", $"Delete {key}");
        await GivesTheFocusBackAsync(window, $"{Users}/north-agency?tab=keys", "Hand over a key");
        await GivesTheFocusBackAsync(window, $"{Users}/old-mill?tab=keys", new Regex("^Remove SHA256:"));
        await GivesTheFocusBackAsync(window, $"{Users}/blue-press?tab=handovers", "Hand over to Bea Blue");
    }

    [Fact]
    public async Task Of_a_user_that_ended_or_is_stopped()
    {
        await host.AddUserAsync("held-up", "Held Up");
        await host.AskAsync("manager", HttpMethod.Post, "/api/projects/demo/users/held-up/stop", new JsonObject { ["reason"] = "Enough" });
        await using var window = await Browsers.OpenAsync(host);
        await window.BecomeAsync("Mara Manager");

        await GivesTheFocusBackAsync(window, $"{Users}/held-up", "Let back in");
        await window.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(20));
        await GivesTheFocusBackAsync(window, $"{Users}/blue-press", "Extend");
        await GivesTheFocusBackAsync(window, $"{Users}/blue-press", "Delete user");
    }

    [Fact]
    public async Task Of_a_form()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/artwork/edit");
        var page = window.Page;
        var review = page.GetByRole(AriaRole.Button, new() { Name = "Review" });
        await page.GetByLabel("Description").FillAsync("Mine");

        await OpensAndClosesAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }));

        // A conflict at the review, and one at the end of it, where its button is gone.
        await host.EndedAsync(await host.EditAsync("/buckets/artwork", spec => spec["description"] = "Theirs"));
        await OpensAndClosesAsync(page, review);
        await review.ClickAsync();
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await Expect(save).ToBeVisibleAsync();
        await host.EndedAsync(await host.EditAsync("/buckets/artwork", spec => spec["description"] = "Theirs again"));
        await OpensAndClosesAsync(page, save, backAt: review);
    }

    [Fact]
    public async Task From_the_review_the_way_back_leads_to_its_button()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/contracts/edit");
        var page = window.Page;
        await page.GetByLabel("Description").FillAsync("Signed ones");

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review" })).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("Signed ones");
    }

    [Fact]
    public async Task What_is_shown_only_once_goes_by_no_click_no_key_and_no_way_back_before_it_is_kept()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Users);
        var page = window.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "blue-press" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Links" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over to Bea Blue" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var passcode = dialog.GetByText(new Regex(@"^\d{4}-\d{4}$"));
        await Expect(passcode).ToBeVisibleAsync();

        await page.Mouse.ClickAsync(5, 450);

        await Expect(passcode).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement === document.body"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Copy both first, or tick this")).ToBeVisibleAsync();
        await Expect(passcode).ToBeVisibleAsync();

        await page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Leave without saving?" });
        await question.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await Expect(passcode).ToBeVisibleAsync();

        await dialog.GetByLabel("I have both the link and the passcode").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hand over to Bea Blue" })).ToBeFocusedAsync();
    }

    private static Task GivesTheFocusBackAsync(Window window, string path, string opener) =>
        GivesTheFocusBackAsync(window, path, new Regex($"^{Regex.Escape(opener)}$"));

    private static async Task GivesTheFocusBackAsync(Window window, string path, Regex opener)
    {
        // The last dialog has left its page as it was.
        if (!window.Page.Url.EndsWith(path, StringComparison.Ordinal))
            await window.GoToAsync(path);
        await OpensAndClosesAsync(window.Page, window.Page.GetByRole(AriaRole.Button, new() { NameRegex = opener }).First);
    }

    private static async Task OpensAndClosesAsync(IPage page, ILocator opener, ILocator? backAt = null)
    {
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)"));

        await page.Keyboard.PressAsync("Escape");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(backAt ?? opener).ToBeFocusedAsync();
    }
}
