using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class StayingLive : Chapter
{
    public override string Title => "Staying live: tickets, replays, breaks and messages that make no sense";

    protected override async Task LiveAsync(Stage stage)
    {
        var manager = stage.Manager;

        await Sentence("A ticket lets one connection in, once; without one nobody comes in", async () =>
        {
            var ticket = await Ticket.AskAsync(manager);
            await using (var once = await LiveConnection.OpenAsync(manager, ticket, stage.Patience))
                await once.PingAsync();
            Expect.Equal(
                401,
                (await LiveConnection.TryOpenAsync(manager, ticket.Url, ticket.Value)).Status,
                "The answer to a spent ticket");
            Expect.Equal(401, (await LiveConnection.TryOpenAsync(manager, ticket.Url)).Status, "The answer without a ticket");
            Expect.Equal(
                401,
                (await LiveConnection.TryOpenAsync(manager, ticket.Url, new string('x', 43))).Status,
                "The answer to an invented ticket");
        });

        await Sentence("A token in the address is no ticket", async () =>
        {
            var ticket = await Ticket.AskAsync(manager);
            var url = new UriBuilder(ticket.Url) { Query = $"ticket={ticket.Value}" }.Uri;
            Expect.Equal(401, (await LiveConnection.TryOpenAsync(manager, url)).Status, "The answer");
        });

        await Sentence("A stranger is told what a stranger to nothing is told, and the connection stays", async () =>
        {
            await using var socket = await stage.ConnectAsync(stage.Stranger);
            foreach (var project in new[] { stage.Project, "no-such-project" })
            {
                var from = socket.Count;
                await socket.SubscribeAsync(project);
                var error = await socket.NextAsync("an error comes", m => m.Text("type") == "error", from);
                Expect.Equal("/problems/not-found", error.Text("problem.type"), $"The problem with {project}");
                Expect.Equal(404, error.Number("problem.status"), "Its status");
            }

            await socket.SubscribeAsync("*");
            var snapshot = await socket.NextAsync("a snapshot of all projects", m => m.Text("type") == "snapshot", 0);
            Expect.Equal(0, snapshot.Items("things").Count, "Projects of a stranger");
            await socket.PingAsync();
        });

        await Sentence("Messages that cannot be served are answered, and the connection stays", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            var nonsense = new[]
            {
                "{", "[]", "null", "\"ping\"", "{}", """{"action":"fly"}""",
                """{"action":"subscribe"}""", """{"action":"subscribe","project":7}""",
                """{"action":"subscribe","project":"demo","since":"yesterday"}""", """{"action":"ping","loud":true}""",
            };
            foreach (var text in nonsense)
            {
                var from = socket.Count;
                await socket.SendTextAsync(text);
                var error = await socket.NextAsync($"{text} is answered", m => m.Text("type") == "error", from);
                Expect.Equal(400, error.Number("problem.status"), $"The status of the answer to {text}");
            }

            Expect.Equal("pong", (await socket.PingAsync()).Text("type"), "The answer to a ping");
        });

        await Sentence("A ping is answered with the sequence of everything that is followed", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            var home = await socket.FollowAsync(stage.Project);
            var demo = await socket.FollowAsync("demo");
            var pong = await socket.PingAsync();
            Expect.Equal(home.Sequence, pong.Number($"sequences.{stage.Project}"), "The project's sequence");
            Expect.Equal(demo.Sequence, pong.Number("sequences.demo"), "The sequence of demo");
            Expect.Equal(home.Sequence, (await stage.ReadAsync("/buckets")).Number("sequence"), "The sequence of a list");
        });

        var missed = "";
        await Sentence("After a break a client gets just what it missed, in order, and is told when it is up to date", async () =>
        {
            var first = await stage.ConnectAsync(manager);
            var followed = await first.FollowAsync(stage.Project);
            var known = followed.Sequence;
            first.Cut();
            await first.DisposeAsync();

            missed = await stage.BucketAsync("missed");
            await using var again = await stage.ConnectAsync(manager);
            var caughtUp = await again.FollowAsync(stage.Project, since: known);
            Expect.Equal(0, caughtUp.Snapshots, "Snapshots, where a replay was due");
            Expect.Equal("ready", caughtUp.Thing("bucket", missed)?.Text("status"), "What was missed");
            Expect.That(caughtUp.Sequence >= known + 2, "Nothing was replayed");

            await using var upToDate = await stage.ConnectAsync(manager);
            var idle = await upToDate.FollowAsync(stage.Project, since: caughtUp.Sequence);
            Expect.Equal(0, idle.Changes.Count, "Changes replayed to one who missed none");
        });

        await Sentence("Who asks from too long ago, or from a future that never was, gets everything", async () =>
        {
            foreach (var since in new[] { stage.Live.Sequence + 1000 })
            {
                await using var socket = await stage.ConnectAsync(manager);
                var from = socket.Count;
                await socket.SubscribeAsync(stage.Project, since);
                await socket.NextAsync("a snapshot comes", m => m.Text("type") == "snapshot" && m.Text("project") == stage.Project, from);
            }
        });

        await Sentence("Who unsubscribes hears no more", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            await socket.FollowAsync(stage.Project);
            await socket.UnsubscribeAsync(stage.Project);
            var pong = await socket.PingAsync();
            Expect.That(!pong.At("sequences").Has(stage.Project), "The ping still counts the project");
            var from = socket.Count;
            await stage.Live.SucceedAsync(
                await manager.PutAsync($"{stage.Home}/buckets/{missed}", new { spec = new { description = "quiet" } }, 1));
            await socket.PingAsync();
            Expect.That(socket.Since(from).All(m => m.Text("type") == "pong"), "Something was told after unsubscribing");
        });

        await Sentence("Who watches all projects hears of project things only", async () =>
        {
            await using var socket = await stage.ConnectAsync(manager);
            await socket.SubscribeAsync("*");
            await socket.NextAsync("a snapshot of all projects", m => m.Text("type") == "snapshot", 0);
            var (now, revision) = await stage.NowAsync();
            var spec = now.At("spec")!.DeepClone();
            spec["title"] = "Watched";
            var from = socket.Count;
            await stage.Live.SucceedAsync(await manager.PutAsync(stage.Home, new { spec }, revision));
            var change = await socket.NextAsync(
                "the new title is told",
                m => m.Text("type") == "change" && m.Items("things").Any(t => t.TextOrNull("spec.title") == "Watched"),
                from);
            Expect.That(
                socket.Since(from).SelectMany(m => m.Items("things")).All(t => t.Text("kind") == "project"),
                "Other things were told");
            Expect.That(
                change.IsNull("sequence") && change.Has("removed"),
                "A change of all projects has a sequence, or lacks what was removed");
            await stage.Live.SucceedAsync(await manager.DeleteAsync($"{stage.Home}/buckets/{missed}", 2));
        });
    }
}
