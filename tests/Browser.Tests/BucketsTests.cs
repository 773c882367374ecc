namespace BucketManager.Browser.Tests;

public sealed class BucketsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string List = "/projects/demo/buckets";

    [Fact]
    public async Task A_bucket_is_created_from_the_list_by_keyboard_alone_and_only_once()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", List);
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Create bucket" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Name", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("by-keyboard");
        await Expect(page.GetByText("Name in S3: by-keyboard-123456789012-eu-west-1-an")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Typed, not clicked");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Creates the bucket by-keyboard")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create bucket" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("“by-keyboard” is ready.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "give someone access" })).ToHaveAttributeAsync("href", "/projects/demo/buckets/by-keyboard?tab=access&give=access");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "by-keyboard" })).ToBeVisibleAsync();
        var done = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/operations?kind=bucket&name=by-keyboard");
        Assert.Single(done["items"]!.AsArray());
    }

    [Fact]
    public async Task Access_to_a_bucket_is_given_from_the_bucket_which_is_filled_in()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/archive");
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Give someone access" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Give someone access to archive" });
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^User") }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "North Agency" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByText("North Agency can upload files to archive/, but not download or delete them.")).ToBeVisibleAsync();
        await Expect(page.GetByText("North Agency can upload files to artwork/in/north/, but not download or delete them.")).ToBeVisibleAsync();

        await page.GotoAsync($"{List}/archive?give=access");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a new user" }).ClickAsync();
        await Expect(page.GetByText("The user can upload files to archive/, but not download or delete them.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_in_the_servers_words()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/create");
        var page = window.Page;

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("artwork");
        await page.GetByLabel("Move to colder storage after (number) days").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        await Expect(page.GetByText("Must be between 30 and 3650.").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Move to colder storage after (number) days")).ToBeFocusedAsync();

        await page.GetByLabel("Move to colder storage after (number) days").FillAsync("60");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await Expect(page.GetByText("There is already a bucket named \"artwork\". Choose another name.").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("artwork");
    }

    [Fact]
    public async Task A_bucket_in_use_is_not_deleted_and_names_its_users()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/artwork");
        var opener = window.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" });

        await opener.ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Delete artwork?" });
        await Expect(dialog.GetByText("2 users have access")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["blue-press", "north-agency"]);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Remove from BucketManager" })).ToBeDisabledAsync();

        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_bucket_is_deleted_with_its_files_once_its_name_is_typed()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/archive");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Delete archive?" });

        await dialog.GetByText("Delete with all files").ClickAsync();
        var delete = dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true });
        await Expect(dialog.GetByText("Deletes the bucket archive with all its files")).ToBeVisibleAsync();
        await Expect(delete).ToBeDisabledAsync();
        await dialog.GetByLabel("Type “archive” to delete it with all files").FillAsync("archive");
        await delete.ClickAsync();

        await Expect(window.Page.GetByText("The bucket archive was deleted with 40 files").First).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "archive" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Of_two_who_edit_one_bucket_the_later_sees_the_others_change_and_goes_on_from_it()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/price-lists/edit");
        var page = window.Page;
        await page.GetByLabel("Keep previous versions for (number) days").FillAsync("45");

        await host.EditAsync("/buckets/price-lists", spec => spec["description"] = "Theirs");

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Sam Second changed this while you were editing" });
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Description" })).ToContainTextAsync("Theirs");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Continue editing" }).ClickAsync();

        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("Theirs");
        await Expect(page.GetByLabel("Keep previous versions for (number) days")).ToHaveValueAsync("45");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("“price-lists” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Previous versions for 45 days")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Put_on_top_of_anothers_change_mine_leaves_what_only_the_other_touched()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", $"{List}/contracts/edit");
        var page = window.Page;
        await page.GetByLabel("Keep previous versions for (number) days").FillAsync("60");

        await host.EndedAsync(await host.EditAsync("/buckets/contracts", spec => spec["description"] = "Only theirs"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Only theirs" })).ToContainTextAsync("Not changed by you");
        await window.HasNothingForAxeAsync();
        await window.KeepPictureAsync("conflict");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "60 days" })).ToBeVisibleAsync();
        await Expect(page.Locator(".sentences").GetByText("Only theirs")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("“contracts” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Previous versions for 60 days")).ToBeVisibleAsync();
        await Expect(page.GetByText("Only theirs", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_row_is_opened_beside_the_list_and_stands_in_the_address()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", List);
        var page = window.Page;

        await page.GetByText("Signed contracts, locked against changes").ClickAsync();
        await Expect(page.GetByText("contracts-123456789012-eu-west-1-an")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, $"{List}?open=contracts").ToString());

        await page.ReloadAsync();
        await Expect(page.GetByText("contracts-123456789012-eu-west-1-an")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_sees_everything_and_no_button_that_changes_it()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer", List);
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "artwork" })).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Create bucket" })).ToBeHiddenAsync();

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "artwork" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Who has access" }).ClickAsync();
        await Expect(window.Page.GetByText("Collect: see and download")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" })).ToBeHiddenAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_has_access_follows_a_grant_that_somebody_else_gives()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", List);
        var users = window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "contracts" }).GetByRole(AriaRole.Gridcell).Nth(3);
        await Expect(users).ToHaveTextAsync("1");

        await host.GrantAsync("north-agency", grants => grants.Add(new JsonObject { ["bucket"] = "contracts", ["can"] = "collect" }));

        await Expect(users).ToHaveTextAsync("2");
    }
}
