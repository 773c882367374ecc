using BucketManager.Story.Contract;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class SpoiltRequests : Chapter
{
    private const string NotJson = "unsupported-media-type";

    public override string Title => "Spoilt requests: too long, not JSON, or not understood";

    protected override async Task LiveAsync(Stage stage)
    {
        Link link = null!;
        await Must("A link is open, so that its claim can be spoilt, too", async () =>
            link = await Link.OfferAsync(stage, await stage.UserAsync("spoilt"), new { give = "accessKey" }));

        var routes = Api.Routes.Where(r => r.Sends != Sends.Nothing).ToList();
        foreach (var (what, spoil, status, slug) in new (string, Func<StoryRequest, StoryRequest>, int, string)[]
        {
            ("A body of more than 256 KB is too large", a => a with { Body = new { text = Fresh.Text(257 * 1024) } }, 413, "too-large"),
            ("What is not JSON by its type is not read", a => a with { RawBody = "{}", ContentType = "text/plain" }, 415, NotJson),
            ("Half a JSON text is malformed", a => a with { RawBody = """{"spec":{""" }, 400, "malformed"),
            ("A field that nobody knows is refused", a => a with { RawBody = """{"surprise":true}""" }, 400, "invalid"),
        })
        {
            await Sentence($"{what}, on every route that takes one", async () =>
            {
                var failures = new List<string>();
                foreach (var route in routes)
                {
                    var path = route.Template
                        .Replace("{project}", stage.Project, StringComparison.Ordinal)
                        .Replace("{token}", link.Token, StringComparison.Ordinal)
                        .Replace("{", string.Empty, StringComparison.Ordinal)
                        .Replace("}", string.Empty, StringComparison.Ordinal);
                    var person = route.Who switch
                    {
                        Who.Anyone => stage.Visitor,
                        Who.Admin => stage.Admin,
                        _ => stage.Manager,
                    };
                    var answer = await person.SendAsync(spoil(new StoryRequest(route.Method, path)));
                    if (answer.Status != status || answer.Slug != slug)
                        failures.Add($"{answer}; expected {status} {slug}");
                }

                Expect.That(failures.Count == 0, string.Join("\n      ", failures));
            });
        }

        await Sentence("What is wrong with a body is said at its fields, all at once", async () =>
        {
            var answer = await stage.Manager.PostAsync(
                $"{stage.Home}/users?dryRun=true",
                new
                {
                    name = "A",
                    spec = new
                    {
                        company = "",
                        contactName = "Ann",
                        contactEmail = "nobody",
                        grants = new[] { Stage.Grant("no-such-bucket", "in", "own") },
                    },
                });
            answer.Refused(400, "invalid");
            var fields = answer.Json.Items("errors").Each("field");
            foreach (var field in new[] { "/spec/company", "/spec/contactEmail", "/spec/grants/0/prefix", "/spec/grants/0/can" })
                Expect.That(fields.Contains(field), $"{field} is not among {string.Join(", ", fields)}");
        });

        await Sentence("JSON that is not what was expected is refused, never a defect", async () =>
        {
            var buckets = $"{stage.Home}/buckets?dryRun=true";
            foreach (var text in new[]
            {
                "", "null", "[]", "7", "\"text\"", new string('[', 500),
                """{"name":7,"spec":{}}""",
                """{"name":"abc","spec":[]}""",
                """{"name":"abc","spec":{},}""",
                """{"name":"abc","spec":{"surprise":1}}""",
                """{"name":"abc","spec":{"description":"\ud800"}}""",
                """{"name":"abc","spec":{"tags":{"a":1}}}""",
                """{"name":"abc","spec":{"retention":{"keepCurrentDays":1.5}}}""",
                """{"name":"abc","spec":{"retention":{"keepCurrentDays":99999999999}}}""",
            })
            {
                var answer = await stage.Manager.SendAsync(new StoryRequest("POST", buckets) { RawBody = text });
                Expect.That(
                    answer.Status == 400 && answer.Slug is "invalid" or "malformed",
                    $"{answer}, to {text[..Math.Min(60, text.Length)]}");
            }
        });

        await Sentence("Revisions and Idempotency-Keys that cannot be read are refused", async () =>
        {
            var bucket = new { name = "abc", spec = new { } };
            (await stage.Manager.SendAsync(new StoryRequest("POST", $"{stage.Home}/buckets") { Body = bucket, IdempotencyKey = "" }))
                .Refused(400, "invalid");
            (await stage.Manager.PutAsync($"{stage.Home}/users/nothing/keys/AKIA", new { state = "inactive" })).Refused(404, "not-found");
        });
    }
}
