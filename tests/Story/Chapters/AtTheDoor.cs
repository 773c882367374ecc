using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class AtTheDoor : Chapter
{
    public override string Title => "At the door: what this is, and who comes in";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        var visitor = stage.Visitor;

        await Must("The host says that it is well and ready", async () =>
        {
            (await visitor.GetAsync("/healthz")).Is(200);
            (await visitor.GetAsync("/readyz")).Is(200);
        });

        await Sentence("Anyone may ask how to sign in, and is told that CloudFormation is simulated", async () =>
        {
            var config = (await visitor.GetAsync("/api/config")).Is(200).Json;
            Expect.That(config.Text("organisation").Length > 0, "The organisation has no name");
            Expect.That(config.Has("simulated"), "It is not said whether anything is simulated");
            Expect.Equal("local", config.Text("signIn.kind"), "The way to sign in");
            var people = config.Items("signIn.people");
            Expect.That(people.All(p => p.Text("name").Length > 0), "A sample person has no name");
            Expect.Set(
                ["admin@example.com", "manager@example.com", "second.manager@example.com", "viewer@example.com", "stranger@example.com"],
                people.Each("email"),
                "The sample people");
        });

        await Must("The sample people sign in", stage.SignInAsync);

        await Sentence("Somebody else cannot, and is told who can", async () =>
        {
            var refused = await visitor.PostAsync("/dev/sign-in", new { email = "nobody@example.com" });
            refused.Refused(400, "invalid");
            Expect.That(
                refused.Text.Contains("second.manager@example.com", StringComparison.Ordinal),
                $"{refused}: does not name those that exist");
        });

        await Sentence("Each is told who they are and what they have", async () =>
        {
            var admin = (await stage.Admin.GetAsync("/api/me")).Is(200).Json;
            Expect.Equal("admin@example.com", admin.Text("email"), "The admin's address");
            Expect.That(admin.Flag("admin") && admin.Text("name").Length > 0, "The admin is not told so");

            var manager = (await stage.Manager.GetAsync("/api/me")).Is(200).Json;
            Expect.That(!manager.Flag("admin"), "The manager is told to be an admin");
            Expect.Equal("manager", RoleInDemo(manager), "The manager's role in demo");
            Expect.Equal("viewer", RoleInDemo((await stage.Viewer.GetAsync("/api/me")).Is(200).Json), "The viewer's role in demo");
            Expect.Equal(0, (await stage.Stranger.GetAsync("/api/me")).Is(200).Json.Items("projects").Count, "Projects of a stranger");

            static string? RoleInDemo(System.Text.Json.Nodes.JsonNode me) =>
                me.Items("projects").FirstOrDefault(p => p.Text("name") == "demo")?.TextOrNull("role");
        });

        await Sentence("Without a token, or with a wrong one, nobody gets in", async () =>
        {
            (await visitor.GetAsync("/api/me")).Refused(401, "unauthenticated");
            const string Unsigned = "Bearer eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImFkbWluQGV4YW1wbGUuY29tIn0.";
            foreach (var wrong in new[] { "Bearer nonsense", "Basic bWFuYWdlcjo=", Unsigned })
                (await visitor.SendAsync(new StoryRequest("GET", "/api/me") { Authorization = wrong })).Refused(401, "unauthenticated");
        });

        await Sentence("The sample project demo is there, with buckets, users and grants", async () =>
        {
            var demo = (await stage.Viewer.GetAsync("/api/projects/demo")).Is(200).Json;
            Expect.Equal("123456789012", demo.Text("spec.account"), "The account of demo");
            Expect.Equal("eu-west-1", demo.Text("spec.region"), "The region of demo");
            Expect.Equal("ready", demo.Text("status"), "The status of demo");
            Expect.That(demo.Number("counts.buckets") > 0 && demo.Number("counts.users") > 0, "There is nothing to see in demo");
            Expect.That(
                (await stage.Viewer.GetAsync("/api/projects/demo/access")).Is(200).Json.Items("grants").Count > 0,
                "Nobody may do anything in demo");
        });

        await Sentence("Answers carry what keeps a browser safe", async () =>
        {
            var answer = await visitor.GetAsync("/api/config");
            Expect.Equal("nosniff", answer.Header("X-Content-Type-Options"), "X-Content-Type-Options");
            Expect.That(
                answer.Header("Referrer-Policy") is "no-referrer" or "same-origin" or "strict-origin",
                "Referrer-Policy is missing or lax");
            Expect.That(
                answer.Header("Content-Security-Policy")?.Contains("frame-ancestors 'none'", StringComparison.Ordinal) == true
                    || answer.Header("X-Frame-Options") == "DENY",
                "Nothing forbids to show it in a frame");
            Expect.That(answer.Header("Access-Control-Allow-Origin") is null, "Other sites may read answers");
        });

        await Sentence("A host name that is not its own is not answered", async () =>
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Line.Host, "/api/config"));
            request.Headers.Host = "evil.example.com";
            using var response = await http.SendAsync(request);
            Expect.That((int)response.StatusCode is >= 400 and < 500, $"Answered {(int)response.StatusCode} to another host's name");
        });
    }
}
