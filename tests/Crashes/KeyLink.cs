using BucketManager.Story;
using BucketManager.Story.Wire;

namespace BucketManager.Crashes;

/// <summary>A hand-over of an access key: offered once, claimed once, whatever dies between.</summary>
internal sealed class KeyLink(string user, object give)
{
    private readonly string offerKey = Fresh.Key();
    private readonly string claimKey = Fresh.Key();
    private string? token;
    private string? passcode;

    public string User => user;

    public string? Id { get; private set; }

    public bool IsClaiming { get; private set; }

    /// <summary>The key that the third party got.</summary>
    public string? KeyId { get; private set; }

    private string? secret;

    public async Task OfferAsync(Person manager, string home)
    {
        try
        {
            Take(await manager.PostAsync($"{home}/users/{user}/handovers", give, offerKey));
        }
        catch (StoryFailure)
        {
            // Not answered: settled after the restart.
        }
    }

    public async Task ClaimAsync(Person visitor)
    {
        IsClaiming = true;
        try
        {
            TakeKey(await AskAsync(visitor));
        }
        catch (StoryFailure)
        {
            // Likewise.
        }
    }

    /// <summary>After a restart: an offer that was answered is there; one that was not, there entirely or not at all.</summary>
    public async Task SettleAsync(Person manager, string home)
    {
        if (Id is null)
        {
            var again = await manager.PostAsync($"{home}/users/{user}/handovers", give, offerKey);
            if (again.Status == 201)
            {
                Take(again);
                return;
            }

            // Its passcode was in the lost answer: nobody can claim it, so it is withdrawn, as a person would.
            again.Refused(409, "already-done");
            Id = again.Json.Text("args.id");
        }

        var told = (await manager.GetAsync($"{home}/users/{user}/handovers")).Is(200).Json.Items();
        var link = told.SingleOrDefault(l => l.Text("id") == Id) ?? throw new StoryFailure($"The hand-over {Id} of {user} is lost");
        var state = link.Text("state");
        if (KeyId is not null)
            Expect.Equal("claimed", state, $"The state of the claimed hand-over of {user}");
        else if (!IsClaiming)
            Expect.Equal("open", state, $"The state of the hand-over of {user}");
    }

    /// <summary>A claim that was answered gives the same answer again; one that was not may still have to wait for the sweeper.</summary>
    /// <returns>False: not yet.</returns>
    public async Task<bool> RepeatAsync(Person visitor)
    {
        if (!IsClaiming || token is null)
            return true;
        var answer = await AskAsync(visitor);
        if (KeyId is not null)
        {
            Expect.That(
                answer.Is(200).Json.Text("accessKeyId") == KeyId && answer.Json.Text("secretAccessKey") == secret,
                $"The repeated claim of {user} got another key");
            return true;
        }

        TakeKey(answer);
        Expect.That(answer.Status is 200 or 410 or 503, $"{answer}");
        return KeyId is not null;
    }

    private Task<Answer> AskAsync(Person visitor) => visitor.PostAsync($"/api/handovers/{token}/claim", new { passcode }, claimKey);

    private void Take(Answer offered)
    {
        if (offered.Status == 503)
            return;
        var url = offered.Is(201).Json.Text("url");
        (Id, token, passcode) = (offered.Json.Text("id"), url[(url.LastIndexOf('/') + 1)..], offered.Json.Text("passcode"));
    }

    private void TakeKey(Answer claimed)
    {
        if (claimed.Status == 200)
            (KeyId, secret) = (claimed.Json.Text("accessKeyId"), claimed.Json.Text("secretAccessKey"));
    }
}
