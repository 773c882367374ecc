using BucketManager.Story;
using BucketManager.Story.Wire;

namespace BucketManager.Crashes;

/// <summary>One of the twenty: asked once, and answered or not.</summary>
/// <param name="What">Such as "edit of b-3".</param>
/// <param name="Mark">Stands in what is asked for and nowhere else; empty for a deletion.</param>
internal sealed record Change(string What, StoryRequest Request, string Mark = "")
{
    /// <summary>Another edit of the same thing, sent once this one is accepted.</summary>
    public Change? Then { get; init; }

    /// <summary>Null: none came, or one that promises nothing.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>A second look at what came: what a repetition was answered.</summary>
    public string? Operation => Answer?.Json.TextOrNull(Request.Path.EndsWith("/stop", StringComparison.Ordinal) ? "operation.id" : "id");

    public async Task SendAsync(Person person)
    {
        Answer answer;
        try
        {
            answer = await person.SendAsync(Request);
        }
        catch (StoryFailure)
        {
            return; // The host died over it.
        }

        if (answer.Status == 503)
            return;
        Answer = answer;
        if (Then is { } then && answer.Status == 202)
            await then.SendAsync(person);
    }

    /// <summary>
    /// After the restart: an answered change was accepted; one that was not answered happened entirely, or not at all and is then
    /// asked for again.
    /// </summary>
    public async Task SettleAsync(Person person)
    {
        if (Answer is { } answer)
        {
            answer.Is(Request.Path.EndsWith("/stop", StringComparison.Ordinal) ? 200 : 202);
            if (Then is { } then)
                await then.SettleAsync(person);
            return;
        }

        if (Request.Method == "POST" || !await HappenedAsync(person))
            Answer = (await person.SendAsync(Request)).Is(Request.Path.EndsWith("/stop", StringComparison.Ordinal) ? 200 : 202);
    }

    private async Task<bool> HappenedAsync(Person person)
    {
        var path = Request.Path.Replace("/grants", string.Empty, StringComparison.Ordinal);
        var now = await person.GetAsync(path);
        if (Request.Method == "DELETE" && now.Status == 404)
            return true;
        var newest = now.Is(200).Json.At("pendingSpec") ?? now.Json.At("spec");
        var marked = Mark.Length > 0 && newest!.ToJsonString().Contains(Mark, StringComparison.Ordinal);
        if (now.Revision == Request.IfMatch)
        {
            Expect.That(!marked, $"The {What} was not accepted, yet part of it is there");
            return false;
        }

        Expect.Equal(Request.IfMatch + 1, now.Revision, $"The revision after the {What}");
        Expect.That(Request.Method == "DELETE" ? now.Json.Text("status") == "deleting" : marked, $"The {What} raised the revision and is not there");
        return true;
    }
}
