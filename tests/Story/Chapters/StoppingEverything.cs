namespace BucketManager.Story.Chapters;

internal sealed class StoppingEverything : Chapter
{
    public override string Title => "The panic button: everything that one third party holds is stopped, and comes back with new keys only";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        string user = null!, bucket = null!, key = null!;
        Link open = null!;
        string Path() => $"{stage.Home}/users/{user}";
        async Task<bool> CanWrite() =>
            (await stage.ReadAsync($"/access/question?can=write&bucket={bucket}&prefix=in/")).Items("users").Each("name").Contains(user);

        await Must("A user with a key, an open link, an SSH key and a grant", async () =>
        {
            bucket = await stage.BucketAsync("alarm");
            user = Fresh.Name("suspect");
            var spec = new
            {
                company = "Suspect Ltd",
                contactName = "Sue",
                contactEmail = "sue@suspect.example",
                sftp = true,
                sshPublicKeys = new[] { Fresh.SshPublicKey() },
                grants = new[] { Stage.Grant(bucket, "in/", "exchange") },
            };
            await live.SucceedAsync(await manager.PostAsync($"{stage.Home}/users", new { name = user, spec }));
            key = await (await Link.OfferAsync(stage, user, new { give = "accessKey" })).TakeKeyAsync(stage);
            open = await Link.OfferAsync(stage, user, new { give = "accessKey" });
            Expect.That(await CanWrite(), "The user cannot write before");
        });

        await Must("One call switches keys off and withdraws links at once, then one change denies everything", async () =>
        {
            var stopped = (await manager.PostAsync($"{Path()}/stop", new { reason = "Laptop lost" })).Is(200).Json;
            var items = stopped.Items();
            foreach (var item in items)
                item.IsSentence("sentence");
            Expect.That(
                items.Any(i => i.Text("what") == "key" && i.Text("id") == key && i.Text("result") == "stopped"),
                "The key is not told as stopped");
            Expect.That(
                items.Any(i => i.Text("what") == "handover" && i.Text("id") == open.Id && i.Text("result") == "stopped"),
                "The link is not told as stopped");
            Expect.That(
                items.Any(i => i.Text("what") == "sshKey" && i.Text("result") is "running" or "stopped"),
                "The SSH key is not told of");
            Expect.That(
                items.Any(i => i.Text("what") == "grants" && i.Text("result") is "running" or "stopped"),
                "The grants are not told of");

            Expect.Equal(
                "inactive",
                (await manager.GetAsync($"{Path()}/keys")).Is(200).Json.Items().Single().Text("state"),
                "The key's state at once");
            Expect.Equal(
                "withdrawn",
                (await open.ClaimAsync(stage)).Refused(410, "gone").Json.Text("state"),
                "What the link's claim is told");
            var ended = await live.EndAsync(stopped.Text("operation.id"));
            Expect.Equal("succeeded", ended.Text("state"), "The change that denies everything");
        });

        await Sentence("The user says by whom and why it was stopped; its grants are still written down", async () =>
        {
            var told = (await manager.GetAsync(Path())).Is(200).Json;
            Expect.Equal(stage.Manager.Email, told.Text("stopped.by"), "Who stopped it");
            Expect.Equal("Laptop lost", told.Text("stopped.reason"), "Why");
            told.Time("stopped.at");
            Expect.Equal(1, told.Items("spec.grants").Count, "Grants in the spec");
            Expect.That(told.At("spec.sshPublicKeys") is not System.Text.Json.Nodes.JsonArray { Count: > 0 }, "SSH keys are left");
            Expect.That(
                (await stage.ReadAsync("/access")).Items("grants").Any(g => g.Text("user") == user),
                "The matrix forgot the stopped user");
            Expect.That(!await CanWrite(), "The question counts a stopped user");
        });

        await Sentence("A stopped user takes neither edits nor hand-overs; stopping again is fine", async () =>
        {
            var revision = (await stage.NowAsync($"/users/{user}")).Revision;
            (await manager.PutAsync(Path(), new { spec = Stage.UserSpec() }, revision)).Refused(409, "not-ready");
            (await manager.PutAsync($"{Path()}/grants", new { grants = Array.Empty<object>() }, revision)).Refused(409, "not-ready");
            (await manager.PostAsync($"{Path()}/handovers", new { give = "accessKey" })).Refused(409, "not-ready");
            (await manager.PutAsync($"{Path()}/keys/{key}", new { state = "active" })).Refused(409, "not-ready");
            var again = (await manager.PostAsync($"{Path()}/stop")).Is(200).Json;
            again.Items();
            if (again.At("operation") is { } operation)
                await live.EndAsync(operation.Text("id"));
        });

        await Sentence("Resumed, the grants are back, and only new keys work", async () =>
        {
            await live.SucceedAsync(await manager.PostAsync($"{Path()}/resume"));
            var told = (await manager.GetAsync(Path())).Is(200).Json;
            Expect.That(told.IsNull("stopped"), "The user is still stopped");
            Expect.Equal(1, told.Items("spec.grants").Count, "Grants in the spec");
            Expect.That(await CanWrite(), "The user cannot write again");
            var keys = (await manager.GetAsync($"{Path()}/keys")).Is(200).Json.Items();
            Expect.That(keys.All(k => k.Text("id") != key || k.Text("state") == "inactive"), "The old key works again");
            await (await Link.OfferAsync(stage, user, new { give = "accessKey" })).TakeKeyAsync(stage);
            (await manager.PostAsync($"{Path()}/resume")).Refused(409, "not-ready");
        });

        await Sentence("It works while another change runs, takes the place of one that waits, and contains it", async () =>
        {
            var busy = await stage.UserAsync("busy", new[] { Stage.Grant(bucket, "a/", "collect") });
            var path = $"{stage.Home}/users/{busy}";
            var running = (await manager.PutAsync(path, new { spec = Stage.UserSpec(company: "First") }, 1)).Is(202);
            var waiting = (await manager.PutAsync(path, new { spec = Stage.UserSpec(company: "Second") }, 2)).Is(202);
            var stopped = (await manager.PostAsync($"{path}/stop", new { reason = "at once" })).Is(200).Json;
            await live.SucceedAsync(running);
            var replaced = await live.EndAsync(waiting);
            Expect.That(replaced.Text("state") is "superseded" or "succeeded", $"The waiting edit {replaced.Text("state")}");
            Expect.Equal("succeeded", (await live.EndAsync(stopped.Text("operation.id"))).Text("state"), "The stop");
            var told = (await manager.GetAsync(path)).Is(200).Json;
            Expect.Equal("Second", told.Text("spec.company"), "The edit that waited");
            Expect.Equal("at once", told.Text("stopped.reason"), "Why it was stopped");
        });

        await Sentence("Where deletion is wanted, there is nothing more to change", async () =>
        {
            var leaving = await stage.UserAsync("leaving");
            await (await Link.OfferAsync(stage, leaving, new { give = "accessKey" })).TakeKeyAsync(stage);
            var deleting = (await manager.DeleteAsync($"{stage.Home}/users/{leaving}", 1)).Is(202);
            var stopped = await manager.PostAsync($"{stage.Home}/users/{leaving}/stop");
            if (stopped.Status == 200)
                Expect.That(stopped.Json.IsNull("operation"), "There is an operation");
            else
                stopped.Refused(404, "not-found"); // The deletion was faster.
            await live.SucceedAsync(deleting);
        });
    }
}
