namespace BucketManager.Browser.Tests;

public sealed class UsersTests(TestHost host) : IClassFixture<TestHost>
{
    private const string List = "/projects/demo/users";

    [Fact]
    public async Task A_user_is_added_by_keyboard_alone_with_what_it_may_do()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", List);
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Add user" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await TypeAsync(page.GetByLabel("Company"), "Acme Works");
        await TypeAsync(page.GetByLabel("Contact", new() { Exact = true }), "Ann Acme");
        await TypeAsync(page.GetByLabel("Contact’s e-mail"), "ann@acme.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add permission" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var line = page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" });
        await line.GetByRole(AriaRole.Button, new() { Name = "Bucket" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        var bucket = await line.GetByRole(AriaRole.Button, new() { Name = "Bucket" }).InnerTextAsync();
        await TypeAsync(line.GetByLabel("folder"), "in");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText($"Acme Works can upload files to {bucket}/in/, but not download or delete them.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Adds Acme Works as acme-works, contact Ann Acme")).ToBeVisibleAsync();
        await Expect(page.GetByText($"Acme Works can now deliver into {bucket}/in/")).ToBeVisibleAsync();
        await Expect(page.GetByText("Acme Works can connect from anywhere. Enter their networks")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add user" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("“Acme Works” is ready.").First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, $"{List}/acme-works").ToString());
        await Expect(page.GetByText($"Acme Works can upload files to {bucket}/in/, but not download or delete them.")).ToBeVisibleAsync();
        var done = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/operations?kind=user&name=acme-works");
        Assert.Single(done["items"]!.AsArray());
    }

    [Fact]
    public async Task The_sentence_follows_each_choice_and_overlaps_are_said()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/north-agency/access");
        var page = window.Page;
        var line = page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" });
        await Expect(page.GetByText("North Agency can upload files to artwork/in/north/, but not download or delete them.")).ToBeVisibleAsync();

        await ChooseAsync(line, "Action", "manage");
        await Expect(page.GetByText("North Agency can upload, download and delete files in artwork/in/north/.")).ToBeVisibleAsync();
        await line.GetByLabel("folder").FillAsync("out/");
        await Expect(page.GetByText("North Agency can upload, download and delete files in artwork/out/.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add permission" }).ClickAsync();
        var second = page.GetByRole(AriaRole.Group, new() { Name = "Permission 2" });
        await ChooseAsync(second, "Action", "collect");
        await ChooseAsync(second, "Bucket", "artwork");
        await second.GetByLabel("folder").FillAsync("out/late/");
        await Expect(page.GetByText("The permission to collect in artwork/out/late/ adds nothing: North Agency can already manage in artwork/out/.")).ToBeVisibleAsync();

        await second.GetByRole(AriaRole.Button, new() { Name = "Remove permission 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add permission" })).ToBeFocusedAsync();
        await Expect(page.GetByText("adds nothing")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_folder_that_leads_elsewhere_is_refused_at_its_field_with_the_reason()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/old-mill/access");
        var folder = window.Page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" }).GetByLabel("folder");

        await folder.FillAsync("../");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        await Expect(window.Page.GetByText("\"..\" and \"//\" are not allowed.").First).ToBeVisibleAsync();
        await Expect(folder).ToBeFocusedAsync();
        await Expect(folder).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task An_end_that_is_missing_is_asked_for_and_never_taken_for_access_for_ever()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/create");
        var page = window.Page;
        await page.GetByLabel("Company").FillAsync("Endless");
        await page.GetByLabel("Contact", new() { Exact = true }).FillAsync("Eve Endless");
        await page.GetByLabel("Contact’s e-mail").FillAsync("eve@endless.example");
        var day = page.GetByLabel("Last day of access");
        await Expect(day).ToHaveValueAsync(new Regex($"/{DateTime.UtcNow.Year + 1}$"));

        await day.FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(day).ToBeFocusedAsync();
        await Expect(day).ToHaveAttributeAsync("aria-invalid", "true");

        await page.GetByLabel("Never ends").CheckAsync();
        await Expect(page.GetByText("The access of Endless never ends. Choose a last day.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Adds Endless as endless, contact Eve Endless")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Of_two_who_change_what_a_user_may_do_the_later_sees_the_others_change_and_joins_both()
    {
        await host.AddUserAsync("twice-edited", "Twice Edited", new JsonObject { ["bucket"] = "artwork", ["can"] = "collect" });
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/twice-edited/access");
        var page = window.Page;
        await ChooseAsync(page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" }), "Action", "exchange");

        await host.GrantAsync("twice-edited", grants => grants.Add(new JsonObject { ["bucket"] = "contracts", ["can"] = "deliver" }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Sam Second changed this while you were editing" });
        await Expect(dialog.GetByText("Twice Edited can upload files to contracts/, but not download or delete them.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Continue editing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("“Twice Edited” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Twice Edited can upload files to contracts/, but not download or delete them.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Twice Edited can upload and download files in artwork/, but not delete them.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_a_user_is_can_be_changed_without_touching_what_it_may_do()
    {
        await host.AddUserAsync("renamed", "Before", new JsonObject { ["bucket"] = "artwork", ["can"] = "collect" });
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/renamed");
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("Company").FillAsync("After");
        await page.GetByLabel("Allowed networks").FillAsync("203.0.113.0/24");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("Changes the company to \"After\" (was \"Before\")")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("After can see and download files in artwork/, but not upload or delete them.")).ToBeVisibleAsync();
        await Expect(page.GetByText("203.0.113.0/24")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_user_whose_time_is_over_is_extended_or_removed_from_its_row()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(20));
        await window.SignInAsync("Mara Manager", List);
        var page = window.Page;
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "blue-press" });
        await Expect(row.GetByText("Ended")).ToBeVisibleAsync();

        var remove = row.GetByRole(AriaRole.Button, new() { Name = "Delete user blue-press" });
        await remove.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("Deletes Blue Press (blue-press) with all their keys and open links")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(remove).ToBeFocusedAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Extend blue-press" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Extend access for Blue Press" });
        await Expect(dialog.GetByText("Blue Press has access until")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Extend" }).ClickAsync();

        await Expect(row.GetByText("Ended")).ToBeHiddenAsync();
        await Expect(page.GetByText("“Blue Press” was changed.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_user_is_deleted_after_what_follows_was_said()
    {
        await host.AddUserAsync("short-stay", "Short Stay");
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/short-stay");
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Delete Short Stay?" });
        await Expect(dialog.GetByText("Deletes Short Stay (short-stay) with all their keys and open links")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(page.GetByText("“Short Stay” was deleted.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "short-stay" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_viewer_sees_users_and_no_button_that_changes_them()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", List);
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Add user" })).ToBeHiddenAsync();

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "north-agency" }).ClickAsync();
        await Expect(window.Page.GetByText("North Agency can upload files to artwork/in/north/")).ToBeVisibleAsync();
        foreach (var name in new[] { "Edit", "Change permissions", "Delete" })
            await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToBeHiddenAsync();
    }

    private static async Task TypeAsync(ILocator field, string text)
    {
        await field.FocusAsync();
        await field.Page.Keyboard.TypeAsync(text);
    }

    private static async Task ChooseAsync(ILocator line, string field, string option)
    {
        await line.GetByRole(AriaRole.Button, new() { Name = field }).ClickAsync();
        await line.Page.GetByRole(AriaRole.Option, new() { NameRegex = new($"^{option}") }).ClickAsync();
    }
    [Fact]
    public async Task Whoever_uses_up_the_room_for_permissions_is_told_how_much_and_what_needs_less()
    {
        // Long folders: fewer lines use it up.
        var folder = string.Concat(Enumerable.Repeat("a-folder-with-a-long-name/", 6));
        var grants = Enumerable.Range(1, 55).Select(JsonNode (i) => new JsonObject { ["bucket"] = "artwork", ["prefix"] = $"{folder}{i}/", ["can"] = "exchange" });
        await host.AddUserAsync("busy", "Busy Agency", [.. grants]);
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/busy/access");
        var page = window.Page;
        var room = page.GetByText(new Regex(@"^These permissions use 7\d % of the space for them\. Fewer or wider ones"));

        await page.GetByRole(AriaRole.Group, new() { Name = "Permission 1", Exact = true }).GetByLabel("folder").FillAsync("in/");
        await Expect(room).ToBeVisibleAsync();
    }
}
