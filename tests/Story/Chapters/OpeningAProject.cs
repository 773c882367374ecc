using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class OpeningAProject : Chapter
{
    public override string Title => "Opening a project, and watching it become ready";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        var body = new { name = stage.Project, spec = stage.ProjectSpec(sftp: true) };
        Answer accepted = null!;
        await using var watching = await stage.ConnectAsync(stage.Admin);
        var everything = watching.Count;

        await Must("An admin who watches all projects gets a snapshot of them", async () =>
        {
            await watching.SubscribeAsync("*");
            var snapshot = await watching.NextAsync("a snapshot of all projects", m => m.Text("type") == "snapshot", everything);
            Expect.That(snapshot.Items("things").All(t => t.Text("kind") == "project"), "The snapshot of all projects holds other things");
            Expect.That(snapshot.Items("things").Each("name").Contains("demo"), "demo is not among all projects");
            Expect.That(snapshot.IsNull("sequence"), "All projects together have no sequence");
        });

        await Sentence("The preview says in words and in a diff what would happen, and nothing happens", async () =>
        {
            var preview = (await stage.Admin.PostAsync("/api/projects?dryRun=true", body)).Is(200).Json;
            Expect.That(preview.Items("summary").Count > 0, "The preview says nothing");
            preview.IsSentence("summary.0");
            Expect.That(preview.Text("templateDiff").Contains("AWS::KMS::Key", StringComparison.Ordinal), "The diff shows no key");
            preview.Items("warnings");
            (await stage.Admin.GetAsync(stage.Home)).Refused(404, "not-found");
        });

        await Sentence("A manager may not open projects, whatever the request says", async () =>
        {
            (await stage.Manager.PostAsync("/api/projects", body)).Refused(403, "forbidden");
            (await stage.Manager.SendAsync(new StoryRequest("POST", "/api/projects") { RawBody = "{" })).Refused(403, "forbidden");
        });

        var key = Fresh.Key();
        await Must("An admin opens it: accepted, not done", async () =>
        {
            accepted = (await stage.Admin.PostAsync("/api/projects", body, key)).Is(202);
            var operation = accepted.Json;
            Expect.Equal($"{stage.Home}/operations/{operation.Text("id")}", accepted.Header("Location"), "Location");
            Expect.Equal("create", operation.Text("action"), "The action");
            Expect.Equal("project", operation.Text("kind"), "The kind");
            Expect.Equal(stage.Project, operation.Text("name"), "The name");
            Expect.Equal(stage.Project, operation.Text("project"), "The project");
            Expect.Equal("admin@example.com", operation.Text("requestedBy"), "Who asked");
            Expect.That(operation.Text("state") is "queued" or "running", $"The operation is {operation.Text("state")} at once");
            Expect.That(operation.Number("usualSeconds") > 0, "It is not said how long it usually takes");
            operation.Time("requestedAt");
        });

        LiveProject seen = null!;
        JsonNode creating = null!;
        await Must("It is being created: nothing is applied yet, and the admin follows it", async () =>
        {
            seen = await watching.FollowAsync(stage.Project);
            creating = seen.Thing("project", stage.Project)!;
            Expect.Equal("creating", creating.Text("status"), "The status");
            Expect.Equal(0, creating.At("spec")!.AsObject().Count, "Fields of the applied spec");
            Expect.Equal(0, creating.At("outputs")!.AsObject().Count, "Outputs");
            Expect.Equal("The story", creating.Text("pendingSpec.title"), "The pending title");
            Expect.Equal(accepted.Json.Text("id"), creating.Text("operation.id"), "The operation");
            Expect.That(!creating.At("operation").Has("progress"), "An operation inside a thing carries progress");
            Expect.Equal(1, creating.Number("revision"), "The revision");
        });

        await Sentence("Who watches all projects saw it come", () =>
            watching.NextAsync("a change of all projects", m => m.Text("type") == "change" && m.Text("project") == "*"
                && m.Items("things").Any(t => t.Text("name") == stage.Project), everything));

        await Sentence("Nothing can be made in it yet, and its managers do not see it yet", async () =>
        {
            (await stage.Admin.PostAsync($"{stage.Home}/buckets", new { name = "too-early", spec = new { } })).Refused(409, "not-ready");
            (await stage.Admin.PostAsync($"{stage.Home}/users", new { name = "too-early", spec = Stage.UserSpec() }))
                .Refused(409, "not-ready");
            (await stage.Manager.GetAsync(stage.Home)).Refused(404, "not-found");
        });

        await Sentence("The same request with the same Idempotency-Key is answered as before, another one is refused", async () =>
        {
            var again = (await stage.Admin.PostAsync("/api/projects", body, key)).Is(202);
            Expect.Equal(accepted.Json.Text("id"), again.Json.Text("id"), "The operation of the repeated request");
            (await stage.Admin.PostAsync("/api/projects", new { name = stage.Project, spec = stage.ProjectSpec("Else") }, key))
                .Refused(409, "idempotency-mismatch");
        });

        await Sentence("Its name and its account are taken", async () =>
        {
            (await stage.Admin.PostAsync("/api/projects", new { name = stage.Project, spec = stage.ProjectSpec(account: Fresh.Account()) }))
                .Refused(409, "name-taken");
            (await stage.Admin.PostAsync("/api/projects", new { name = Fresh.Name("other"), spec = stage.ProjectSpec() }))
                .Refused(409, "account-taken");
        });

        await Must("It becomes ready; the operation ends in the same change as its thing", async () =>
        {
            var ended = await seen.SucceedAsync(accepted);
            Expect.That(ended.Time("finishedAt") >= ended.Time("startedAt"), "It ended before it began");
            var last = seen.Changes.Last(c => c.Items("operations").Any(o => o.Text("id") == ended.Text("id")));
            Expect.That(
                last.Items("things").Any(t => t.Text("kind") == "project" && t.Text("status") == "ready"),
                "The change that ends the operation does not make the project ready");
        });

        await Sentence("Progress came on the way, only upwards, in changes of its own", () =>
        {
            var progress = seen.Changes.SelectMany(c => c.Items("operations")).Where(o => o.Text("id") == accepted.Json.Text("id"))
                .Select(o => o.Number("progress.done")).ToList();
            Expect.That(progress.Distinct().Count() > 2, $"Progress was only {string.Join(", ", progress)}");
            Expect.That(progress.SequenceEqual(progress.Order()), $"Progress went back: {string.Join(", ", progress)}");
            Expect.That(
                seen.Changes.Any(c => c.Items("operations").Count > 0 && c.Items("things").Count == 0),
                "Progress never came alone");
            return Task.CompletedTask;
        });

        await Sentence("What was listened to is what REST tells", async () =>
        {
            var rest = (await stage.Admin.GetAsync(stage.Home)).Is(200);
            Expect.Equal("\"1\"", rest.Header("ETag"), "ETag");
            var told = (JsonObject)rest.Json.DeepClone();
            Expect.That(told.Remove("counts"), "REST does not count");
            Expect.Same(seen.Thing("project", stage.Project), told, "The project");
            Expect.That(told.At("outputs")!.AsObject().Count > 0, "A ready project has no outputs");
            Expect.Same(null, told.At("pendingSpec"), "pendingSpec");
            Expect.Equal("The story", told.Text("spec.title"), "The title");
            Expect.That(told.At("spec").Flag("sftp"), "SFTP is not in the spec");
        });

        await Must("Now its managers and viewers see it, with their roles", async () =>
        {
            await stage.FollowAsync();
            foreach (var (person, role) in new[] { (stage.Manager, "manager"), (stage.Second, "manager"), (stage.Viewer, "viewer") })
            {
                var me = (await person.GetAsync("/api/me")).Is(200).Json;
                Expect.Equal(
                    role,
                    me.Items("projects").Single(p => p.Text("name") == stage.Project).Text("role"),
                    $"The role of {person.Email}");
            }
        });
    }
}
