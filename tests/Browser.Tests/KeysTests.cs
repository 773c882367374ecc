namespace BucketManager.Browser.Tests;

public sealed class KeysTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Users = "/projects/demo/users";

    [Fact]
    public async Task A_key_is_replaced_step_by_step_and_a_colleague_goes_on_where_the_first_one_stopped()
    {
        var old = await host.GiveKeyAsync("north-agency");
        await host.UseKeyAsync("north-agency", old);
        await using var first = await Browsers.OpenAsync(host);
        await first.SignInAsync("Mara Manager", $"{Users}/north-agency?tab=keys");
        var page = first.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = $"Replace {old}" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        await Expect(dialog.GetByText(new Regex(@"^\d{4}-\d{4}$"))).ToBeVisibleAsync();
        var said = await dialog.InnerTextAsync();
        await dialog.GetByLabel("I have both the link and the passcode").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        var waits = page.GetByText("Opening it creates the new key.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Replacing {old}" })).ToBeVisibleAsync();
        await Expect(waits).ToBeVisibleAsync();

        var next = await host.ClaimAsync(Regex.Match(said, "/h/[A-Za-z0-9_-]+").Value, Regex.Match(said, @"\d{4}-\d{4}").Value);
        await Expect(page.GetByText("Nobody has used it yet. The old key works until")).ToBeVisibleAsync();
        await Expect(page.GetByText("AWS allows two keys, and open links count.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hand over a key" })).ToBeHiddenAsync();
        await host.UseKeyAsync("north-agency", next);

        await using var second = await Browsers.OpenAsync(host);
        await second.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddHours(2));
        await second.SignInAsync("Sam Second", $"{Users}/north-agency?tab=keys");
        await Expect(second.Page.GetByText("It is switched off automatically on")).ToBeVisibleAsync();
        await Expect(second.Page.GetByText("Last used 2 hours ago.")).ToBeVisibleAsync();
        await second.KeepPictureAsync("rotation");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Switch off now" }).ClickAsync();
        var off = second.Page.GetByRole(AriaRole.Dialog, new() { Name = $"Switch off {old}?" });
        await Expect(off.GetByText("Last used 2 hours ago.")).ToBeVisibleAsync();
        await off.GetByRole(AriaRole.Button, new() { Name = "Switch off", Exact = true }).ClickAsync();

        await Expect(page.GetByText("It is deleted automatically on")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete now" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.GetByText(old)).ToHaveCountAsync(0);
        await Expect(second.Page.GetByText(old)).ToHaveCountAsync(0);
        await Expect(second.Page.GetByText(next)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_that_is_on_is_switched_off_before_it_is_deleted()
    {
        var key = await host.GiveKeyAsync("old-mill");
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{Users}/old-mill?tab=keys");
        var page = window.Page;
        var delete = page.GetByRole(AriaRole.Button, new() { Name = $"Delete {key}" });

        await delete.ClickAsync();
        var first = page.GetByRole(AriaRole.Dialog, new() { Name = "Switch it off first" });
        await Expect(first.GetByText("This key is on and may be in use.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(delete).ToBeFocusedAsync();
        await delete.ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = $"Switch off {key}?" }).GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Switch on {key}" })).ToBeVisibleAsync();

        await delete.ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = $"Delete {key}?" }).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByText("No keys yet.")).ToBeVisibleAsync();

        // Not nowhere, although the row that had the focus is gone.
        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "Access keys" }).GetByRole(AriaRole.Columnheader, new() { Name = "Actions" }))
            .ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_panic_button_takes_two_clicks_and_tells_what_became_of_each_part()
    {
        await host.AddUserAsync("lost-laptop", "Lost Laptop", new JsonObject { ["bucket"] = "artwork", ["can"] = "collect" });
        var key = await host.GiveKeyAsync("lost-laptop");
        await host.AskAsync("manager", HttpMethod.Post, $"/api{Users}/lost-laptop/handovers", new JsonObject { ["give"] = "accessKey" });
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{Users}/lost-laptop");
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Stop everything for Lost Laptop?" });
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["1 access key", "0 SSH keys", "1 permission", "1 open link"]);
        await Expect(dialog.GetByText("Transfers already running may finish.")).ToBeVisibleAsync();
        await window.HasNothingForAxeAsync();
        await window.KeepPictureAsync("stop");
        await dialog.GetByLabel("Reason").FillAsync("Left in a train");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();

        await Expect(dialog.GetByText($"The key {key} is switched off.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("A link was withdrawn.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("All access is denied.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText(new Regex(@"^Stopped at \d\d:\d\d:\d\d\.$")).First).ToBeVisibleAsync();
        await window.KeepPictureAsync("stopped");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Reason: Left in a train")).ToBeVisibleAsync();
        await Expect(page.GetByText("Stopped", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Lost Laptop is stopped and has no access now.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop everything" })).ToHaveAttributeAsync("aria-disabled", "true");

        await page.GetByRole(AriaRole.Button, new() { Name = "Let back in" }).ClickAsync();
        var back = page.GetByRole(AriaRole.Dialog, new() { Name = "Let back in" });
        await Expect(back.GetByText("Their old keys stay off: hand over new ones.")).ToBeVisibleAsync();
        await back.GetByRole(AriaRole.Button, new() { Name = "Let back in" }).ClickAsync();
        await Expect(page.GetByText("Reason: Left in a train")).ToBeHiddenAsync();
        await Expect(page.GetByText("Lost Laptop can see and download files in artwork/, but not upload or delete them.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Keys" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Delete {key}" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Switch on {key}" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_part_that_could_not_be_stopped_is_said_and_tried_again()
    {
        await host.AddUserAsync("stubborn", "Stubborn");
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{Users}/stubborn");
        var page = window.Page;
        var answer = new JsonObject
        {
            ["items"] = new JsonArray(
                Item("key", "AKIASTUBBORN00000000", "failed", "stop-key-failed", "The key AKIASTUBBORN00000000 could NOT be switched off: AWS is not answering. Try again."),
                Item("grants", null, "stopped", "stop-grants-done", "All access is denied.")),
            ["operation"] = null,
        };
        await page.RouteAsync("**/stop", route => route.FulfillAsync(new() { ContentType = "application/json", Body = answer.ToJsonString() }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        await Expect(dialog.GetByText("Not everything has stopped.").First).ToBeVisibleAsync();
        await Expect(dialog.GetByText("could NOT be switched off")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Stopped at")).ToHaveCountAsync(0);

        await page.UnrouteAsync("**/stop");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(dialog.GetByText("Stopped at").First).ToBeVisibleAsync();
    }

    private static JsonObject Item(string what, string? id, string result, string code, string text) => new()
    {
        ["what"] = what,
        ["id"] = id,
        ["result"] = result,
        ["sentence"] = new JsonObject { ["code"] = code, ["args"] = new JsonObject(), ["text"] = text },
    };
}
