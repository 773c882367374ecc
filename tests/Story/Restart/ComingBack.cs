using System.Text.Json.Nodes;
using BucketManager.Story.Chapters;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Restart;

internal sealed class ComingBack : Chapter
{
    public override string Title => "Coming back after a restart: everything is there, and what was under way ends";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        var before = Memory.Read(stage.Arguments.File!);
        var (project, bucket, coming, user) = (before.Text("project"), before.Text("bucket"), before.Text("coming"), before.Text("user"));
        var operations = before.Items("operations").Select(o => o.GetValue<string>()).ToList();
        var home = $"/api/projects/{project}";
        var manager = stage.Manager;
        await Must("The people sign in again", async () =>
        {
            await stage.SignInAsync();
            manager = stage.Manager;
        });

        await using var socket = await stage.ConnectAsync(manager);
        LiveProject live = null!;
        await Must("A client that knows where it stood is told what it missed, without a gap", async () =>
        {
            live = await socket.FollowAsync(project, since: before.Number("sequence"));
            Expect.Equal(0, live.Snapshots, "Snapshots, where a replay was due");
        });

        await Sentence("All changes that ran or waited end, in order, with success", async () =>
        {
            var ended = new List<JsonNode>();
            foreach (var operation in operations)
                ended.Add(await live.EndAsync(operation));
            foreach (var operation in ended)
                Expect.Equal(
                    "succeeded",
                    operation.Text("state"),
                    $"The {operation.Text("action")} of {operation.Text("name")}, {operation.TextOrNull("reason.text")}");
            Expect.That(
                ended[0].Time("finishedAt") <= ended[1].Time("startedAt"),
                "The edit that waited did not wait for the one that ran");
        });

        await Sentence("What they were for is applied", async () =>
        {
            Expect.Equal(
                "drei, größer 🙂",
                (await manager.GetAsync($"{home}/buckets/{bucket}")).Is(200).Json.Text("spec.description"),
                "The edited bucket");
            var made = (await manager.GetAsync($"{home}/buckets/{coming}")).Is(200).Json;
            Expect.Equal("ready", made.Text("status"), "The status of the new bucket");
            Expect.Equal("new", made.Text("spec.description"), "The new bucket");
        });

        await Sentence("The diary has one entry for each, with its result", async () =>
        {
            var diary = (await manager.GetAsync($"{home}/activity?pageSize=200")).Is(200).Json.Items();
            foreach (var operation in operations)
                Expect.Equal("succeeded", diary.Single(e => e.TextOrNull("operationId") == operation).Text("result"), "The result");
        });

        await Sentence("Everything else is as it was", async () =>
        {
            var now = await Memory.OfAsync(manager, project);
            foreach (var (thing, known) in before.At("things")!.AsObject().Where(t => t.Key != $"bucket {bucket}"))
                Expect.Same(known, now.At("things")![thing], thing);
            foreach (var part in new[] { "grants", "keys" })
                Expect.Same(before.At(part), now.At(part), part);
        });

        await Sentence("The link that was open can be claimed", async () =>
        {
            var link = new Link(before.Text("link.id"), before.Text("link.token"), before.Text("link.passcode"), default);
            Expect.Equal("open", (await link.LookAsync(stage)).Text("state"), "The state");
            await link.TakeKeyAsync(stage);
            Expect.Equal(2, (await manager.GetAsync($"{home}/users/{user}/keys")).Is(200).Json.Items().Count, "Keys");
        });

        await Sentence("Work goes on", async () =>
        {
            var revision = (await manager.GetAsync($"{home}/buckets/{coming}")).Is(200).Revision;
            await live.SucceedAsync(
                await manager.PutAsync($"{home}/buckets/{coming}", new { spec = new { description = "after" } }, revision));
        });
    }
}
