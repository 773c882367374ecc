namespace BucketManager.Browser.Tests;

/// <summary>What people type is text, wherever it is shown again. That nothing was against the page's policy is held by every window.</summary>
public sealed class InjectionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Hostile = "=\"><img src=x onerror=window.ran=1><script>window.ran=1</script>";

    /// <summary>One text that leaves whatever it may stand in, and those that are dangerous only where they begin.</summary>
    private static readonly string[] Corpus =
    [
        "'\"></title></textarea></style></script><script>window.ran=1;alert(1)</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>"
        + "<iframe srcdoc='<script>parent.ran=1</script>'></iframe><a href=javascript:window.ran=1>x</a><style>@import'//example.org'</style>"
        + "<base href=//example.org><meta http-equiv=refresh content=0;//example.org>{{window.ran=1}}${window.ran=1}&lt;script&gt;&#x3c;script>",
        "javascript:window.ran=1",
    ];

    private static readonly string[] PagesWithFields =
    [
        "/projects",
        "/projects/create",
        "/projects/demo/buckets",
        "/projects/demo/buckets/create",
        "/projects/demo/buckets/artwork/edit",
        "/projects/demo/users",
        "/projects/demo/users/create",
        "/projects/demo/users/blue-press/edit",
        "/projects/demo/users/blue-press/access",
        "/projects/demo/access?can=read&bucket=artwork",
        "/projects/demo/activity",
        "/projects/demo/settings/edit",
    ];

    private static readonly string[] Addresses =
    [
        "/projects?search={0}&status={0}&sort={0}&page={0}",
        "/projects/demo/buckets?search={0}&open={0}",
        "/projects/demo/buckets/{0}",
        "/projects/demo/users/blue-press?tab={0}",
        "/projects/demo/access?users={0}&buckets={0}&open={0}/{0}&can={0}&bucket={0}&prefix={0}",
        "/projects/demo/activity?person={0}&name={0}&from={0}",
        "/projects/{0}",
        "/h/{0}",
    ];

    [Fact]
    public async Task What_is_typed_in_any_field_stays_text()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.BecomeAsync("Ada Admin");
        var page = window.Page;
        var fields = page.Locator("#content input:not([type=checkbox], [type=radio]):enabled, #content textarea:enabled, #top-bar input:enabled");
        var review = page.GetByRole(AriaRole.Button, new() { Name = "Review" });
        var typed = 0;
        foreach (var path in PagesWithFields)
        {
            await window.GoToAsync(path);
            await Expect(fields.Nth(1)).ToBeVisibleAsync();
            foreach (var text in Corpus)
            {
                foreach (var field in await fields.AllAsync())
                {
                    // Not the ones that take numbers or dates only.
                    if (await field.IsVisibleAsync() && await field.GetAttributeAsync("type") is null or "text" or "search" or "email")
                    {
                        await field.FillAsync(text);
                        typed++;
                    }
                }

                if (await review.CountAsync() > 0)
                {
                    await page.RunAndWaitForResponseAsync(() => review.ClickAsync(), r => r.Request.Method is "POST" or "PUT");
                    await window.DrawnAsync();
                }

                await NothingRanAsync(page);
            }
        }

        Assert.True(typed > 50, $"Only {typed} texts were typed.");
    }

    [Fact]
    public async Task What_stands_in_an_address_stays_text_and_leads_nowhere_else()
    {
        await using var window = await Browsers.OpenAsync(host);
        await window.BecomeAsync("Mara Manager");
        foreach (var address in Addresses)
        {
            foreach (var text in Corpus)
            {
                await window.Page.GotoAsync(string.Format(null, address, Uri.EscapeDataString(text)));
                await Expect(window.Page.Locator("#content, main").First).Not.ToBeEmptyAsync();
                await Expect(window.Page.Locator(".late")).ToHaveCountAsync(0);
                await NothingRanAsync(window.Page);
            }
        }

        foreach (var target in new[] { "javascript:window.ran=1", "//example.org/", "https://example.org/", "/\\example.org" })
        {
            await using var stranger = await Browsers.OpenAsync(host);
            await stranger.Page.GotoAsync($"/sign-in?return={Uri.EscapeDataString(target)}");
            await stranger.Page.Locator(".people button").First.ClickAsync();
            await Expect(stranger.Page.Locator("#top-bar")).ToContainTextAsync("Ada Admin");
            await NothingRanAsync(stranger.Page);
            Assert.StartsWith(host.Address.ToString(), stranger.Page.Url);
        }
    }

    [Fact]
    public async Task What_was_accepted_is_shown_as_text_everywhere_and_is_no_formula_in_a_table()
    {
        await host.EndedAsync(await host.EditAsync("", spec => spec["title"] = Hostile));
        await host.EndedAsync(await host.EditAsync("/buckets/archive", spec => spec["description"] = Hostile));
        await host.EndedAsync(await host.EditAsync("/users/north-agency", spec => (spec["company"], spec["contactName"]) = (Hostile, Hostile)));
        await using var window = await Browsers.OpenAsync(host);
        await window.BecomeAsync("Mara Manager");
        var page = window.Page;
        foreach (var path in new[] { "", "/demo", "/demo/buckets", "/demo/buckets/archive", "/demo/users", "/demo/users/north-agency", "/demo/access", "/demo/settings" })
        {
            await page.GotoAsync($"/projects{path}");
            await Expect(page.GetByText(Hostile).First).ToBeVisibleAsync();
            await NothingRanAsync(page);
        }

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Search everywhere" }).FillAsync("onerror");
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasText = Hostile }).First).ToBeVisibleAsync();
        await NothingRanAsync(page);

        await page.GotoAsync("/projects/demo/activity");
        await Expect(page.GetByText(Hostile).First).ToBeVisibleAsync();
        await NothingRanAsync(page);
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export as CSV" }).ClickAsync());
        Assert.DoesNotMatch("(^|[,\\n])\"?[=+@-]", await File.ReadAllTextAsync(await saved.PathAsync()));

        var offered = await host.AskAsync(
            "manager", HttpMethod.Post, "/api/projects/demo/users/north-agency/handovers", new JsonObject { ["give"] = "accessKey" });
        await page.GotoAsync(offered["url"]!.GetValue<string>());
        await Expect(page.GetByText(Hostile)).ToBeVisibleAsync();
        await page.GetByLabel("Enter the passcode").FillAsync(Hostile);
        await page.Keyboard.PressAsync("Enter");
        await NothingRanAsync(page);

        await page.GotoAsync("/projects/demo/users/north-agency");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(Hostile);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        await Expect(page.GetByText($"Reason: {Hostile}").First).ToBeVisibleAsync();
        await NothingRanAsync(page);
    }

    private static async Task NothingRanAsync(IPage page) => Assert.Equal(
        "",
        await page.EvaluateAsync<string>(
            """
            () => [
              ...(window.ran === undefined ? [] : ['a script ran']),
              ...[...document.querySelectorAll('img[src="x"], script:not([src]), iframe, base, meta[http-equiv=refresh], [onload], [onerror]')].map(e => e.outerHTML),
              ...[...document.querySelectorAll('a')].filter(a => a.protocol === 'javascript:').map(a => a.outerHTML),
            ].join('\n')
            """));
}
