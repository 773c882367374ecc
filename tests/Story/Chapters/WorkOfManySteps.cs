using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class WorkOfManySteps : Chapter
{
    public override string Title => "Honest templates, and work of many steps";

    private static bool TouchesJobs(System.Text.Json.Nodes.JsonNode message) =>
        message.Text("type") == "change" && message.Items("touched").Any(t => t.Text("what") == "jobs");

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        string bucket = null!, user = null!;
        await Must("A bucket and a user", async () =>
        {
            bucket = await stage.BucketAsync("steps");
            user = await stage.UserAsync("steps", Array.Empty<object>());
        });

        foreach (var of in new[] { "baseline", $"bucket/{bucket}", $"user/{user}" })
        {
            await Sentence($"The template of {of.Split('/')[0]} is ours; putting it back is shown first, and succeeds", async () =>
            {
                var drift = await stage.ReadAsync($"/templates/{of}/drift");
                Expect.That(drift.IsNull("drift") && drift.Text("diff").Length == 0, "There is a drift that nobody made");
                var preview = (await manager.PostAsync($"{stage.Home}/templates/{of}/put-back?dryRun=true", new { })).Is(200).Json;
                Expect.Equal(0, preview.Items("summary").Count, "Sentences of no change");
                await live.SucceedAsync(await manager.PostAsync($"{stage.Home}/templates/{of}/put-back", new { }));
            });
        }

        async Task<System.Text.Json.Nodes.JsonNode> EndedAsync(Answer begun)
        {
            var location = begun.Is(202).Header("Location")!;
            while (true)
            {
                var heard = live.Connection.Count;
                var job = (await manager.GetAsync(location)).Is(200).Json;
                if (job.Text("state") is not ("running" or "stopping"))
                    return job;
                await live.Connection.NextAsync(
                    $"{location} goes on", m => TouchesJobs(m) || m.Text("type") is "behind" or "snapshot", heard);
            }
        }

        await Sentence("A project that is up to date is so at once, and says it", async () =>
        {
            var begun = await manager.PostAsync($"{stage.Home}/upgrade", new { });
            var job = await EndedAsync(begun);
            Expect.Equal("upgrade", job.Text("what"), "What it does");
            Expect.Equal("succeeded", job.Text("state"), "Its state");
            job.IsSentence("sentence");
            (await manager.PostAsync($"{begun.Header("Location")}/stop", new { })).Refused(409, "not-ready");
        });

        await Sentence("A bucket is deleted with its files, which is told over the live connection", async () =>
        {
            var path = $"{stage.Home}/buckets/{bucket}";
            var revision = (await manager.GetAsync(path)).Is(200).Json.Number("revision");
            var preview = (await manager.DeleteAsync($"{path}?files=delete&dryRun=true", revision)).Is(200).Json;
            Expect.That(preview.Items("warnings").Count > 0, "Nobody is warned");
            var job = await EndedAsync(await manager.DeleteAsync($"{path}?files=delete", revision));
            Expect.Equal("purge", job.Text("what"), "What it does");
            Expect.Equal("succeeded", job.Text("state"), "Its state");
            (await manager.GetAsync(path)).Refused(404, "not-found");
            Expect.That(
                live.Changes.Any(TouchesJobs), "No change said that jobs were touched");
        });

        await Sentence("Jobs are listed, newest first", async () =>
        {
            var list = (await manager.GetAsync($"{stage.Home}/jobs?pageSize=1")).Is(200);
            Expect.Equal("purge", list.Json.Text("items.0.what"), "The newest");
            Expect.Equal(2, list.Json.Number("total"), "How many");
            (await manager.GetAsync($"{stage.Home}/jobs?pageSize=1", ifNoneMatch: list.Header("ETag"))).Is(304);
            (await manager.GetAsync($"{stage.Home}/jobs?pageToken=x")).Refused(400, "invalid");
        });
    }
}
