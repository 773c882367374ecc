using System.Globalization;

namespace BucketManager.Story.Wire;

/// <summary>Somebody who asks: a sample person with a token, or a visitor without.</summary>
internal sealed class Person
{
    private readonly Line line;
    private readonly string? token;

    private Person(Line line, string email, string? token)
    {
        this.line = line;
        this.token = token;
        Email = email;
    }

    public string Email { get; }

    public Line Line => line;

    public static Person Visitor(Line line) => new(line, "a visitor", null);

    /// <summary>Signs in at the local host's development page.</summary>
    public static async Task<Person> SignInAsync(Line line, string email)
    {
        var answer = await line.SendAsync(new StoryRequest("POST", "/dev/sign-in") { Body = new { email } });
        var token = answer.Is(200).Json.Text("accessToken");
        Expect.That(answer.Json.Time("expiresAt") > DateTimeOffset.UtcNow, "The sign-in has expired already");
        line.Recording.Secret("access token", token, answer);
        return new Person(line, email, token);
    }

    /// <summary>The same person, with the same sign-in, on another wire: that of the host after a restart.</summary>
    public Person Over(Line other) => new(other, Email, token);

    public Task<Answer> GetAsync(string path, string? ifNoneMatch = null, string? accept = null) =>
        SendAsync(new StoryRequest("GET", path) { IfNoneMatch = ifNoneMatch, Accept = accept });

    public Task<Answer> PostAsync(string path, object? body = null, string? key = null) =>
        SendAsync(new StoryRequest("POST", path) { Body = body, IdempotencyKey = key });

    public Task<Answer> PutAsync(string path, object body, long? ifMatch = null) =>
        SendAsync(new StoryRequest("PUT", path) { Body = body, IfMatch = ifMatch });

    public Task<Answer> DeleteAsync(string path, long? ifMatch = null) =>
        SendAsync(new StoryRequest("DELETE", path) { IfMatch = ifMatch });

    /// <summary>Sends as this person. A visitor who is told to come back later does so, once, as a browser would.</summary>
    public async Task<Answer> SendAsync(StoryRequest ask, bool patient = true)
    {
        var mine = ask with { Authorization = ask.Authorization ?? (token is null ? null : $"Bearer {token}") };
        var answer = await line.SendAsync(mine);
        if (patient && token is null && answer.Status == 429)
        {
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(answer.Header("Retry-After") ?? "60", CultureInfo.InvariantCulture)));
            answer = await line.SendAsync(mine);
        }

        return answer;
    }
}
