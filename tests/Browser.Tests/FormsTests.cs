namespace BucketManager.Browser.Tests;

/// <summary>Forms: what the server says of what was typed, and when it stands there.</summary>
public sealed class FormsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Create = "/projects/demo/users/create";

    [Fact]
    public async Task A_click_counts_once_while_the_answer_to_older_entries_is_on_its_way()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Create);
        var page = window.Page;
        var held = await HeldAnswers.LayAsync(page);
        await page.GetByLabel("Company").FillAsync("Held Up");
        await page.GetByLabel("Contact", new() { Exact = true }).FillAsync("Hel Held");
        await held.ComesAsync(); // without the address
        var email = page.GetByLabel("Contact’s e-mail");
        await email.PressSequentiallyAsync("hel@held.example");
        var review = page.GetByRole(AriaRole.Button, new() { Name = "Review" });
        await review.ScrollIntoViewIfNeededAsync();
        var place = (await review.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + 3);

        await page.Mouse.DownAsync();
        held.Release();
        await window.DrawnAsync();
        Assert.Equal(place.Y, (await review.BoundingBoxAsync())!.Y);
        await Expect(email).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await page.Mouse.UpAsync();

        await Expect(page.GetByText("Adds Held Up as held-up, contact Hel Held")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_verdict_stands_only_below_what_it_judged()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Create);
        var page = window.Page;
        var company = page.GetByLabel("Company");
        await company.FillAsync("x");
        await company.FillAsync("");
        await page.GetByLabel("Contact", new() { Exact = true }).FocusAsync();
        await Expect(company).ToHaveAttributeAsync("aria-invalid", "true");
        var below = (await page.GetByLabel("Contact’s e-mail").BoundingBoxAsync())!.Y;
        var held = await HeldAnswers.LayAsync(page);

        await company.PressSequentiallyAsync("Judged");

        await Expect(company).Not.ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(below, (await page.GetByLabel("Contact’s e-mail").BoundingBoxAsync())!.Y);
        held.Release();
    }

    [Fact]
    public async Task What_is_typed_while_the_review_is_on_its_way_is_reviewed_and_saved()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/contracts/edit");
        var page = window.Page;
        await page.GetByLabel("Description").FillAsync("First");
        var held = await HeldAnswers.LayAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await held.ComesAsync();
        await page.GetByLabel("Description").FillAsync("Second");

        held.Release();

        await Expect(page.GetByText(new Regex("Second")).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("“contracts” was changed.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Second").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dialog_never_shows_what_would_follow_from_another_choice()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/archive");
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var first = dialog.Locator("ul.sentences li").First;
        await Expect(first).ToBeVisibleAsync();
        var held = await HeldAnswers.LayAsync(page);

        await dialog.GetByRole(AriaRole.Radio).Last.CheckAsync();
        await held.ComesAsync();

        await Expect(first).ToBeHiddenAsync();
        held.Release();
        await Expect(first).ToBeVisibleAsync();
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_and_a_list_names_its_wrong_lines()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Create);
        var page = window.Page;
        await page.GetByLabel("Last day of access").FillAsync("31/02/2027");
        await page.GetByLabel("Allowed networks").FillAsync("203.0.113.7\n203.0.113.300\n198.51.100.9/24\n2001:db8::7");

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        await Expect(page.GetByLabel("Company")).ToBeFocusedAsync();
        foreach (var field in new[] { "Company", "Contact’s e-mail", "Last day of access", "Allowed networks" })
            await Expect(page.GetByLabel(field)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByText("Must be a day such as 31/12/2027.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("“203.0.113.300”: Must be an address").First).ToBeVisibleAsync();
        await Expect(page.GetByText("“198.51.100.9/24”: Did you mean 198.51.100.0/24?").First).ToBeVisibleAsync();
        await Expect(page.GetByText("“203.0.113.7”")).ToHaveCountAsync(0);
        await window.KeepPictureAsync("form-errors");
    }

    [Fact]
    public async Task A_day_is_typed_and_chosen_as_people_do_where_they_are_and_said_in_words()
    {
        await using var window = await Browsers.OpenAsync(host, new Appearance { Italian = true, Width = 375 });
        await window.SignInAsync("Mara Manager", Create);
        var page = window.Page;
        var words = new PageTexts(italian: true);
        var day = page.GetByLabel(words.Say("userForm.lastDay"));
        var next = DateTime.UtcNow.Year + 1;

        await day.FillAsync($"3.12.{next % 100}");
        await Expect(page.GetByText(new Regex($"3 dicembre {next}, fino alle 23:59 \\(Ora .*Europa centrale\\)")).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = words.Say("day.calendar") }).ClickAsync();
        await window.FitsAsync();
        await window.HasNothingForAxeAsync();
        await page.Locator("td").Filter(new() { HasText = $"15 dicembre {next}" }).ClickAsync();
        await Expect(page.GetByText(new Regex($"15 dicembre {next}, fino alle 23:59")).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = words.Say("day.calendar") })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_folder_is_refused_for_the_true_reason_and_never_summed_up_as_if_it_were_granted()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/users/old-mill/access");
        var page = window.Page;
        var folder = page.GetByRole(AriaRole.Group, new() { Name = "Permission 1" }).GetByLabel("folder");

        foreach (var (typed, reason) in new[] { ("../", "\"..\" and \"//\" are not allowed."), ("Größe/", "without accents"), ("a*b/", "Only letters, digits, spaces") })
        {
            await folder.FillAsync(typed);
            await Expect(page.Locator("ul.sentences")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.GetByText(reason).First).ToBeVisibleAsync();
            await Expect(page.Locator("ul.sentences")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task A_link_extends_with_one_click_more()
    {
        await host.AddUserAsync("ends-soon", "Ends Soon");
        await host.EndedAsync(await host.EditAsync("/users/ends-soon", spec => spec["expiresAt"] = DateTime.UtcNow.AddDays(3).ToString("O")));
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/users/ends-soon?extend");
        var page = window.Page;

        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Extend" }).ClickAsync();

        await Expect(page.GetByText("“Ends Soon” was changed.").First).ToBeVisibleAsync();
        var user = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users/ends-soon");
        Assert.StartsWith($"{DateTime.UtcNow.AddDays(3).Year + 1}-", user["spec"]!["expiresAt"]!.GetValue<string>());
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, "/projects/demo/users/ends-soon").ToString());
    }

    [Fact]
    public async Task Closing_a_window_with_half_typed_entries_asks()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", Create);
        var page = window.Page;
        await page.GetByLabel("Company").PressSequentiallyAsync("Half");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };

        await page.CloseAsync(new() { RunBeforeUnload = true });

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_success_goes_with_its_page_and_a_failure_stays()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/contracts/edit");
        var page = window.Page;
        await page.GetByLabel("Description").FillAsync("Said once");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var success = page.GetByText("“contracts” was changed.").Filter(new() { Visible = true });
        await Expect(success.First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Buckets" }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "price-lists" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "“contracts” was changed." })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_dark_page_is_printed_black_on_white_without_its_frame()
    {
        await using var window = await Browsers.OpenAsync(host, new Appearance { Dark = true });
        await window.SignInAsync("Mara Manager", "/projects/demo/users/blue-press");
        var page = window.Page;
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("awsui-dark-mode"));

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator("body")).Not.ToHaveClassAsync(new Regex("awsui-dark-mode"));
        await Expect(page.Locator("#top-bar")).ToBeHiddenAsync();
        Assert.Equal(0, await page.Locator("button:visible:not([role=tab]), nav:visible").CountAsync());
        await window.KeepPictureAsync("printed");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("awsui-dark-mode"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task A_term_is_explained_in_plain_words_and_the_way_back_leads_to_its_field(int width)
    {
        var look = new Appearance { Width = width };
        await using var window = await Browsers.OpenAsync(host, look);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets/create");
        var page = window.Page;
        var info = page.GetByRole(AriaRole.Button, new() { Name = "Info on Colder storage" });

        await info.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Files that are hardly ever opened")).ToBeVisibleAsync();
        await window.FitsAsync();
        await window.KeepPictureAsync($"help-{look}");
        // On a phone it lies over the page, of which then no heading is seen.
        if (!look.IsNarrow)
            await window.HasNothingForAxeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the explanation" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Files that are hardly ever opened")).ToBeHiddenAsync();
        await Expect(info).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Long_names_fit()
    {
        var name = new string('W', 100);
        await host.AddUserAsync("long-company", name);
        var look = new Appearance { Width = 375 };
        await using var window = await Browsers.OpenAsync(host, look);
        await host.EndedAsync(await host.AskAsync("admin", HttpMethod.Post, "/api/projects", new JsonObject
        {
            ["name"] = "long-title",
            ["spec"] = new JsonObject
            {
                ["title"] = new string('W', 80),
                ["account"] = "888888888888",
                ["region"] = "eu-west-1",
                ["managers"] = new JsonArray("manager@example.com"),
            },
        }));
        await window.BecomeAsync("Mara Manager");
        const string User = "/demo/users/long-company";
        foreach (var path in new[] { "/demo/users", User, $"{User}/edit", $"{User}/access", "/demo/access", "/long-title", "/long-title/settings", "" })
        {
            await (path == "/demo/users" ? window.GoToAsync($"/projects{path}") : window.GoOnToAsync($"/projects{path}"));
            await Expect(window.Page.Locator(".late")).ToHaveCountAsync(0);
            await window.FitsAsync();
        }

        await window.KeepPictureAsync("long-title");
        await window.GoToAsync($"/projects{User}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await window.FitsAsync();
        await window.KeepPictureAsync("long-company");

        await window.Page.SetViewportSizeAsync(1280, 900);
        await window.GoToAsync("/projects/demo/access");
        await window.FitsAsync();
        await window.KeepPictureAsync("long-company-in-matrix");
    }
}
