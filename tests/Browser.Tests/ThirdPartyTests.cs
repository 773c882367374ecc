using System.Net;

namespace BucketManager.Browser.Tests;

/// <summary>What the holder of a link sees, without signing in.</summary>
public sealed class ThirdPartyTests : IAsyncLifetime
{
    // Made by ssh-keygen, which also says its fingerprint.
    private const string PublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGfoPazdFv4fPEMaeeAzz1cxJSqulYuwMpn+RHerE3A1";
    private const string Fingerprint = "SHA256:JfRampapzkinAMTWXFVgb3jXsaFU+cKYI4JFsAsuCG0";
    private const int MaxPageBytes = 250 * 1024;

    private static readonly string[] Programs = ["WinSCP", "FileZilla", "Cyberduck", "S3 Browser", "rclone", "AWS CLI", "s3cmd"];

    private readonly TestHost host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Visits_leave_a_link_open_and_only_the_first_passcode_shows_the_key()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        for (var visit = 0; visit < 10; visit++)
        {
            await window.Page.GotoAsync(link.Path);
            await Expect(Title(window, "Example Company gives you access to files")).ToBeVisibleAsync();
        }

        await Expect(window.Page.GetByText("From Mara Manager (manager@example.com), for North Agency.")).ToBeVisibleAsync();
        await window.Page.GetByLabel("Enter the passcode").FillAsync(link.Passcode);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Title(window, "Your access key")).ToBeFocusedAsync();
        await Expect(window.Page.GetByText("Save it now. This page cannot be opened again.")).ToBeVisibleAsync();

        await using var later = await Browsers.OpenAsync(host);
        await later.Page.GotoAsync(link.Path);
        await Expect(Title(later, "This link is no longer valid")).ToBeVisibleAsync();
        await Expect(later.Page.GetByText("This link was opened on")).ToContainTextAsync("call manager@example.com at once");
        var again = await later.Page.APIRequest.PostAsync($"/api/handovers/{link.Token}/claim", new() { DataObject = new { passcode = link.Passcode } });
        Assert.Equal((int)HttpStatusCode.Gone, again.Status);
        Assert.DoesNotContain("secret", await again.TextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_secret_is_hidden_until_it_is_revealed_and_every_program_is_told_the_visitors_own_values()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        await ClaimAsync(window, link);
        var page = window.Page;
        var key = Assert.Single((await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users/north-agency/keys"))["items"]!.AsArray())!;
        var id = key["id"]!.GetValue<string>();
        var secret = page.Locator(".values > div").Filter(new() { HasText = "Secret access key" }).First;
        await Expect(secret.Locator("code")).ToHaveTextAsync("••••••••••••");
        await secret.GetByRole(AriaRole.Button, new() { Name = "Reveal" }).ClickAsync();
        await Expect(secret.Locator("code")).Not.ToHaveTextAsync("••••••••••••");
        var shown = await secret.Locator("code").InnerTextAsync();

        var card = page.GetByRole(AriaRole.Region, new() { Name = "Connect" });
        foreach (var program in Programs)
        {
            await page.GetByLabel(program, new() { Exact = true }).CheckAsync();
            await Expect(card).ToContainTextAsync(id);
            await Expect(card).ToContainTextAsync(shown);
            await Expect(card).ToContainTextAsync("artwork-123456789012-eu-west-1-an/in/north/");
            await Expect(card).ToContainTextAsync("Programs cannot list all buckets here");
        }

        await page.GetByLabel("rclone").CheckAsync();
        await Expect(card).ToContainTextAsync("1.60 or newer");
        await Expect(card).ToContainTextAsync(new Regex("server_side_encryption = aws:kms\\s+sse_kms_key_id = arn:aws:kms:eu-west-1:123456789012:key/"));
        await Expect(card).ToContainTextAsync("no_head = true");
        await Expect(page.GetByText("rclone lsf \"example-company:artwork-123456789012-eu-west-1-an/in/north/\"")).ToBeVisibleAsync();
        await secret.GetByRole(AriaRole.Button, new() { Name = "Reveal" }).ClickAsync();
        await Expect(page.GetByText(shown)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("rclone", "rclone.conf")]
    [InlineData("AWS CLI", "credentials")]
    [InlineData("s3cmd", "example-company.s3cfg")]
    public async Task A_ready_settings_file_holds_the_secret_also_where_it_is_hidden_and_travels_from_nowhere(string program, string file)
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        await ClaimAsync(window, link);
        var asked = new List<string>();
        window.Page.Request += (_, request) => asked.Add(request.Url);
        await window.Page.GetByLabel(program, new() { Exact = true }).CheckAsync();

        var saved = await window.Page.RunAndWaitForDownloadAsync(
            () => window.Page.GetByRole(AriaRole.Button, new() { Name = $"Download {file}" }).ClickAsync());

        Assert.Equal(file, saved.SuggestedFilename);
        Assert.Matches("(?m)secret(_access)?_key = [A-Za-z0-9/+]{40}$", await File.ReadAllTextAsync(await saved.PathAsync()));
        Assert.All(asked, url => Assert.StartsWith("blob:", url));
    }

    [Fact]
    public async Task The_page_says_until_when_and_from_where_and_whom_to_ask()
    {
        var link = await OfferAsync("blue-press");
        await using var window = await Browsers.OpenAsync(host);
        await ClaimAsync(window, link);

        var reach = window.Page.GetByRole(AriaRole.Region, new() { Name = "What you can access" });
        await Expect(reach).ToContainTextAsync(new Regex("Access ends\\s*[0-9]+ [A-Z][a-z]+ [0-9]{4}"));
        await Expect(reach).ToContainTextAsync(new Regex("Allowed networks\\s*203.0.113.0/24"));
        var whom = window.Page.GetByRole(AriaRole.Link, new() { Name = "manager@example.com" });
        Assert.Equal("mailto:manager@example.com", await whom.GetAttributeAsync("href"));
    }

    [Fact]
    public async Task Whoever_has_given_no_ssh_key_is_told_whom_to_ask_and_no_steps_that_cannot_work()
    {
        var link = await OfferAsync("old-mill");
        await using var window = await Browsers.OpenAsync(host);
        await ClaimAsync(window, link);

        var card = window.Page.GetByRole(AriaRole.Region, new() { Name = "Connect over SFTP" });
        await Expect(card).ToContainTextAsync("you have sent none yet. Ask manager@example.com");
        await Expect(card.GetByRole(AriaRole.Radio)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_value_is_copied_as_it_is_also_where_it_is_hidden()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await ClaimAsync(window, link);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Copy: Secret access key" }).First.ClickAsync();

        await Expect(window.Page.GetByText("Copied")).ToBeVisibleAsync();
        Assert.Matches("^[A-Za-z0-9/+]{40}$", await window.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Wrong_passcodes_are_counted_aloud_and_the_fifth_locks_the_link()
    {
        var link = await OfferAsync("north-agency");
        var wrong = link.Passcode.StartsWith('0') ? "1111-1111" : "0000-0000";
        await using var window = await Browsers.OpenAsync(host);
        await window.Page.GotoAsync(link.Path);

        await window.Page.GetByLabel("Enter the passcode").FillAsync("48");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByText("The passcode has eight digits")).ToBeVisibleAsync();
        foreach (var left in new[] { "4 tries", "3 tries", "2 tries", "1 try" })
        {
            await window.Page.GetByLabel("Enter the passcode").FillAsync(wrong);
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show my key" }).ClickAsync();
            await Expect(window.Page.GetByText($"Wrong passcode. {left} left.")).ToBeVisibleAsync();
        }

        await window.Page.GetByLabel("Enter the passcode").FillAsync(wrong);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByText("The link is locked after too many wrong passcodes.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_loses_the_answer_gets_the_same_key_after_a_reload()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;
        await page.GotoAsync(link.Path);
        await page.RouteAsync("**/claim", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.GetByLabel("Enter the passcode").FillAsync(link.Passcode);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("No answer came. Nothing is lost")).ToBeVisibleAsync();
        await page.UnrouteAsync("**/claim");

        await page.ReloadAsync();
        await Expect(page.GetByText("in this window on")).ToBeVisibleAsync();
        await page.GetByLabel("Enter the passcode").FillAsync(link.Passcode);
        await page.Keyboard.PressAsync("Enter");

        var keys = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users/north-agency/keys");
        var key = Assert.Single(keys["items"]!.AsArray())!["id"]!.GetValue<string>();
        await Expect(page.GetByText(key).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_that_has_expired_while_it_was_looked_at_says_so()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;
        var isOver = false;
        await page.RouteAsync($"**/api/handovers/{link.Token}", async route =>
        {
            var answer = await route.FetchAsync();
            var said = JsonNode.Parse(await answer.TextAsync())!.AsObject();
            said["state"] = isOver ? "expired" : "open";
            await route.FulfillAsync(new() { Response = answer, Body = said.ToJsonString() });
        });
        await page.RouteAsync("**/claim", route =>
        {
            isOver = true;
            return route.FulfillAsync(new()
            {
                Status = 410,
                ContentType = "application/problem+json",
                Body = """{"type":"/problems/gone","title":"","status":410,"detail":"Gone","code":"handover-gone","args":{"state":"expired"}}""",
            });
        });
        await page.GotoAsync(link.Path);
        await page.GetByLabel("Enter the passcode").FillAsync(link.Passcode);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText(new Regex("The link expired on .* Ask manager@example.com for a new one."))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_was_cut_off_says_what_to_do()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host);
        await window.Page.GotoAsync(link.Path[..^3]);

        await Expect(Title(window, "This link does not exist")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_private_key_is_refused_in_the_browser_and_a_public_one_is_taken_until_a_manager_removes_it()
    {
        var link = await OfferAsync("old-mill", asksForKey: true);
        await using var window = await Browsers.OpenAsync(host);
        var page = window.Page;
        await page.GotoAsync(link.Path);
        await page.GetByLabel("Enter the passcode").FillAsync(link.Passcode);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GetByLabel("Paste your public key").FillAsync("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n");
        await Expect(page.GetByText("This is a private key. Keep it secret; we need the .pub file.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Paste your public key")).ToHaveValueAsync(string.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the public key" }).ClickAsync();
        await Expect(page.GetByLabel("Paste your public key")).ToBeFocusedAsync();
        Assert.Equal([], asked);

        await page.GetByLabel("Paste your public key").FillAsync($"{PublicKey} otto at home");
        await Expect(page.GetByText(Fingerprint)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the public key" }).ClickAsync();

        await Expect(Title(window, "Your public key has arrived")).ToBeFocusedAsync();
        await Expect(page.GetByText(Fingerprint)).ToBeVisibleAsync();
        foreach (var program in new[] { "WinSCP", "FileZilla", "OpenSSH" })
        {
            await page.GetByLabel(program, new() { Exact = true }).CheckAsync();
            var card = page.GetByRole(AriaRole.Region, new() { Name = "Connect over SFTP" });
            await Expect(card).ToContainTextAsync("old-mill");
            await Expect(card).ToContainTextAsync("/price-lists/old-mill");
        }

        var user = await host.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users/old-mill");
        Assert.Contains(PublicKey, ((user["pendingSpec"] ?? user["spec"])!["sshPublicKeys"]!).ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal));

        await using var manager = await Browsers.OpenAsync(host);
        await manager.SignInAsync("Mara Manager", "/projects/demo/users/old-mill?tab=keys");
        await Expect(manager.Page.GetByText(Fingerprint)).ToBeVisibleAsync();
        await manager.KeepPictureAsync("ssh-keys");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = $"Remove {Fingerprint}" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog, new() { Name = "Remove the SSH key?" });
        await Expect(dialog.GetByText("can no longer connect over SFTP with the key")).ToBeVisibleAsync();
        await manager.KeepPictureAsync("ssh-key-removal");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(manager.Page.GetByText("No SSH keys yet.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_is_small_kept_by_nobody_and_tells_nobody_where_it_was()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host, new Appearance { Italian = true });
        var asked = new List<IRequest>();
        window.Page.Request += (_, request) => asked.Add(request);

        var answer = await window.Page.GotoAsync(link.Path);
        await Expect(Title(window, "Example Company le dà accesso ai file")).ToBeVisibleAsync();

        var bytes = 0;
        foreach (var request in asked)
        {
            var response = await request.ResponseAsync();
            bytes += (await request.SizesAsync()).ResponseBodySize;
            Assert.True(response!.Ok);
            Assert.Null(await request.HeaderValueAsync("referer"));
        }

        Assert.InRange(bytes, 1, MaxPageBytes);
        Assert.Equal("no-store", await answer!.HeaderValueAsync("cache-control"));
        Assert.Equal("no-referrer", await answer.HeaderValueAsync("referrer-policy"));
        Assert.Equal("noindex", await answer.HeaderValueAsync("x-robots-tag"));
        Assert.Null(await answer.HeaderValueAsync("set-cookie"));
        var policy = await answer.HeaderValueAsync("content-security-policy");
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy);
        Assert.Contains("connect-src 'self';", policy);
    }

    [Fact]
    public async Task The_language_is_the_browsers_until_another_is_chosen()
    {
        var link = await OfferAsync("north-agency");
        await using var window = await Browsers.OpenAsync(host, new Appearance { Italian = true });
        await window.Page.GotoAsync(link.Path);
        await Expect(window.Page.GetByLabel("Inserisca il codice")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(window.Page.GetByLabel("Enter the passcode")).ToBeVisibleAsync();
        await window.Page.ReloadAsync();
        await Expect(window.Page.GetByLabel("Enter the passcode")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory]
    [InlineData(false, false, 1280)]
    [InlineData(true, true, 1280)]
    [InlineData(false, true, 375)]
    [InlineData(true, false, 375)]
    public async Task Axe_finds_nothing_in_any_state(bool dark, bool italian, int width)
    {
        var look = new Appearance { Dark = dark, Italian = italian, Width = width };
        var link = await OfferAsync("north-agency");
        var sshLink = await OfferAsync("old-mill", asksForKey: true);
        await using var window = await Browsers.OpenAsync(host, look);
        var page = window.Page;

        await page.GotoAsync(link.Path);
        await LooksRightAsync(window, "passcode");
        await page.Locator("#passcode").FillAsync(link.Passcode);
        await page.Keyboard.PressAsync("Enter");
        foreach (var program in Programs)
        {
            await page.GetByLabel(program, new() { Exact = true }).CheckAsync();
            await LooksRightAsync(window, program.ToLowerInvariant().Replace(' ', '-'));
        }

        await page.GotoAsync(sshLink.Path);
        await page.Locator("#key").FillAsync("PuTTY-User-Key-File-3: ssh-ed25519");
        await page.Locator("summary").ClickAsync();
        await LooksRightAsync(window, "private-key");
        await page.Locator("#key").FillAsync(PublicKey);
        await Expect(page.GetByText(Fingerprint)).ToBeVisibleAsync();
        await page.Locator("#passcode").FillAsync(sshLink.Passcode);
        await LooksRightAsync(window, "public-key");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#key")).ToBeHiddenAsync();
        await LooksRightAsync(window, "public-key-given");

        await using var later = await Browsers.OpenAsync(host, look);
        await later.Page.GotoAsync(link.Path);
        await LooksRightAsync(later, "gone");

        async Task LooksRightAsync(Window shown, string name)
        {
            await Expect(shown.Page.Locator("h1")).ToBeVisibleAsync();
            await shown.LooksRightAsync($"third-party-{name}", look);
        }
    }

    private static ILocator Title(Window window, string text) =>
        window.Page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1 });

    private static async Task ClaimAsync(Window window, Link link)
    {
        await window.Page.GotoAsync(link.Path);
        await window.Page.GetByLabel("Enter the passcode").FillAsync(link.Passcode);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show my key" }).ClickAsync();
        await Expect(Title(window, "Your access key")).ToBeVisibleAsync();
    }

    private async Task<Link> OfferAsync(string user, bool asksForKey = false)
    {
        var body = asksForKey ? new JsonObject { ["ask"] = "sshPublicKey" } : new JsonObject { ["give"] = "accessKey" };
        var offered = await host.AskAsync("manager", HttpMethod.Post, $"/api/projects/demo/users/{user}/handovers", body);
        return new Link(offered["url"]!.GetValue<string>(), offered["passcode"]!.GetValue<string>());
    }

    private sealed record Link(string Path, string Passcode)
    {
        public string Token => Path[(Path.LastIndexOf('/') + 1)..];
    }
}
