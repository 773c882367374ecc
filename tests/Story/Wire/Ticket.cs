namespace BucketManager.Story.Wire;

/// <summary>Lets one WebSocket in, once.</summary>
/// <param name="Url">Absolute.</param>
internal sealed record Ticket(string Value, Uri Url)
{
    public static async Task<Ticket> AskAsync(Person person)
    {
        var answer = await person.PostAsync("/api/tickets");
        var ticket = answer.Is(201).Json.Text("ticket");
        person.Line.Recording.Secret("ticket", ticket, answer);
        var life = answer.Json.Time("expiresAt") - DateTimeOffset.UtcNow;
        Expect.That(life > TimeSpan.Zero && life <= TimeSpan.FromSeconds(31), $"A ticket lives {life.TotalSeconds:0} s instead of 30");

        var url = new UriBuilder(new Uri(person.Line.Host, answer.Json.Text("url")));
        url.Scheme = url.Scheme is "https" or "wss" ? "wss" : "ws";
        return new Ticket(ticket, url.Uri);
    }

    public override string ToString() => "***";
}
