using System.Text.Json.Nodes;

namespace BucketManager.Story.Wire;

/// <summary>A project as a client sees it that only listens: api.md's rules for clients, to the letter.</summary>
/// <param name="since">The sequence that is known already; null: a snapshot is wanted.</param>
internal sealed class LiveProject(string name, LiveConnection connection, long? since)
{
    private static readonly string[] Ended = ["succeeded", "failed", "rolledBack", "superseded"];

    private readonly Dictionary<(string Kind, string Name), JsonNode> things = [];
    private readonly Dictionary<string, JsonNode> operations = [];
    private readonly Dictionary<string, List<string>> operationStates = [];
    private readonly List<JsonNode> changes = [];
    private int partsSeen;
    private bool behind;

    public string Name => name;

    public LiveConnection Connection => connection;

    public long Sequence { get; private set; } = since ?? 0;

    /// <summary>The snapshot or the replay has come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>How many snapshots came: 0 when all was replayed.</summary>
    public int Snapshots { get; private set; }

    /// <summary>Changes so far, in order.</summary>
    public IReadOnlyList<JsonNode> Changes => connection.Look(() => changes.ToList());

    public IReadOnlyList<JsonNode> Things => connection.Look(() => things.Values.ToList());

    /// <summary>As last heard; null when it is not there.</summary>
    public JsonNode? Thing(string kind, string thing) => connection.Look(() => things.GetValueOrDefault((kind, thing)));

    /// <summary>The states that an operation was seen in, in order, each once.</summary>
    public IReadOnlyList<string> StatesOf(string operation) =>
        connection.Look(() => operationStates.GetValueOrDefault(operation)?.ToList() ?? []);

    /// <summary>Everything that was said of one thing, in order, from the given change on.</summary>
    public IReadOnlyList<JsonNode> Said(string kind, string thing, int from = 0) => connection.Look<IReadOnlyList<JsonNode>>(() =>
    [
        .. changes.Skip(from).SelectMany(c => c.Items("things")).Where(t => t.Text("kind") == kind && t.Text("name") == thing),
    ]);

    public Task UntilAsync(string what, Func<JsonNode?, bool> met, string kind, string thing) =>
        connection.UntilAsync(what, () => met(things.GetValueOrDefault((kind, thing))));

    /// <summary>Waits until the accepted change has ended, and returns the operation as REST tells it.</summary>
    public async Task<JsonNode> EndAsync(Answer accepted)
    {
        var id = accepted.Is(202).Json.Text("id");
        Expect.Equal($"/api/projects/{name}/operations/{id}", accepted.Header("Location"), $"Location of {accepted}");
        return await EndAsync(id);
    }

    /// <summary>Listens for the end. What ended before a snapshot is not in it, so then REST is asked, once.</summary>
    public async Task<JsonNode> EndAsync(string operation)
    {
        var asked = 0;
        while (true)
        {
            await connection.UntilAsync(
                $"operation {operation} of {name} has ended",
                () => operations.TryGetValue(operation, out var last) ? Ended.Contains(last.Text("state")) : Snapshots > asked);
            asked = Snapshots;
            var told = (await connection.Person.GetAsync($"/api/projects/{name}/operations/{operation}")).Is(200).Json;
            if (Ended.Contains(told.Text("state")))
                return told;
        }
    }

    /// <summary>Waits for the end, which must be success.</summary>
    public async Task<JsonNode> SucceedAsync(Answer accepted)
    {
        var ended = await EndAsync(accepted);
        var what = $"{ended.Text("action")} of {ended.Text("kind")} {ended.Text("name")}";
        Expect.That(ended.Text("state") == "succeeded", $"{what} {ended.Text("state")}: {ended.TextOrNull("reason.text")}");
        Expect.Equal(ended.Number("progress.total"), ended.Number("progress.done"), "Parts done at the end");
        return ended;
    }

    /// <summary>All of several changes, which may run side by side.</summary>
    public async Task SucceedAsync(IEnumerable<Answer> accepted)
    {
        foreach (var answer in accepted)
            await SucceedAsync(answer);
    }

    /// <summary>Called by the connection for each message of this project.</summary>
    public void Apply(string type, JsonNode message)
    {
        switch (type)
        {
            case "snapshot":
                Snapshot(message);
                break;
            case "change" when behind || (since is null && Snapshots == 0):
                break; // What it says is in the snapshot that was asked for.
            case "change":
                Change(message);
                break;
            case "upToDate":
                Expect.Equal(Sequence, message.Number("sequence"), $"The sequence of {name} at the end of the replay");
                IsComplete = true;
                break;
            case "behind":
                behind = true;
                _ = connection.SubscribeAsync(name);
                break;
        }
    }

    private void Snapshot(JsonNode message)
    {
        var part = message.Has("part") ? (int)message.Number("part") : 1;
        var parts = message.Has("parts") ? (int)message.Number("parts") : 1;
        Expect.Equal(partsSeen + 1, part, $"The part of the snapshot of {name}");
        if (part == 1)
        {
            Expect.That(message.Number("sequence") >= Sequence, $"The snapshot of {name} is older than what was known");
            things.Clear();
            operations.Clear();
            Sequence = message.Number("sequence");
            Snapshots++;
        }

        Expect.Equal(Sequence, message.Number("sequence"), $"The sequence of all parts of the snapshot of {name}");
        foreach (var thing in message.At("things") as JsonArray ?? [])
            Put(thing!);
        foreach (var operation in message.At("operations") as JsonArray ?? [])
            Put(operation!, fromSnapshot: true);
        partsSeen = part == parts ? 0 : part;
        if (part < parts)
            return;
        behind = false;
        IsComplete = true;
    }

    private void Change(JsonNode message)
    {
        Expect.Equal(Sequence + 1, message.Number("sequence"), $"The next sequence of {name}");
        Expect.Equal(0, partsSeen, $"Parts of an unfinished snapshot of {name} before a change");
        Sequence++;
        changes.Add(message);
        foreach (var thing in message.Items("things"))
        {
            Expect.Equal(
                Sequence,
                thing.Number("version"),
                $"The version of {thing.Text("kind")} {thing.Text("name")} in change {Sequence}");
            Put(thing);
        }

        foreach (var gone in message.Items("removed"))
            things.Remove((gone.Text("kind"), gone.Text("name")));
        foreach (var operation in message.Items("operations"))
            Put(operation, fromSnapshot: false);
        foreach (var part in new[] { "activity", "touched" })
            message.Items(part);
    }

    private void Put(JsonNode thing)
    {
        things[(thing.Text("kind"), thing.Text("name"))] = thing;
        var coverage = connection.Person.Line.Coverage;
        if (thing.Flag("partial"))
            coverage.Message("← a partial thing");
        else
            coverage.State($"status {thing.Text("status")}");
        Expect.That(
            !thing.Has("counts"),
            $"{thing.Text("kind")} {thing.Text("name")} carries counts in a message, which only REST answers do");
    }

    private void Put(JsonNode operation, bool fromSnapshot)
    {
        var id = operation.Text("id");
        var state = operation.Text("state");
        connection.Person.Line.Coverage.State($"operation {state}");
        Expect.That(!fromSnapshot || !Ended.Contains(state), $"The snapshot of {name} lists an operation that has {state}");
        operations[id] = operation;
        if (!operationStates.TryGetValue(id, out var states))
            operationStates[id] = states = [];
        if (states.LastOrDefault() != state)
            states.Add(state);
    }
}
