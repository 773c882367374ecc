namespace BucketManager.Browser.Tests;

public sealed class SignInTest(House house) : IClassFixture<House>
{
    [Fact]
    public async Task One_gets_to_the_page_one_wanted_and_no_token_stands_in_an_address()
    {
        await using var window = await Stage.OpenAsync(house);
        var addresses = new List<string>();
        window.Page.Request += (_, request) => addresses.Add(request.Url);

        await window.Page.GotoAsync("/projects?search=spring");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Uri(house.Address, "/projects?search=spring").ToString());
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" })).ToBeVisibleAsync();
        var token = await TokenOfAsync(window);
        Assert.DoesNotContain(addresses, address => address.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_has_ended_comes_back_to_the_same_page()
    {
        await using var window = await Stage.OpenAsync(house);
        await window.SignInAsync("Mara Manager", "/projects/demo");

        await window.Page.EvaluateAsync(
            """() => sessionStorage.setItem('bucket-manager.session', JSON.stringify({ token: 'ended', expiresAt: '2999-01-01T00:00:00Z' }))""");
        await window.Page.ReloadAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Mara Manager" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Uri(house.Address, "/projects/demo").ToString());
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Spring catalogue", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_stranger_learns_whom_to_ask()
    {
        await using var window = await Stage.OpenAsync(house);
        await window.SignInAsync("Sten Stranger");

        await Expect(window.Page.GetByText("You have no project yet.")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Ask an admin to put you on one")).ToBeVisibleAsync();

        await window.Page.GotoAsync("/projects/demo");
        await Expect(window.Page.GetByText("Not found, or not yours to see").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_forgets_who_one_was()
    {
        await using var window = await Stage.OpenAsync(house);
        await window.SignInAsync("Vera Viewer");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Vera Viewer" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Vera Viewer" })).ToBeVisibleAsync();
        Assert.Null(await window.Page.EvaluateAsync<string?>("() => sessionStorage.getItem('bucket-manager.session')"));
    }

    [Fact]
    public async Task With_an_issuer_one_gets_to_the_page_one_wanted_and_neither_code_nor_token_stays_in_an_address()
    {
        await using var issuer = await StandInIssuer.StartAsync();
        await using var theirs = new House(settings: issuer.Settings);
        await using var window = await Stage.OpenAsync(theirs);
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

    [Theory]
    [InlineData("error=access_denied&state=1", "access_denied")]
    [InlineData("code=1&state=1", "This sign-in was not begun in this tab.")]
    public async Task With_an_issuer_a_sign_in_that_is_refused_or_that_nobody_began_says_so(string back, string says)
    {
        await using var issuer = await StandInIssuer.StartAsync();
        await using var theirs = new House(settings: issuer.Settings);
        await using var window = await Stage.OpenAsync(theirs);

        await window.Page.GotoAsync($"/sign-in?{back}");

        await Expect(window.Page.GetByText(says)).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeEnabledAsync();
    }

    private static async Task<string> TokenOfAsync(Window window) =>
        await window.Page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('bucket-manager.session')).token");
}
