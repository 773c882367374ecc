using System.Text.Json.Nodes;
using BucketManager.Story;
using BucketManager.Story.Wire;

namespace BucketManager.Crashes;

/// <summary>A bucket that is deleted with its files: a job of many steps, which goes on whatever dies between.</summary>
internal sealed class Purge(string bucket, long revision)
{
    /// <summary>Files that lie in the bucket.</summary>
    public const int Files = 300;

    private static readonly string Jobs = $"{Population.Home}/jobs";

    /// <summary>Null: it was not answered.</summary>
    private string? job;

    public async Task SendAsync(Person manager)
    {
        try
        {
            var answer = await AskAsync(manager);
            job = answer.Status == 503 ? null : answer.Is(202).Json.Text("id");
        }
        catch (StoryFailure)
        {
            // Not answered: settled after the restart.
        }
    }

    /// <summary>After the restart: one that was answered is known; one that was not began entirely, or not at all and is then asked for again.</summary>
    public async Task SettleAsync(Person manager)
    {
        var begun = await BegunAsync(manager);
        if (job is null && begun.Count == 0)
        {
            var thing = (await manager.GetAsync($"{Population.Home}/buckets/{bucket}")).Is(200).Json;
            Expect.Equal("ready", thing.Text("status"), $"The status of {bucket}, which nobody purges");
            job = (await AskAsync(manager)).Is(202).Json.Text("id");
            return;
        }

        job ??= begun[0].Text("id");
        Expect.Set([job], begun.Each("id"), $"Purges of {bucket}");
    }

    /// <summary>Waits until it has ended: every file is counted, and the bucket is gone.</summary>
    public async Task EndAsync(Person manager, DateTimeOffset until)
    {
        JsonNode told;
        while ((told = (await manager.GetAsync($"{Jobs}/{job}")).Is(200).Json).Text("state") == "running")
        {
            Expect.That(DateTimeOffset.UtcNow < until, $"The purge of {bucket} is still running: {told.Text("sentence.text")}");
            await Task.Delay(200);
        }

        Expect.Equal("succeeded", told.Text("state"), $"The state of the purge of {bucket}: {told.Text("sentence.text")}");
        Expect.Equal((Files, Files), ((int)told.Number("done"), (int)told.Number("total")), $"Files of {bucket} that are removed, of all");
        (await manager.GetAsync($"{Population.Home}/buckets/{bucket}")).Refused(404, "not-found");
        Expect.Set([job!], (await BegunAsync(manager)).Each("id"), $"Purges of {bucket}");
    }

    private Task<Answer> AskAsync(Person manager) => manager.DeleteAsync($"{Population.Home}/buckets/{bucket}?files=delete", revision);

    private async Task<List<JsonNode>> BegunAsync(Person manager)
    {
        var told = (await manager.GetAsync($"{Jobs}?pageSize=200")).Is(200).Json.Items();
        return [.. told.Where(j => j.Text("kind") == "bucket" && j.Text("name") == bucket)];
    }
}
