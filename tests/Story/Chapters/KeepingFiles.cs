using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class KeepingFiles : Chapter
{
    public override string Title => "Keeping files: a bucket is made, changed, previewed and deleted";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        var name = Fresh.Name("invoices");
        var path = $"{stage.Home}/buckets/{name}";
        var spec = Invoices(keepDays: 90);
        Answer created = null!;

        await Must("A manager creates a bucket and hears of it until it is ready", async () =>
        {
            created = await manager.PostAsync($"{stage.Home}/buckets", new { name, spec });
            var ended = await live.SucceedAsync(created);
            Expect.Sequence(["queued", "running", "succeeded"], live.StatesOf(ended.Text("id")), "The states of the operation");
        });

        await Sentence("It is what was asked for, under a name that nobody else can take", async () =>
        {
            var bucket = (await manager.GetAsync(path)).Is(200);
            Expect.Equal("\"1\"", bucket.Header("ETag"), "ETag");
            Expect.Equal("ready", bucket.Json.Text("status"), "The status");
            Expect.Equal("Invoices from ACME", bucket.Json.Text("spec.description"), "The description");
            Expect.Equal(90, bucket.Json.Number("spec.retention.keepPreviousVersionsDays"), "Days that previous versions are kept");
            Expect.Equal("finance", bucket.Json.Text("spec.tags.team"), "The tag");
            Expect.Equal($"{name}-{stage.Account}-eu-west-1-an", bucket.Json.Text("outputs.physicalName"), "The physical name");
            Expect.Equal($"arn:aws:s3:::{name}-{stage.Account}-eu-west-1-an", bucket.Json.Text("outputs.arn"), "The ARN");
            Expect.Equal("manager@example.com", bucket.Json.Text("requestedBy"), "Who asked");
            Expect.Equal(0, bucket.Json.Number("counts.users"), "Users with access");
            Expect.That(
                bucket.Json.IsNull("operation") && bucket.Json.IsNull("next") && bucket.Json.IsNull("failed"),
                "Something is under way");
            Expect.That(bucket.Json.IsNull("pendingSpec") && bucket.Json.IsNull("drift"), "It differs from what is applied");
            bucket.Json.Time("requestedAt");
            bucket.Json.Time("observedAt");
        });

        await Sentence("Equal version is equal JSON, over REST and over the WebSocket", async () =>
        {
            var told = (JsonObject)(await manager.GetAsync(path)).Is(200).Json.DeepClone();
            told.Remove("counts");
            Expect.Same(live.Thing("bucket", name), told, "The bucket");
        });

        await Sentence("The name is taken", async () =>
            (await manager.PostAsync($"{stage.Home}/buckets", new { name, spec })).Refused(409, "name-taken"));

        await Sentence("A repeated request with its Idempotency-Key makes one bucket; with another body it is refused", async () =>
        {
            var (key, other) = (Fresh.Key(), Fresh.Name("once"));
            var first = await manager.PostAsync($"{stage.Home}/buckets", new { name = other, spec = new { } }, key);
            var second = await manager.PostAsync($"{stage.Home}/buckets", new { name = other, spec = new { } }, key);
            Expect.Equal(first.Is(202).Json.Text("id"), second.Is(202).Json.Text("id"), "The operation");
            Expect.Equal(first.Header("Location"), second.Header("Location"), "Location");
            (await manager.PostAsync($"{stage.Home}/buckets", new { name = other, spec = new { description = "else" } }, key))
                .Refused(409, "idempotency-mismatch");
            (await manager.PostAsync($"{stage.Home}/buckets", new { name = other, spec = new { } }, new string('k', 65)))
                .Refused(400, "invalid");
            await live.SucceedAsync(first);
            var late = await manager.PostAsync($"{stage.Home}/buckets", new { name = other, spec = new { } }, key);
            Expect.Equal(first.Json.Text("id"), late.Is(202).Json.Text("id"), "The operation, after its end");
        });

        var changed = Invoices(keepDays: 30);
        await Sentence("A preview of a change says it in words and shows the diff; of no change, nothing", async () =>
        {
            var preview = (await manager.PutAsync($"{path}?dryRun=true", new { spec = changed }, 1)).Is(200).Json;
            Expect.That(preview.Items("summary").Count > 0, "The summary is empty");
            preview.IsSentence("summary.0");
            var diff = preview.Text("templateDiff");
            Expect.That(
                diff.Split('\n').Any(l => l.StartsWith('-') && l.Contains("90", StringComparison.Ordinal))
                    && diff.Split('\n').Any(l => l.StartsWith('+') && l.Contains("30", StringComparison.Ordinal)),
                $"The diff does not show 90 → 30: {diff}");
            Expect.Equal(
                0,
                (await manager.PutAsync($"{path}?dryRun=true", new { spec }, 1)).Is(200).Json.Items("summary").Count,
                "Sentences of no change");
            Expect.That(
                (await manager.DeleteAsync($"{path}?dryRun=true", 1)).Is(200).Json.Items("summary").Count > 0,
                "Deletion is not described");
            Expect.Equal(1, (await manager.GetAsync(path)).Is(200).Revision, "The revision after previews");
        });

        await Sentence("An edit needs the revision that it was made on; a preview, too", async () =>
        {
            (await manager.PutAsync(path, new { spec = changed })).Refused(428, "revision-required");
            (await manager.DeleteAsync(path)).Refused(428, "revision-required");
            (await manager.PutAsync($"{path}?dryRun=true", new { spec = changed })).Refused(428, "revision-required");
            var stale = (await manager.PutAsync(path, new { spec = changed }, 7)).Refused(412, "stale-revision");
            Expect.Equal(1, stale.Json.Number("current.revision"), "The current revision");
            Expect.Equal(name, stale.Json.Text("current.name"), "The current thing");
            Expect.Equal("Invoices from ACME", stale.Json.Text("current.spec.description"), "The current spec");
            (await manager.PutAsync($"{path}?dryRun=true", new { spec = changed }, 7)).Refused(412, "stale-revision");
            (await manager.DeleteAsync(path, 7)).Refused(412, "stale-revision");
        });

        await Must("It is changed on its revision; success means applied", async () =>
        {
            await live.SucceedAsync(await manager.PutAsync(path, new { spec = changed }, 1));
            var bucket = (await manager.GetAsync(path)).Is(200);
            Expect.Equal(2, bucket.Revision, "The revision");
            Expect.Equal(30, bucket.Json.Number("spec.retention.keepPreviousVersionsDays"), "Days that previous versions are kept");
        });

        await Sentence("What can be chosen at creation only cannot be changed", async () =>
            (await manager.PutAsync(path, new { spec = new { objectLockDays = 10 } }, 2)).Invalid("/spec/objectLockDays", "create-only"));

        await Sentence("A bucket with files in it is not deleted", async () =>
        {
            var buckets = (await manager.GetAsync("/api/projects/demo/buckets?pageSize=200")).Is(200).Json.Items();
            var slugs = new List<string?>();
            foreach (var bucket in buckets)
            {
                var sample = $"/api/projects/demo/buckets/{bucket.Text("name")}?dryRun=true";
                slugs.Add((await manager.DeleteAsync(sample, bucket.Number("revision"))).Slug);
            }

            Expect.That(slugs.Contains("not-empty"), $"demo has sample files, and answers {string.Join(", ", slugs)}");
        });

        await Sentence("It is deleted: gone from the list, and refused while it goes", async () =>
        {
            var deleting = (await manager.DeleteAsync($"{path}?files=refuse", 2)).Is(202);
            (await manager.PutAsync(path, new { spec }, 3)).Refused(409, "not-ready");
            (await manager.DeleteAsync(path, 3)).Refused(409, "not-ready");
            await live.SucceedAsync(deleting);
            Expect.That(
                live.Said("bucket", name).Any(t => t.Text("status") == "deleting" && t.IsNull("pendingSpec")),
                "It was never seen being deleted");
            Expect.That(
                live.Changes.Any(c => c.Items("removed").Any(r => r.Text("kind") == "bucket" && r.Text("name") == name)),
                "Its end was not told");
            (await manager.GetAsync(path)).Refused(404, "not-found");
        });

        await Sentence("Made again under its old name, revisions and versions go on", async () =>
        {
            await live.SucceedAsync(await manager.PostAsync($"{stage.Home}/buckets", new { name, spec }));
            var again = (await manager.GetAsync(path)).Is(200);
            Expect.That(again.Revision > 3, $"The revision went back to {again.Revision}");
            await live.SucceedAsync(await manager.DeleteAsync(path, again.Revision));
        });

        await Sentence("A kept bucket leaves the list, and its name stays taken", async () =>
        {
            var kept = await stage.BucketAsync("kept");
            await live.SucceedAsync(await manager.DeleteAsync($"{stage.Home}/buckets/{kept}?files=keep", 1));
            (await manager.GetAsync($"{stage.Home}/buckets/{kept}")).Refused(404, "not-found");
            (await manager.PostAsync($"{stage.Home}/buckets", new { name = kept, spec })).Refused(409, "name-taken");
            (await manager.DeleteAsync($"{stage.Home}/buckets/{kept}?files=burn", 1)).Refused(400, "invalid");
        });

        await Sentence("A bucket with everything is what was asked for", async () =>
        {
            var everything = await stage.BucketAsync("everything", new
            {
                description = "Größe, naïveté, 🙂 and \"quotes\"",
                retention = new { keepCurrentDays = 3650, keepPreviousVersionsDays = 1, moveToColderAfterDays = 30 },
                objectLockDays = 1,
                allowedNetworks = new[] { "203.0.113.0/24", "2001:db8::/32" },
                tags = new Dictionary<string, string> { ["cost-centre"] = "47:11" },
            });
            var bucket = (await stage.ReadAsync($"/buckets/{everything}"));
            Expect.Equal("Größe, naïveté, 🙂 and \"quotes\"", bucket.Text("spec.description"), "The description");
            Expect.Equal(1, bucket.Number("spec.objectLockDays"), "Days of the lock");
            Expect.Sequence(
                ["203.0.113.0/24", "2001:db8::/32"],
                bucket.Items("spec.allowedNetworks").Select(n => n.GetValue<string>()),
                "The networks");
        });
    }

    private static object Invoices(int keepDays) => new
    {
        description = "Invoices from ACME",
        retention = new { keepPreviousVersionsDays = keepDays },
        tags = new { team = "finance" },
    };
}
