namespace BucketManager.Browser.Tests;

/// <summary>Ways to pages that are not there, not now, or not for this person.</summary>
public sealed class LeavingTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Waits = "You are offline. The page opens as soon as the connection is back.";

    [Fact]
    public async Task A_page_that_was_not_loaded_yet_is_waited_for_in_the_frame_while_cut_off_and_then_comes_by_itself()
    {
        await using var window = await OpenAsync("/projects/demo");
        var page = window.Page;
        await window.CutAsync(true);

        await page.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).First.ClickAsync();

        await Expect(page.GetByText(Waits).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Spring catalogue", Level = 1 })).ToBeVisibleAsync();
        await window.KeepPictureAsync("page-waits");
        await window.CutAsync(false);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Users") }).First).ToBeVisibleAsync();
        await Expect(page.GetByText(Waits)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task After_an_update_the_program_is_loaded_again_by_itself_at_the_page_that_is_wanted()
    {
        await using var window = await OpenAsync("/projects/demo");
        var page = window.Page;
        await page.EvaluateAsync("() => { window.wasHereBefore = true; }");

        // Until the program is loaded again, its files have other names.
        var isOld = true;
        page.Request += (_, request) => isOld &= !request.IsNavigationRequest;
        await page.RouteAsync("**/assets/*.js", route => isOld ? route.FulfillAsync(new() { Status = 404 }) : route.ContinueAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Users") }).First).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => window.wasHereBefore ?? false"));
    }

    [Theory]
    [InlineData("Vera Viewer", "/projects/demo/buckets/create", "Only the managers of this project can change it: manager@example.com")]
    [InlineData("Vera Viewer", "/projects/demo/buckets/artwork/edit", "Only the managers of this project can change it: manager@example.com")]
    [InlineData("Vera Viewer", "/projects/demo/settings/edit", "Only the managers of this project can change it: manager@example.com")]
    [InlineData("Mara Manager", "/projects/create", "Only admins can open new projects.")]
    public async Task Whoever_may_not_change_something_hears_it_before_the_first_entry(string person, string path, string says)
    {
        await using var window = await OpenAsync(path, person);

        await Expect(window.Page.GetByText(says)).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await window.HasNothingForAxeAsync();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_page_with_a_way_on()
    {
        await using var window = await OpenAsync("/nothing/here");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Go to your projects" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" })).ToBeVisibleAsync();
    }

    /// <summary>A window in which no page is fetched before it is gone to.</summary>
    private async Task<Window> OpenAsync(string path, string person = "Mara Manager")
    {
        var window = await Browsers.OpenAsync(host, isFirst: true);
        await window.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })");
        await window.SignInAsync(person, path);
        return window;
    }
}
