using BucketManager.Crashes;

namespace BucketManager.Browser.Tests;

/// <summary>The server is a process of its own here, which is killed in the middle of what somebody does, and started again.</summary>
public sealed class KilledServerTests : IAsyncLifetime
{
    // As fast as AWS, so that a change is under way when the server goes; and fast enough not to wait for its end.
    private const int Speed = 1;
    private const int SpeedAgain = 100;

    private const string Buckets = "/projects/demo/buckets";

    private readonly string state = Directory.CreateTempSubdirectory("bucket-manager-browser-").FullName;
    private HostProcess host = null!;
    private Uri address = null!;

    public async Task InitializeAsync()
    {
        host = await HostProcess.StartAsync(state, Speed);
        address = await host.ReadyAsync();
    }

    public Task DisposeAsync()
    {
        host.Dispose();
        Directory.Delete(state, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_half_typed_and_what_is_under_way_outlive_it_and_the_screen_says_how_old_it_is_meanwhile()
    {
        await using var window = await Browsers.OpenAsync(address);
        await window.SignInAsync("Mara Manager", $"{Buckets}/create");
        var page = window.Page;
        var hand = new MouseDriver(page);
        await hand.TypeAsync("Name", "under-way");
        await hand.PressAsync("Review");
        await hand.PressAsync("Create bucket");
        await hand.FollowAsync("Users");
        await hand.PressAsync("Add user");
        await hand.TypeAsync("Company", "Half Typed");
        await page.EvaluateAsync("() => { window.wasHereBefore = true; }");
        await Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Creating “under-way”" })).ToBeVisibleAsync();

        await host.KillAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^(Reconnecting|Offline): what you see is from \d\d:\d\d$") }))
            .ToBeVisibleAsync(new() { Timeout = 5_000 });
        await hand.TypeAsync("Contact", "Hal Half");
        await hand.TypeAsync("Contact’s e-mail", "hal@half.example");
        await hand.PressAsync("Review");

        // What was announced to screen readers stays where it is, unseen.
        var unsaved = page.GetByText(new Regex("^Not saved: .* Your entries stay here.$")).And(page.Locator(":not([aria-live])"));
        await Expect(unsaved).ToBeInViewportAsync();
        await window.KeepPictureAsync("killed");

        await StartAgainAsync();
        await Expect(window.Badge("Live")).ToBeVisibleAsync();
        await Expect(unsaved).ToBeHiddenAsync();
        await hand.SeesAsync("“under-way” is ready.");
        await window.KeepPictureAsync("started-again");
        foreach (var (field, text) in new[] { ("Company", "Half Typed"), ("Contact", "Hal Half"), ("Contact’s e-mail", "hal@half.example") })
            await Expect(page.GetByLabel(field, new() { Exact = true })).ToHaveValueAsync(text);
        await hand.PressAsync("Review");
        await hand.PressAsync("Add user");
        await hand.SeesAsync("“Half Typed” is ready.");
        Assert.True(await page.EvaluateAsync<bool>("() => window.wasHereBefore === true"));
    }

    [Fact]
    public async Task What_it_took_and_did_not_answer_any_more_is_asked_for_again_and_done_once()
    {
        await using var window = await Browsers.OpenAsync(address);
        await window.SignInAsync("Mara Manager", $"{Buckets}/create");
        var page = window.Page;
        var hand = new MouseDriver(page);
        await hand.TypeAsync("Name", "only-once");
        await hand.PressAsync("Review");
        await page.RouteAsync($"**/api{Buckets}", async route =>
        {
            await route.FetchAsync();
            await host.KillAsync();
            await route.AbortAsync();
        });

        await hand.PressAsync("Create bucket");
        await hand.SeesAsync("No answer came. The change may or may not be saved. Try again: nothing is done twice.");
        await window.KeepPictureAsync("unanswered");
        await page.UnrouteAsync($"**/api{Buckets}");
        await StartAgainAsync();
        await hand.PressAsync("Try again");

        await hand.SeesAsync("“only-once” is ready.");
        await hand.FollowAsync("Overview");
        await Expect(page.GetByText("Mara Manager created the bucket only-once")).ToHaveCountAsync(1);
    }

    private async Task StartAgainAsync()
    {
        host.Dispose();
        host = await HostProcess.StartAsync(state, SpeedAgain, address);
    }
}
