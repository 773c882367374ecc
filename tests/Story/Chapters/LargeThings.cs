using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class LargeThings : Chapter
{
    private const int FrameBytes = 32 * 1024;

    public override string Title => "Large things: no message is longer than a frame";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        string bucket = null!;
        var users = new List<string>();

        await Must("Three users with two hundred grants each", async () =>
        {
            bucket = await stage.BucketAsync("large");
            var grants = Enumerable.Range(0, 200).Select(i => Stage.Grant(bucket, $"partner-{i:000}/in/", "deliver")).ToArray();
            var accepted = new List<Answer>();
            for (var i = 0; i < 3; i++)
            {
                users.Add(Fresh.Name("large"));
                accepted.Add(await manager.PostAsync($"{stage.Home}/users", new { name = users[i], spec = Stage.UserSpec(grants) }));
            }

            await live.SucceedAsync(accepted);
        });

        await Sentence("The snapshot comes in parts, none longer than a frame, and adds up to the whole", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            var from = socket.Count;
            var seen = await socket.FollowAsync(stage.Project);
            var parts = socket.Since(from).Where(m => m.Text("type") == "snapshot").ToList();
            Expect.That(parts.Count > 1, "The snapshot came in one part");
            Expect.Sequence(
                parts.Select((_, i) => $"{i + 1} of {parts.Count}"),
                parts.Select(p => $"{p.Number("part")} of {p.Number("parts")}"),
                "The parts");
            Expect.That(socket.Longest <= FrameBytes, $"A message has {socket.Longest} bytes");
            foreach (var user in users)
                Expect.Equal(200, seen.Thing("user", user)?.Items("spec.grants").Count, $"Grants of {user} in the snapshot");
        });

        await Sentence("A thing that no message holds is told without its content, and a change so large as being behind", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            var seen = await socket.FollowAsync(stage.Project);
            await PeopleAsync(stage, 80);
            await PeopleAsync(stage, 79);
            await PeopleAsync(stage, 0);
            await socket.UntilAsync("the client is up to date again", () => seen.Sequence >= live.Sequence);
            await socket.PingAsync();
            var heard = socket.Since(0);
            Expect.That(
                heard.Any(m => m.Text("type") is "snapshot" or "change" && m.Items("things").Any(t => t.Flag("partial"))),
                "A project with two specs of 80 long addresses was told whole");
            Expect.That(
                heard.Any(m => m.Text("type") == "behind"),
                "A diary entry with two specs of 80 long addresses was told in one message");
            Expect.That(socket.Longest <= FrameBytes, $"A message has {socket.Longest} bytes");
            Expect.Same(live.Thing("project", stage.Project), seen.Thing("project", stage.Project), "The project");
        });

        await Sentence("They are removed again", async () =>
        {
            var accepted = new List<Answer>();
            foreach (var user in users)
                accepted.Add(await manager.DeleteAsync($"{stage.Home}/users/{user}", (await stage.NowAsync($"/users/{user}")).Revision));
            await live.SucceedAsync(accepted);
            await live.SucceedAsync(await manager.DeleteAsync($"{stage.Home}/buckets/{bucket}", 1));
        });
    }

    /// <summary>The project's own people, and as many viewers and managers more, whose addresses are as long as can be.</summary>
    private static async Task PeopleAsync(Stage stage, int more)
    {
        var (now, revision) = await stage.NowAsync();
        var spec = now.At("spec")!.DeepClone();
        var addresses = Enumerable.Range(100, more)
            .Select(i => $"person{i}@{new string('d', 63)}.{new string('e', 63)}.{new string('f', 63)}.{new string('g', 40)}.example")
            .ToList();
        spec["managers"] = People(addresses.Take(40).Prepend(stage.Second.Email).Prepend(stage.Manager.Email));
        spec["viewers"] = People(addresses.Skip(40).Prepend(stage.Viewer.Email));
        await stage.Live.SucceedAsync(await stage.Manager.PutAsync(stage.Home, new { spec }, revision));
    }

    private static JsonArray People(IEnumerable<string> addresses) => [.. addresses.Select(a => JsonValue.Create(a))];
}
