namespace BucketManager.Browser.Tests;

/// <summary>What holds on every page, in each theme and language, on a screen and on a phone.</summary>
public sealed class EveryPageTests(TestHost host) : IClassFixture<TestHost>
{
    /// <summary>Whatever would move for longer than a blink: by its style, or by a script.</summary>
    private const string Moving =
        """
        () => {
          const long = durations => durations.split(',').some(d => parseFloat(d) > 0.1);
          const moves = style => (style.animationName !== 'none' && long(style.animationDuration)) || long(style.transitionDuration)
            || style.scrollBehavior === 'smooth';
          const styled = [...document.querySelectorAll('*')].flatMap(e => [undefined, '::before', '::after']
            .filter(part => moves(getComputedStyle(e, part))).map(part => `${e.outerHTML.slice(0, 120)} ${part ?? ''}`));
          const running = document.getAnimations().filter(a => a.effect.getComputedTiming().activeDuration > 100).map(a => String(a.id));
          return [...styled, ...running];
        }
        """;

    // One place never follows itself: a part of a page is read from the address when the page begins.
    private static readonly (string Name, string Person, string Path)[] Pages =
    [
        ("projects", "Ada Admin", "/projects"),
        ("create-project", "Ada Admin", "/projects/create"),
        ("settings", "Ada Admin", "/projects/demo/settings"),
        ("edit-project", "Ada Admin", "/projects/demo/settings/edit"),
        ("projects-stranger", "Sten Stranger", "/projects"),
        ("project", "Mara Manager", "/projects/demo"),
        ("buckets", "Mara Manager", "/projects/demo/buckets?open=artwork"),
        ("bucket", "Mara Manager", "/projects/demo/buckets/artwork"),
        ("user", "Mara Manager", "/projects/demo/users/blue-press"),
        ("bucket-access", "Mara Manager", "/projects/demo/buckets/artwork?tab=access"),
        ("user-keys", "Mara Manager", "/projects/demo/users/blue-press?tab=keys"),
        ("bucket-template", "Mara Manager", "/projects/demo/buckets/artwork?tab=template"),
        ("user-handovers", "Mara Manager", "/projects/demo/users/blue-press?tab=handovers"),
        ("create-bucket", "Mara Manager", "/projects/demo/buckets/create"),
        ("edit-bucket", "Mara Manager", "/projects/demo/buckets/artwork/edit"),
        ("users", "Mara Manager", "/projects/demo/users"),
        ("access", "Mara Manager", "/projects/demo/access?can=read&bucket=artwork"),
        ("create-user", "Mara Manager", "/projects/demo/users/create"),
        ("access-by-bucket", "Mara Manager", "/projects/demo/access?by=bucket&open=blue-press/contracts"),
        ("edit-user", "Mara Manager", "/projects/demo/users/blue-press/edit"),
        ("edit-access", "Mara Manager", "/projects/demo/users/blue-press/access"),
        ("activity", "Mara Manager", "/projects/demo/activity"),
        ("not-found", "Mara Manager", "/projects/demo/nothing"),
    ];

    [Theory]
    [InlineData(false, false, 1280)]
    [InlineData(true, true, 1280)]
    [InlineData(false, true, 375)]
    [InlineData(true, false, 375)]
    public async Task Axe_finds_nothing_and_nobody_scrolls_sideways(bool dark, bool italian, int width)
    {
        var look = new Appearance { Dark = dark, Italian = italian, Width = width };
        await using (var window = await Browsers.OpenAsync(host, look))
        {
            await window.Page.GotoAsync("/sign-in");
            await Expect(window.Page.Locator(".people button").First).ToBeVisibleAsync();
            await window.LooksRightAsync("sign-in", look);
        }

        foreach (var people in Pages.GroupBy(p => p.Person))
        {
            await using var window = await Browsers.OpenAsync(host, look);
            await window.BecomeAsync(people.Key);
            var isFirst = true;
            foreach (var (name, _, path) in people)
            {
                await (isFirst ? window.GoToAsync(path) : window.GoOnToAsync(path));
                isFirst = false;
                await Expect(window.Page.Locator(".late")).ToHaveCountAsync(0);
                await window.LooksRightAsync(name, look);
            }
        }
    }

    [Fact]
    public async Task Whoever_wants_less_motion_sees_nothing_move()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo/buckets?open=artwork");
        var page = window.Page;
        await Expect(page.GetByText("artwork-123456789012-eu-west-1-an")).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(Moving));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        Assert.NotEmpty(await page.EvaluateAsync<string[]>(Moving));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Italiano" })).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(Moving));

        await page.GotoAsync("/projects/demo/buckets/artwork");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(Moving));

        await page.GotoAsync("/sign-in");
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(Moving));
    }

    [Fact]
    public async Task The_keyboard_gets_past_the_frame_and_to_a_page_and_finds_its_beginning()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager");
        var page = window.Page;
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Spring catalogue" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, "/projects/demo").ToString());
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Language_and_theme_change_at_once_and_are_remembered()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.SignInAsync("Mara Manager", "/projects/demo");
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Italiano" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attività recenti" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Mara Manager ha creato il bucket artwork")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "it");

        await page.GetByRole(AriaRole.Button, new() { Name = "Impostazioni" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Scuro" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("body")).ToHaveClassAsync(new Regex("awsui-dark-mode"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attività recenti" })).ToBeVisibleAsync();
    }
}
