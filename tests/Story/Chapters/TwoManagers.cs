using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class TwoManagers : Chapter
{
    public override string Title => "Two managers at once: each sees what the other does, and nothing is lost";

    protected override async Task LiveAsync(Stage stage)
    {
        var (first, second) = (stage.Manager, stage.Second);
        LiveConnection theirs = null!;
        LiveProject seen = null!;
        await Must("The second manager follows the project on a socket of her own", async () =>
        {
            theirs = await stage.ConnectAsync(second);
            seen = await theirs.FollowAsync(stage.Project);
        });

        await using var closing = theirs;
        var name = Fresh.Name("shared");
        var path = $"{stage.Home}/buckets/{name}";

        await Must("She sees each state of the first one's change without asking", async () =>
        {
            var from = seen.Changes.Count;
            var accepted = await first.PostAsync($"{stage.Home}/buckets", new { name, spec = new { description = "one" } });
            var id = accepted.Is(202).Json.Text("id");
            await seen.UntilAsync($"{name} is ready", t => t?.Text("status") == "ready", "bucket", name);

            Expect.Sequence(["queued", "running", "succeeded"], seen.StatesOf(id), "The states of the operation that she saw");
            Expect.Sequence(["creating", "ready"], Statuses(seen, name, from), "The statuses of the bucket that she saw");
            var before = seen.Said("bucket", name, from)[0];
            Expect.Equal("one", before.Text("pendingSpec.description"), "What is coming");
            Expect.Equal("manager@example.com", before.Text("operation.requestedBy"), "Who does it");
            Expect.That(
                seen.Changes.Skip(from).Any(c => c.Items("activity").Any(a => a.Text("operationId") == id)),
                "The diary was not told");
        });

        await Sentence("An edit is seen as changing, then as applied; the operation and its thing end together", async () =>
        {
            var from = seen.Changes.Count;
            var id = (await first.PutAsync(path, new { spec = new { description = "two" } }, 1)).Is(202).Json.Text("id");
            await seen.UntilAsync($"{name} is changed", t => t?.Text("status") == "ready" && t.Number("revision") == 2, "bucket", name);
            Expect.Sequence(["updating", "ready"], Statuses(seen, name, from), "The statuses of the bucket that she saw");
            var last = seen.Changes.Last(c => c.Items("operations").Any(o => o.Text("id") == id));
            Expect.Equal("two", last.Items("things").Single().Text("spec.description"), "What the last change applies");
        });

        await Sentence("Her edit on the old revision is refused, with the other's change in the answer", async () =>
        {
            var stale = (await second.PutAsync(path, new { spec = new { description = "mine" } }, 1)).Refused(412, "stale-revision");
            Expect.Equal(2, stale.Json.Number("current.revision"), "The current revision");
            Expect.Equal("two", stale.Json.Text("current.spec.description"), "The other's change");
            Expect.Equal("manager@example.com", stale.Json.Text("current.requestedBy"), "Who made it");
        });

        await Sentence("An edit of a busy bucket waits, in sight of all; a newer one takes its place; they are applied in order", () =>
            BusyAsync(stage, seen));

        await Sentence("Both saw the same numbers, without a gap, and hold the same things", async () =>
        {
            await theirs.PingAsync();
            await stage.Live.Connection.UntilAsync("both are at the same sequence", () => stage.Live.Sequence >= seen.Sequence);
            await theirs.UntilAsync("both are at the same sequence", () => seen.Sequence >= stage.Live.Sequence);
            Expect.Equal(stage.Live.Sequence, seen.Sequence, "The sequence");
            foreach (var thing in seen.Things)
                Expect.Same(stage.Live.Thing(thing.Text("kind"), thing.Text("name")), thing, $"{thing.Text("kind")} {thing.Text("name")}");
        });

        await Sentence("Managers edit the project: being taken off its list counts from acceptance, being added from success", async () =>
        {
            async Task ChangeAsync(string title, string[] managers, Func<Task>? meanwhile = null)
            {
                var (now, revision) = await stage.NowAsync();
                var spec = (JsonObject)now.At("spec")!.DeepClone();
                spec["title"] = title;
                spec["managers"] = new JsonArray([.. managers.Select(m => JsonValue.Create(m))]);
                var accepted = (await first.PutAsync(stage.Home, new { spec }, revision)).Is(202);
                if (meanwhile is not null)
                    await meanwhile();
                await stage.Live.SucceedAsync(accepted);
            }

            var from = theirs.Count;
            await ChangeAsync("Without her", [first.Email], async () =>
            {
                await theirs.NextAsync(
                    "her subscription ends", m => m.Text("type") == "error" && m.TextOrNull("problem.type") == "/problems/not-found", from);
                (await second.GetAsync(stage.Home)).Refused(404, "not-found");
            });
            await ChangeAsync("With her again", [first.Email, second.Email], async () =>
            {
                if ((await stage.NowAsync()).Thing.Text("status") == "updating")
                    (await second.GetAsync(stage.Home)).Refused(404, "not-found");
            });
            Expect.Equal("With her again", (await second.GetAsync(stage.Home)).Is(200).Json.Text("spec.title"), "The title");
            (await first.PutAsync(stage.Home, new { spec = stage.ProjectSpec(sftp: true) }, 1)).Refused(412, "stale-revision");
            (await first.PutAsync(stage.Home, new { spec = stage.ProjectSpec(sftp: true) })).Refused(428, "revision-required");
            var renamed = new { spec = stage.ProjectSpec(title: "Else", sftp: true) };
            var preview = await first.PutAsync($"{stage.Home}?dryRun=true", renamed, (await stage.NowAsync()).Revision);
            preview.Is(200).Json.IsSentence("summary.0");
        });
    }

    /// <summary>The host may end the first change before the second comes: then it is tried again with another bucket.</summary>
    private static async Task BusyAsync(Stage stage, LiveProject seen)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var name = Fresh.Name("busy");
            var path = $"{stage.Home}/buckets/{name}";
            var from = seen.Changes.Count;
            var one = (await stage.Manager.PostAsync($"{stage.Home}/buckets", new { name, spec = new { description = "one" } })).Is(202);
            var two = (await stage.Second.PutAsync(path, new { spec = new { description = "two" } }, 1)).Is(202);
            var three = (await stage.Manager.PutAsync(path, new { spec = new { description = "three" } }, 2)).Is(202);
            await stage.Live.SucceedAsync(one);
            var replaced = await stage.Live.EndAsync(two);
            await stage.Live.SucceedAsync(three);
            if (replaced.Text("state") != "superseded")
                continue;

            Expect.Equal(three.Json.Text("id"), replaced.TextOrNull("supersededBy"), "What took its place");
            await seen.Connection.UntilAsync($"{name} is all done", () => seen.StatesOf(three.Json.Text("id")).Contains("succeeded"));
            var said = seen.Said("bucket", name, from);
            var waiting = said.FirstOrDefault(t => t.TextOrNull("next.id") == two.Json.Text("id"))
                ?? throw new StoryFailure($"The waiting edit of {name} was never seen behind the running one");
            Expect.Equal(one.Json.Text("id"), waiting.Text("operation.id"), "What runs");
            Expect.Equal("two", waiting.Text("pendingSpec.description"), "The newest accepted spec");
            Expect.Equal(2, waiting.Number("revision"), "Its revision");
            Expect.Equal("second.manager@example.com", waiting.Text("next.requestedBy"), "Who waits");
            Expect.That(
                said.Any(t => t.TextOrNull("next.id") == three.Json.Text("id") && t.Text("pendingSpec.description") == "three"),
                "The newer edit was never seen waiting");
            Expect.Sequence(["queued", "superseded"], seen.StatesOf(two.Json.Text("id")), "The states of the replaced edit");
            Expect.Sequence(
                ["one", "three"],
                said.Select(t => t.TextOrNull("spec.description")).OfType<string>().Distinct(),
                "What was applied, in order");
            var now = (await stage.NowAsync($"/buckets/{name}")).Thing;
            Expect.Equal("three", now.Text("spec.description"), "What is applied in the end");
            Expect.Equal(3, now.Number("revision"), "The revision in the end");
            return;
        }

        throw new StoryFailure("Five times the host ended a creation before two edits of it came: run it at a lower speed");
    }

    private static IEnumerable<string> Statuses(LiveProject seen, string name, int from)
    {
        string? last = null;
        foreach (var thing in seen.Said("bucket", name, from))
        {
            var status = thing.Text("status");
            if (status != last)
                yield return status;
            last = status;
        }
    }
}
