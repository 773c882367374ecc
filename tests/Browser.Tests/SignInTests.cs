namespace BucketManager.Browser.Tests;

public sealed class SignInTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task One_gets_to_the_page_one_wanted_and_no_token_stands_in_an_address()
    {
        await using var window = await Browsers.OpenAsync(host);
        var addresses = new List<string>();
        window.Page.Request += (_, request) => addresses.Add(request.Url);

        await window.Page.GotoAsync("/projects?search=spring");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Uri(host.Address, "/projects?search=spring").ToString());
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" })).ToBeVisibleAsync();
        var token = await TokenOfAsync(window);
        Assert.DoesNotContain(addresses, address => address.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_has_ended_comes_back_to_the_same_page()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");

        await window.Page.EvaluateAsync(
            """() => localStorage.setItem('bucket-manager.session', JSON.stringify({ token: 'ended', expiresAt: '2999-01-01T00:00:00Z', person: 'manager@example.com', renewal: null }))""");
        await window.Page.ReloadAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Uri(host.Address, "/projects/demo").ToString());
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Spring catalogue", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_stranger_learns_whom_to_ask()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Sten Stranger");

        await Expect(window.Page.GetByText("No projects yet")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Ask an admin to add you to a project")).ToBeVisibleAsync();

        await window.Page.GotoAsync("/projects/demo");
        await Expect(window.Page.GetByText("Not found, or you have no access").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_forgets_who_one_was()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Vera Viewer");

        await SignOutAsync(window.Page, "Vera Viewer");

        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Vera Viewer" })).ToBeVisibleAsync();
        Assert.Null(await window.Page.EvaluateAsync<string?>("() => localStorage.getItem('bucket-manager.session')"));
    }

    [Fact]
    public async Task With_an_issuer_one_gets_to_the_page_one_wanted_and_neither_code_nor_token_stays_in_an_address()
    {
        await using var issuer = await StandInIssuer.StartAsync();
        await using var theirs = new TestHost(settings: issuer.Settings);
        await using var window = await Browsers.OpenAsync(theirs);
        window.MayAsk(issuer.Address, issuer.TokenAddress);
        var page = window.Page;

        await page.GotoAsync("/projects/demo/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on as Ada Admin" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(theirs.Address, "/projects/demo/settings").ToString());
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close project" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        Assert.DoesNotContain("code=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_a_new_tab_asks_for_no_sign_in_and_signing_out_in_one_tab_ends_it_in_all()
    {
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;
        await page.GotoAsync("/projects/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Vera Viewer" }).ClickAsync();
        await Expect(window.Badge("Live")).ToBeVisibleAsync();

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/projects/demo/buckets");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Buckets", Level = 1 })).ToBeVisibleAsync();

        await SignOutAsync(page, "Vera Viewer");

        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Sign in as Vera Viewer" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Mara Manager" })).ToBeVisibleAsync();
        await Expect(other).ToHaveURLAsync(new Uri(host.Address, "/projects").ToString());
    }

    [Fact]
    public async Task With_an_issuer_work_goes_on_beyond_the_end_of_a_token_and_signing_out_ends_it_there_too()
    {
        await using var issuer = await StandInIssuer.StartAsync();
        await using var theirs = new TestHost(settings: issuer.Settings);
        await using var window = await Browsers.OpenAsync(theirs);
        window.MayAsk(issuer.Address, issuer.TokenAddress);
        var page = window.Page;

        await page.GotoAsync("/projects/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on as Ada Admin" }).ClickAsync();
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        Assert.Equal(0, issuer.Renewals);

        // As if it had ended: the server takes it no more.
        await page.EvaluateAsync(
            """
            () => {
              const kept = JSON.parse(localStorage['bucket-manager.session']);
              localStorage['bucket-manager.session'] = JSON.stringify({ ...kept, token: kept.token.slice(0, -8) + 'AAAAAAAA' });
            }
            """);
        await page.ReloadAsync();
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        Assert.Equal(1, issuer.Renewals);

        await SignOutAsync(page, "Ada Admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "You are signed out" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Equal(0, issuer.OpenSignIns);
    }

    [Fact]
    public async Task Signing_out_of_a_half_filled_form_asks_and_the_next_person_finds_nothing_of_it()
    {
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;
        await page.GotoAsync("/projects/demo/buckets/create");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Ada Admin" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("secret-plan");

        await SignOutAsync(page, "Ada Admin");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Leave without saving?" }).GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, "/projects").ToString());

        await page.GotoAsync("/projects/demo/buckets/create");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(string.Empty);
        Assert.DoesNotContain("secret-plan", await page.EvaluateAsync<string>("() => JSON.stringify([sessionStorage, localStorage])"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_in_after_somebody_else_gets_neither_their_page_nor_what_they_typed()
    {
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;
        await page.GotoAsync("/projects/demo/buckets/create");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Ada Admin" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("secret-plan");
        await page.EvaluateAsync("() => localStorage.removeItem('bucket-manager.session')");
        await page.ReloadAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(host.Address, "/projects").ToString());
        await page.GotoAsync("/projects/demo/buckets/create");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(string.Empty);
        Assert.DoesNotContain("secret-plan", await page.EvaluateAsync<string>("() => JSON.stringify([sessionStorage, localStorage])"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error=access_denied&state=1", "access_denied")]
    [InlineData("code=1&state=1", "This sign-in was not begun in this tab.")]
    public async Task With_an_issuer_a_sign_in_that_is_refused_or_that_nobody_began_says_so(string back, string says)
    {
        await using var issuer = await StandInIssuer.StartAsync();
        await using var theirs = new TestHost(settings: issuer.Settings);
        await using var window = await Browsers.OpenAsync(theirs);

        await window.Page.GotoAsync($"/sign-in?{back}");

        await Expect(window.Page.GetByText(says)).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeEnabledAsync();
    }

    private static async Task SignOutAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
    }

    private static async Task<string> TokenOfAsync(Window window) =>
        await window.Page.EvaluateAsync<string>("() => JSON.parse(localStorage.getItem('bucket-manager.session')).token");
}
