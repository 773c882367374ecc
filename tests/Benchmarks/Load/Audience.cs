using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace BucketManager.Benchmarks.Load;

/// <summary>So many subscribers of one project, and edits of its buckets that they hear of.</summary>
internal sealed class Audience : IDisposable
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServerProcess server;
    private readonly string project;
    private readonly Subscriber[] subscribers;
    private readonly ConcurrentDictionary<string, Ending> endings = new();
    private readonly CancellationTokenSource over = new();
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Audience(ServerProcess server, string project, int size)
    {
        this.server = server;
        this.project = project;
        subscribers = new Subscriber[size];
    }

    public static async Task<Audience> GatherAsync(ServerProcess server, string project, int size, CancellationToken cancel)
    {
        var audience = new Audience(server, project, size);
        var since = (await server.GetJsonAsync($"/api/projects/{project}/buckets", cancel))["sequence"]!.GetValue<long>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, size, options, async (number, each) =>
        {
            // Each listens at once: who does not answer a ping while the others come is cut off.
            audience.subscribers[number] = await Subscriber.OpenAsync(server, number, project, since, audience.Heard, each);
            _ = audience.ListenAsync(audience.subscribers[number]);
        });
        return audience;
    }

    /// <summary>Messages that all subscribers together have heard so far.</summary>
    public long Messages => subscribers.Sum(s => (long)s.Messages);

    /// <summary>When the last of them was heard.</summary>
    public long LastAt => subscribers.Max(s => s.LastAt);

    /// <summary>Edits buckets, each several times, and returns when everybody has heard of every edit's end.</summary>
    /// <param name="editors">So many buckets, side by side.</param>
    /// <param name="edits">Of each, one after the other.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Milliseconds from CloudFormation's last event of each edit to its message at the last subscriber.</returns>
    public async Task<List<double>> HearAsync(int editors, int edits, CancellationToken cancel)
    {
        var buckets = (await server.GetJsonAsync($"/api/projects/{project}/buckets", cancel))["items"]!.AsArray();
        var made = await Task.WhenAll(buckets.Take(editors).Select((bucket, i) => EditAsync(bucket!, i, edits, cancel)));
        var events = await server.EventsAsync(cancel);
        return [.. made.SelectMany(m => m).Select(id =>
            Stopwatch.GetElapsedTime(events[id].Single(e => e.Status == "UPDATE_COMPLETE").At, subscribers.Max(s => s.HeardAt[id])).TotalMilliseconds)];
    }

    public void Dispose()
    {
        over.Cancel();
        foreach (var subscriber in subscribers)
            subscriber?.Dispose();
        over.Dispose();
    }

    // Who was cut off would be waited for without end.
    private async Task ListenAsync(Subscriber subscriber)
    {
        try
        {
            await subscriber.ListenAsync(over.Token);
        }
        catch (Exception trouble)
        {
            lost.TrySetException(trouble);
        }
    }

    private async Task<List<string>> EditAsync(JsonNode bucket, int editor, int edits, CancellationToken cancel)
    {
        // Not all at the same instant.
        await Task.Delay(TimeSpan.FromMilliseconds(70 * editor), cancel);
        var path = $"/api/projects/{project}/buckets/{bucket["name"]}";
        var revision = bucket["revision"]!.GetValue<long>();
        var made = new List<string>();
        for (var i = 0; i < edits; i++, revision++)
        {
            var spec = bucket["spec"]!.DeepClone();
            spec["description"] = $"Edit {revision}";
            var body = new JsonObject { ["spec"] = spec }.ToJsonString();
            var operation = JsonNode.Parse(await server.AskAsync(HttpMethod.Put, path, body, revision, cancel))!;
            var id = operation["id"]!.GetValue<string>();
            await await Task.WhenAny(EndingOf(id).Heard.Task, lost.Task).WaitAsync(Patience, cancel);
            made.Add(id);
        }

        return made;
    }

    private void Heard(string operation)
    {
        var ending = EndingOf(operation);
        if (Interlocked.Increment(ref ending.Count) == subscribers.Length)
            ending.Heard.SetResult();
    }

    private Ending EndingOf(string operation) => endings.GetOrAdd(operation, _ => new Ending());

    private sealed class Ending
    {
        public int Count;

        public TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
