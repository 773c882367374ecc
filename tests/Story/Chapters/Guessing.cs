using System.Globalization;
using System.Security.Cryptography;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

/// <summary>Last of those that ask: it uses up what an address may guess.</summary>
internal sealed class Guessing : Chapter
{
    public override string Title => "Guessing links gets one nowhere, slowly";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        await Sentence("After some thirty unknown links an address has to wait, and is told how long", async () =>
        {
            Answer last = null!;
            for (var i = 0; i < 60 && last?.Status != 429; i++)
            {
                var token = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789-_", 43);
                last = await stage.Visitor.SendAsync(new StoryRequest("GET", $"/api/handovers/{token}"), patient: false);
                if (last.Status != 429)
                    last.Refused(404, "not-found");
            }

            last.Refused(429, "too-many-requests");
            var pause = int.Parse(last.Header("Retry-After") ?? "0", CultureInfo.InvariantCulture);
            Expect.That(pause is > 0 and <= 60, $"Retry-After is {last.Header("Retry-After")}");
            var claim = new StoryRequest("POST", $"/api/handovers/{new string('B', 43)}/claim") { Body = new { passcode = "1234-5678" } };
            (await stage.Visitor.SendAsync(claim, patient: false)).Refused(429, "too-many-requests");
        });

        await Sentence("Those who are signed in go on", async () => (await stage.Manager.GetAsync("/api/me")).Is(200));
    }
}
