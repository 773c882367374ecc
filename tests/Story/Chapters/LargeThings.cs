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

        await Must("Users with as many grants as the room for permissions holds", async () =>
        {
            bucket = await stage.BucketAsync("large");
            var accepted = new List<Answer>();
            for (var i = 0; i < 3; i++)
            {
                users.Add(Fresh.Name("large"));
                accepted.Add(await manager.PostAsync($"{stage.Home}/users", new { name = users[i], spec = Stage.UserSpec(Grants(bucket, 240)) }));
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
            Expect.Sequence(parts.Select((_, i) => $"{i + 1} of {parts.Count}"), parts.Select(p => $"{p.Number("part")} of {p.Number("parts")}"), "The parts");
            foreach (var user in users)
                Expect.Equal("ready", seen.Thing("user", user)?.TextOrNull("status"), $"The status of {user} in the snapshot");
        });

        await Sentence("A thing that no message holds is told without its content; one asks for it", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            var seen = await socket.FollowAsync(stage.Project);
            var from = socket.Count;
            await live.SucceedAsync(await manager.PutAsync($"{stage.Home}/users/{users[0]}/grants", new { grants = Grants(bucket, 239) }, 1));
            await socket.PingAsync();
            await socket.UntilAsync("the client is up to date again", () => seen.Sequence >= live.Sequence && seen.Thing("user", users[0]) is not null);
            Expect.That(
                socket.Since(from).Any(m => m.Text("type") == "behind" || (m.Text("type") == "change" && m.Items("things").Any(t => t.Flag("partial")))),
                "A change with two specs of 240 grants was told in one message");
            Expect.That(socket.Longest <= FrameBytes, $"A message has {socket.Longest} bytes");
            Expect.Equal(239, (await manager.GetAsync($"{stage.Home}/users/{users[0]}")).Is(200).Json.Items("spec.grants").Count, "Grants, asked for");
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

    private static object[] Grants(string bucket, int count) => [.. Enumerable.Range(0, count).Select(i => Stage.Grant(bucket, $"partner-{i:000}/in/", "deliver"))];
}
