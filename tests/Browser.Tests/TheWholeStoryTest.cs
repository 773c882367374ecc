using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace BucketManager.Browser.Tests;

/// <summary>All that the program is for, from a new project to a key that is stopped, in each language and with each hand.</summary>
[Collection(InBrowser.Name)]
public sealed class TheWholeStoryTest(Stage stage, House house) : IClassFixture<House>
{
    private const string Company = "Acme Works";
    private const string Contact = "Ann Acme";

    [Theory]
    [InlineData("mouse", false, "111111111111")]
    [InlineData("mouse", true, "222222222222")]
    [InlineData("keyboard", false, "333333333333")]
    [InlineData("keyboard", true, "444444444444")]
    public async Task From_a_new_project_to_a_third_party_with_a_key_and_to_its_end(string hand, bool italian, string account)
    {
        var look = new Look { Italian = italian };
        var words = new Words(italian);
        await using var window = await stage.OpenAsync(house, look);
        await using var visitor = await stage.OpenAsync(house, look);
        var manager = HandAt(window);
        var contact = HandAt(visitor);

        await window.Page.GotoAsync("/");
        await manager.PressAsync(Say("Sign in as {name}", "Ada Admin"));

        await manager.PressAsync(Say("Create project"));
        await manager.TypeAsync(Say("Title"), $"Fair {account[..4]}");
        await manager.TypeAsync(Say("Account"), account);
        await manager.PressAsync(Say("Review"));
        await SeeAsync("project");
        await manager.PressAsync(Say("Create project"));
        await manager.SeesAsync(Say("“{name}” is ready.", $"fair-{account[..4]}"));

        await manager.FollowAsync($"Fair {account[..4]}");
        await manager.SeesHeadingAsync(Say("Your first hand-over"));
        await manager.FollowAsync(Say("Create a bucket"));
        await manager.TypeAsync(Say("Name"), "exchange");
        await manager.PressAsync(Say("Review"));
        await SeeAsync("bucket");
        await manager.PressAsync(Say("Create bucket"));
        await manager.SeesAsync(Say("“{name}” is ready.", "exchange"));

        await manager.FollowAsync(Say("Users"));
        await manager.PressAsync(Say("Add user"));
        await manager.TypeAsync(Say("Company"), Company);
        await manager.TypeAsync(Say("Contact"), Contact);
        await manager.TypeAsync(Say("E-mail of the contact"), "ann@acme.example");
        await GrantAsync("deliver", "in/");
        await GrantAsync("collect", "out/");
        await manager.SeesAsync(Say("{company} can upload into {where}, cannot read or delete there.", Company, "exchange/in/"));
        await manager.SeesAsync(Say("{company} can see and download {where}, cannot upload or delete there.", Company, "exchange/out/"));
        await SeeAsync("grants");
        await manager.PressAsync(Say("Review"));
        await SeeAsync("user");
        await manager.PressAsync(Say("Add user"));
        await manager.SeesAsync(Say("“{name}” is ready.", "acme-works"));

        await manager.TurnToAsync(Say("Hand-overs"));
        await manager.PressAsync(Say("Hand over to {contact}", Contact));
        await manager.PressAsync(Say("Make the link"));
        await manager.SeesHeadingAsync(Say("The link is made"));
        await SeeAsync("link");
        var link = await manager.ReadAsync(new Regex("^http"));
        var passcode = await manager.ReadAsync(new Regex(@"^\d{4}-\d{4}$"));
        await manager.PressAsync(Say("handover.close"));
        await manager.SeesAsync(Say("Not opened"));

        await visitor.Page.GotoAsync(link);
        await contact.TypeAsync(Say("Enter the passcode"), passcode);
        await contact.PressAsync(Say("Show once"));
        await contact.SeesHeadingAsync(Say("Your access key"));
        await contact.PressAsync(Say("Reveal"));
        var key = await contact.ReadAsync(new Regex("^AKIA"));
        await visitor.KeepPictureAsync($"story-claimed-{hand}-{look}");

        await Expect(window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Say("handover.accessKey") })).ToContainTextAsync("127.0.0.1");
        await SeeAsync("opened");

        await manager.TurnToAsync(Say("user.keys"));
        await manager.PressAsync($"{Say("Switch off")} {key}");
        await manager.SeesHeadingAsync(Say("Switch off {key}?", key));
        await manager.PressAsync(Say("Switch off"));
        await manager.SeesAsync(Say("keys.inactive"));
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = $"{Say("Switch on")} {key}" })).ToBeFocusedAsync();
        await SeeAsync("off");

        await manager.PressAsync(Say("Stop everything"));
        await manager.SeesHeadingAsync(Say("Stop everything for {company}?", Company));
        await manager.PressAsync(Say("Stop everything"));
        await manager.SeesAsync(Say("Everything is denied."));
        await SeeAsync("stopped");
        await manager.PressAsync(Say("outside.close"));
        await manager.SeesAsync(Say("status.stopped"));

        async Task GrantAsync(string verb, string folder)
        {
            await manager.PressAsync(Say("Add a permission"));
            await manager.ChooseAsync(Say("grants.what"), Say($"verb.{verb}"));
            await manager.ChooseAsync(Say("grants.bucket"), "exchange");
            await manager.TypeAsync(Say("grants.folder"), folder);
        }

        string Say(string text, params ReadOnlySpan<string> values) => words.Say(text, values);

        Hand HandAt(Window at) => hand == "mouse" ? new MouseHand(at.Page) : new KeyboardHand(at.Page);

        Task SeeAsync(string what) => window.KeepPictureAsync($"story-{what}-{hand}-{look}");
    }
}
