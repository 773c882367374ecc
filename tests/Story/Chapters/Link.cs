using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

/// <summary>A hand-over as the manager got it: to be sent on by two ways. Its secrets are remembered for the canary.</summary>
internal sealed partial record Link(string Id, string Token, string Passcode, DateTimeOffset ExpiresAt)
{
    public string Path => $"/api/handovers/{Token}";

    public static async Task<Link> OfferAsync(Stage stage, string user, object what, string? key = null) =>
        From(stage, await stage.Manager.PostAsync($"{stage.Home}/users/{user}/handovers", what, key));

    public static Link From(Stage stage, Answer offered)
    {
        var (url, passcode) = (offered.Is(201).Json.Text("url"), offered.Json.Text("passcode"));
        var token = url[(url.LastIndexOf('/') + 1)..];
        stage.Line.Recording.Secret("hand-over token", token, offered);
        stage.Line.Recording.Passcode(passcode, offered);
        Expect.That(
            url.EndsWith($"/h/{token}", StringComparison.Ordinal) && TokenShape().IsMatch(token),
            "The link is not /h/ and 43 characters of base64url");
        Expect.That(PasscodeShape().IsMatch(passcode), "The passcode is not eight digits with a hyphen");
        return new Link(offered.Json.Text("id"), token, passcode, offered.Json.Time("expiresAt"));
    }

    /// <summary>What a visitor of the link is shown.</summary>
    public async Task<JsonNode> LookAsync(Stage stage) => (await stage.Visitor.GetAsync(Path)).Is(200).Json;

    /// <summary>Claims, with the right passcode unless another is given.</summary>
    public async Task<Answer> ClaimAsync(Stage stage, string? passcode = null, string? key = null, string? sshPublicKey = null)
    {
        passcode ??= Passcode;
        object body = sshPublicKey is null ? new { passcode } : new { passcode, sshPublicKey };
        var answer = await stage.Visitor.PostAsync($"{Path}/claim", body, key);
        if (answer.Status == 200 && answer.Json.TextOrNull("secretAccessKey") is { } secret)
            stage.Line.Recording.Secret("secret access key", secret, answer);
        return answer;
    }

    /// <summary>Claims the key that the link gives, and returns its id.</summary>
    public async Task<string> TakeKeyAsync(Stage stage) => (await ClaimAsync(stage)).Is(200).Json.Text("accessKeyId");

    /// <summary>A passcode that is wrong for sure.</summary>
    public string WrongPasscode => Passcode[..^1] + (Passcode[^1] == '0' ? '1' : '0');

    public override string ToString() => Id;

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[0-9]{4}-[0-9]{4}$")]
    private static partial Regex PasscodeShape();
}
