namespace BucketManager.Browser.Tests;

/// <summary>All that the program is for, from a new project to a third party that is stopped, with each hand and in each language.</summary>
public sealed class TheWholeStoryTests : IAsyncLifetime
{
    private const string Title = "Summer fair";
    private const string Bucket = "exchange";
    private const string Company = "Acme Works";
    private const string Contact = "Ann Acme";

    // Nobody wants to see a change under way here.
    private readonly TestHost host = new(speed: 1000);
    private PageTexts words = null!;
    private Window window = null!;
    private Window visitor = null!;
    private Driver manager = null!;
    private Driver contact = null!;
    private string told = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("mouse", false)]
    [InlineData("mouse", true)]
    [InlineData("keyboard", false)]
    [InlineData("keyboard", true)]
    public async Task A_project_gets_a_bucket_and_a_user_whose_key_is_handed_over_claimed_and_stopped(string hand, bool italian)
    {
        var look = new Appearance { Italian = italian };
        words = new PageTexts(italian);
        told = $"{hand}-{look}";
        await using var managers = window = await Browsers.OpenAsync(host, look);
        await using var contacts = visitor = await Browsers.OpenAsync(host, look);
        (manager, contact) = (HandAt(window.Page), HandAt(visitor.Page));

        await OpenProjectAsync();
        await CreateBucketAsync();
        await AddUserAsync();
        var (link, passcode) = await HandOverAsync();
        var key = await ClaimAsync(link, passcode);
        await SwitchOffAsync(key);
        await StopEverythingAsync();

        Driver HandAt(IPage page) => hand == "mouse" ? new MouseDriver(page) : new KeyboardDriver(page);
    }

    private async Task OpenProjectAsync()
    {
        await window.Page.GotoAsync("/");
        await manager.PressAsync(Say("Sign in as {name}", "Ada Admin"));
        await manager.PressAsync(Say("Create project"));
        await manager.TypeAsync(Say("Title"), Title);
        await manager.TypeAsync(Say("Account"), "210987654321");
        await manager.PressAsync(Say("Review"));
        await manager.SeesHeadingAsync(Say("What will change"));
        await KeepPictureAsync("project");
        await manager.PressAsync(Say("Create project"));
        await manager.SeesAsync(Say("“{name}” is ready.", Title));
        await manager.FollowAsync(Title);
        await manager.SeesHeadingAsync(Say("Your first hand-over"));
        await KeepPictureAsync("first-steps");
    }

    private async Task CreateBucketAsync()
    {
        await manager.FollowAsync(Say("Create a bucket"));
        await manager.TypeAsync(Say("Name"), Bucket);
        await manager.PressAsync(Say("Review"));
        await manager.SeesHeadingAsync(Say("What will change"));
        await KeepPictureAsync("bucket");
        await manager.PressAsync(Say("Create bucket"));
        await manager.SeesAsync(Say("“{name}” is ready.", Bucket));
    }

    private async Task AddUserAsync()
    {
        await manager.FollowAsync(Say("Overview"));
        await manager.FollowAsync(Say("firstSteps.user"));
        await manager.TypeAsync(Say("Company"), Company);
        await manager.TypeAsync(Say("Contact"), Contact);
        await manager.TypeAsync(Say("Contact’s e-mail"), "ann@acme.example");
        await GrantAsync("deliver", "in/");
        await GrantAsync("collect", "out/");
        await manager.SeesAsync(Say("{company} can upload files to {where}, but not download or delete them.", Company, $"{Bucket}/in/"));
        await manager.SeesAsync(Say("{company} can see and download files in {where}, but not upload or delete them.", Company, $"{Bucket}/out/"));
        await KeepPictureAsync("grants");
        await manager.PressAsync(Say("Review"));
        await manager.SeesHeadingAsync(Say("What will change"));
        await KeepPictureAsync("user");
        await manager.PressAsync(Say("Add user"));
        await manager.SeesAsync(Say("“{name}” is ready.", Company));

        async Task GrantAsync(string verb, string folder)
        {
            await manager.PressAsync(Say("Add permission"));
            await manager.ChooseAsync(Say("grants.what"), Say($"verb.{verb}"));
            await manager.ChooseAsync(Say("grants.bucket"), Bucket);
            await manager.TypeAsync(Say("grants.folder"), folder);
        }
    }

    private async Task<(string Link, string Passcode)> HandOverAsync()
    {
        await manager.TurnToAsync(Say("user.handovers"));
        await manager.PressAsync(Say("Hand over to {contact}", Contact));
        await manager.PressAsync(Say("Create link"));
        await manager.SeesHeadingAsync(Say("Link created"));
        await KeepPictureAsync("link");
        var link = await manager.ReadAsync(new Regex("^http"));
        var passcode = await manager.ReadAsync(new Regex(@"^\d{4}-\d{4}$"));
        foreach (var copy in new[] { "Copy link", "Copy passcode" })
        {
            await manager.PressAsync(Say(copy));
            await manager.SeesAsync(Say("trouble.copied"));
        }

        await Expect(window.Page.GetByRole(AriaRole.Checkbox, new() { Name = Say("handover.kept") })).ToBeCheckedAsync();
        await manager.PressAsync(Say("handover.close"));
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = Say("Link created"), Exact = true })).ToBeHiddenAsync();
        await manager.SeesAsync(Say("Not opened"));
        return (link, passcode);
    }

    /// <summary>The third party, on its own page; and the manager sees it, who did not touch anything.</summary>
    /// <returns>The key's id.</returns>
    private async Task<string> ClaimAsync(string link, string passcode)
    {
        await visitor.Page.GotoAsync(link);
        await contact.TypeAsync(Say("Enter the passcode"), passcode);
        await contact.PressAsync(Say("Show my key"));
        await contact.SeesHeadingAsync(Say("Your access key"));
        await contact.PressAsync(Say("Reveal"));
        await visitor.KeepPictureAsync($"story-claimed-{told}");

        var row = window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Say("Access key") });
        await Expect(row).ToContainTextAsync("127.0.0.1");
        await KeepPictureAsync("opened");
        return await contact.ReadAsync(new Regex("^AKIA"));
    }

    private async Task SwitchOffAsync(string key)
    {
        await manager.TurnToAsync(Say("user.keys"));
        await manager.PressAsync($"{Say("Switch off")} {key}");
        await manager.SeesHeadingAsync(Say("Switch off {key}?", key));
        await manager.PressAsync(Say("Switch off"));
        await manager.SeesAsync(Say("keys.inactive"));
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = $"{Say("Switch on")} {key}" })).ToBeFocusedAsync();
        await KeepPictureAsync("off");
    }

    private async Task StopEverythingAsync()
    {
        await manager.PressAsync(Say("Stop everything"));
        await manager.SeesHeadingAsync(Say("Stop everything for {company}?", Company));
        await manager.PressAsync(Say("Stop everything"));
        await manager.SeesAsync(Say("All access is denied."));
        await KeepPictureAsync("stopped");
        await manager.PressAsync(Say("outside.close"));
        await manager.SeesAsync(Say("status.stopped"));
    }

    private string Say(string text, params ReadOnlySpan<string> values) => words.Say(text, values);

    private Task KeepPictureAsync(string what) => window.KeepPictureAsync($"story-{what}-{told}");
}
