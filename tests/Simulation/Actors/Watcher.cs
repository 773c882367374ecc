using System.Text.Json;
using BucketManager.Simulation.Checks;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// An open browser: connects, breaks off, comes back with the number it knows, and keeps what it is told by the rules of the
/// interface (snapshot, changes in order, a gap is filled).
/// </summary>
public sealed class Watcher(World world, int number)
{
    private readonly Dictionary<string, (long Version, string Json)> things = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Version, string Json)> coming = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> highest = new(StringComparer.Ordinal);
    private Process? server;
    private Line? line;
    private long? known;
    private bool waitsForSnapshot;
    private int life;

    public bool IsConnected => line is not null;

    /// <summary>Kind, name and JSON of everything it shows.</summary>
    public IEnumerable<string> Shows => things.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.Json);

    public long? Known => known;

    public void Act(Process process, int what)
    {
        if (line is null)
            Connect(process);
        else if (what == 0)
            Ping();
        else
            BreakOff();
    }

    public void Connect(Process process)
    {
        if (life != world.Witness.Life)
        {
            // Who saw another life of the cache begins anew: numbers of then mean nothing now.
            known = null;
            highest.Clear();
            life = world.Witness.Life;
        }

        world.Tell($"watcher {number} connects to {process} and knows {known?.ToString() ?? "nothing"}");
        Line? mine = null;
        mine = new Line(message =>
        {
            if (line == mine)
                Judge(message);
        });
        (server, line) = (process, mine);
        world.Witness.Watch(ServeAsync(process, mine));
        Subscribe();
    }

    public void Ping() => Say("""{"action":"ping"}""");

    /// <summary>A process is dead.</summary>
    public void Notice(Process dead)
    {
        if (server == dead)
            Lose();
    }

    private async Task ServeAsync(Process process, Line mine)
    {
        await process.Hub.ServeAsync(mine, Sample.Admin, world.Clock.GetUtcNow() + TimeSpan.FromHours(8));
        if (line == mine)
            Lose();
    }

    private void BreakOff()
    {
        world.Tell($"watcher {number} breaks off");
        line!.Abort();
        Lose();
    }

    private void Lose()
    {
        line = null;
        server = null;
        coming.Clear();
    }

    private void Subscribe()
    {
        waitsForSnapshot = true;
        coming.Clear();
        Say(known is { } since
            ? $$"""{"action":"subscribe","project":"acme","since":{{since}}}"""
            : """{"action":"subscribe","project":"acme"}""");
    }

    private void Say(string text) => line?.Say(System.Text.Encoding.UTF8.GetBytes(text));

    private void Judge(byte[] message)
    {
        try
        {
            Hear(message);
        }
        catch (Violation violation)
        {
            // Thrown into the server that sends, it would be an answer to the client.
            world.Witness.Keep(violation);
        }
    }

    private void Hear(byte[] message)
    {
        using var document = JsonDocument.Parse(message);
        var said = document.RootElement;
        switch (said.GetProperty("type").GetString())
        {
            case "snapshot":
                TakeSnapshot(said);
                break;
            case "change":
                TakeChange(said);
                break;
            case "upToDate":
                if (said.GetProperty("sequence").GetInt64() != known)
                    throw new Violation("a replay with a gap", $"watcher {number} knows {known}, and is told {said}");
                waitsForSnapshot = false;
                break;
            case "behind":
                known = null;
                Subscribe();
                break;
            case "pong":
                if (!waitsForSnapshot && said.GetProperty("sequences").TryGetProperty("acme", out var told) && told.GetInt64() > known)
                    throw new Violation("a watcher left behind", $"watcher {number} knows {known}, the server has told {told}");
                break;
            case "error":
                // The project is gone, or the cache does not answer: shows nothing, and comes back later.
                things.Clear();
                known = null;
                line?.Abort();
                Lose();
                break;
        }
    }

    private void TakeSnapshot(JsonElement said)
    {
        foreach (var thing in said.GetProperty("things").EnumerateArray())
            coming[KeyOf(thing)] = (thing.GetProperty("version").GetInt64(), thing.GetRawText());
        if (said.TryGetProperty("part", out var part) && part.GetInt32() < said.GetProperty("parts").GetInt32())
            return;
        var sequence = said.GetProperty("sequence").GetInt64();
        if (sequence < known)
            throw new Violation("a watcher is sent back", $"watcher {number} knows {known}, the snapshot {sequence}");
        things.Clear();
        foreach (var (key, thing) in coming)
            Put(key, thing);
        coming.Clear();
        known = sequence;
        waitsForSnapshot = false;
    }

    private void TakeChange(JsonElement said)
    {
        var next = said.GetProperty("sequence").GetInt64();
        if (known is not { } mine || next <= mine)
            return;
        if (next > mine + 1)
        {
            if (!waitsForSnapshot)
                throw new Violation("a gap in what a watcher is told", $"watcher {number} knows {mine} and hears {next}");
            return;
        }

        foreach (var thing in said.GetProperty("things").EnumerateArray())
            Put(KeyOf(thing), (thing.GetProperty("version").GetInt64(), thing.GetRawText()));
        foreach (var removed in said.GetProperty("removed").EnumerateArray())
        {
            if (things.TryGetValue(KeyOf(removed), out var shown) && shown.Version < next)
                things.Remove(KeyOf(removed));
        }

        known = next;
    }

    private void Put(string key, (long Version, string Json) thing)
    {
        // A snapshot may hold things that are newer than its number.
        if (things.TryGetValue(key, out var shown) && shown.Version > thing.Version)
            return;
        if (highest.GetValueOrDefault(key) > thing.Version)
            throw new Violation("a watcher sees the past", $"{key}: {thing.Version} after {highest[key]}");
        highest[key] = thing.Version;
        things[key] = thing;
    }

    private static string KeyOf(JsonElement thing) => $"{thing.GetProperty("kind").GetString()} {thing.GetProperty("name").GetString()}";
}
