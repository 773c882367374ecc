using System.Text.Json.Nodes;
using BucketManager.Story;
using BucketManager.Story.Contract;
using BucketManager.Story.Restart;
using BucketManager.Story.Wire;

namespace BucketManager.Crashes;

/// <summary>One state folder: its first start, a project, changes and kills, and at the end the loss of its cache.</summary>
internal sealed class Life : IDisposable
{
    // A claim that died between its steps is found 60 seconds later, at the next sweep: so is a change that was never sent.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    private static readonly When[] Middles =
        [When.UnderWay, When.StartingUp, When.FirstMilliseconds, When.ShuttingDown, When.UnderWay, When.StartingUp, When.Answered, When.UnderWay];

    private readonly int kills;
    private readonly int number;
    private readonly CrashArguments arguments;
    private readonly Telling telling;
    private readonly Random draw;
    private readonly string state = Directory.CreateTempSubdirectory("bucket-manager-crashes-").FullName;
    private readonly Population population;
    private readonly List<Change> asked = [];
    private readonly List<KeyLink> links = [];
    private readonly List<Purge> purges = [];
    private readonly Dictionary<string, (long Revision, long Version)> seen = [];
    private HostProcess? host;
    private Line? line;
    private Person manager = null!;
    private Person admin = null!;
    private Person visitor = null!;
    private TimeSpan startTakes = TimeSpan.FromSeconds(1.5);
    private long sequence;

    public Life(int number, int kills, CrashArguments arguments, Telling telling)
    {
        (this.number, this.kills, this.arguments, this.telling) = (number, kills, arguments, telling);
        draw = new Random(unchecked((arguments.Seed * 7919) + number));
        population = new Population(draw);
    }

    private static string Home => Population.Home;

    public async Task RunAsync()
    {
        var middles = Middles.Take(Math.Max(0, kills - 2)).ToArray();
        draw.Shuffle(middles);
        if (!await KillAsync(When.FirstStart, FirstStartAsync) || !await SentenceAsync("A project with things and people is made", SetUpAsync))
            return;
        for (var round = 0; round < middles.Length; round++)
        {
            if (!await KillAsync(middles[round], moment => RoundAsync(moment, round)))
                return; // What comes after would fail for the same reason.
        }

        if (!await SentenceAsync("Every change that was accepted ends, with success or replaced by a newer one", AllEndAsync))
            return;
        await SentenceAsync("The diary has one entry for each, with its result", DiaryAsync);
        await SentenceAsync("Each claim gave one key, and no other key is there", KeysAsync);
        await SentenceAsync("The cache says what the templates say", SameAsTemplatesAsync);
        if (kills > 1)
            await KillAsync(When.Rebuilding, RebuildAsync);
        await SentenceAsync("Every file is whole, and none is left over", async () =>
        {
            await host!.StopAsync();
            FilesOnDisk.Check(state, stopped: true);
        });
    }

    public void Dispose()
    {
        host?.Dispose();
        line?.Dispose();
        Directory.Delete(state, recursive: true);
    }

    private Task<bool> SentenceAsync(string sentence, Func<Task> live) =>
        telling.SentenceAsync($"{sentence} (seed {arguments.Seed}, folder {number})", live);

    private Task<bool> KillAsync(When when, Func<Moment, Task> live)
    {
        var moment = Moment.Draw(when, draw, startTakes);
        return telling.SentenceAsync($"Killed {moment} (seed {arguments.Seed}, folder {number})", () => live(moment), isKill: true);
    }

    private async Task FirstStartAsync(Moment moment)
    {
        using (var first = HostProcess.Begin(state, arguments.Speed))
        {
            await Task.Delay(moment.After);
            await first.KillAsync();
        }

        await StartAsync(1000);
        var me = await Person.SignInAsync(line!, "viewer@example.com");
        foreach (var (list, count) in new[] { ("buckets", 4), ("users", 3) })
        {
            var items = (await me.GetAsync($"/api/projects/demo/{list}")).Is(200).Json.Items();
            Expect.Equal(count, items.Count(i => i.Text("status") == "ready"), $"Ready {list} of the sample project");
        }
    }

    private async Task SetUpAsync()
    {
        admin = await Person.SignInAsync(line!, "admin@example.com");
        manager = await Person.SignInAsync(line!, "manager@example.com");
        var opened = (await admin.PostAsync("/api/projects", Population.Project)).Is(202);
        await EndAsync(opened.Json.Text("id"));
        foreach (var ask in Population.First())
            await EndAsync((await manager.SendAsync(ask)).Is(202).Json.Text("id"));
        var link = new KeyLink(Population.Carrier(0), new { give = "accessKey" });
        await link.OfferAsync(manager, Home);
        links.Add(link);
        await host!.StopAsync();
        FilesOnDisk.Fill(state, "210987654321", Enumerable.Range(0, Population.FullBuckets).Select(n => $"{Population.Full(n)}-210987654321-eu-west-1-an"));
        await StartAsync(arguments.Speed);
    }

    private async Task RoundAsync(Moment moment, int round)
    {
        // What anybody saw must not be taken back.
        var things = await LookAsync();
        var (changes, acts) = population.Twenty(round, things, links);
        var full = things.First(t => t.Text("name") == Population.Full(round));
        var purge = new Purge(full.Text("name"), full.Number("revision"));
        purges.Add(purge);
        acts.Add((manager, _) => purge.SendAsync(manager));
        await using var socket = await LiveConnection.OpenAsync(manager, Patience);
        var live = await socket.FollowAsync(Population.Project.Name);

        var sent = Task.WhenAll([.. changes.Select(c => c.SendAsync(manager)), .. acts.Select(a => a(manager, visitor))]);
        if (moment.When is When.Answered)
            await sent;
        await (moment.When is When.ShuttingDown or When.StartingUp
            ? Task.Delay(draw.Next(1000))
            : Task.Delay(moment.After));
        if (moment.When is When.ShuttingDown)
        {
            host!.AskToStop();
            await Task.Delay(moment.After);
        }

        await host!.KillAsync();
        await sent;
        FilesOnDisk.Check(state, stopped: false);
        if (moment.When is When.StartingUp)
        {
            using var half = HostProcess.Begin(state, arguments.Speed);
            await Task.Delay(moment.After);
            await half.KillAsync();
            FilesOnDisk.Check(state, stopped: false);
        }

        var known = live.Sequence;
        await StartAsync(arguments.Speed);
        foreach (var change in changes.SelectMany(c => c.Then is null ? new[] { c } : [c, c.Then]))
            asked.Add(change);
        foreach (var change in changes)
            await change.SettleAsync(manager);
        foreach (var link in links)
            await link.SettleAsync(manager, Home);
        foreach (var begun in purges)
            await begun.SettleAsync(manager);
        foreach (var change in asked.Where(c => c.Operation is not null))
            (await manager.GetAsync($"{Home}/operations/{change.Operation}")).Is(200);
        await LookAsync();
        Expect.That(sequence >= known, $"The sequence went back from {known} to {sequence}");
        await ResumeAsync(known);
    }

    /// <summary>A client that resumes where it stood comes to the same state as one that begins anew.</summary>
    private async Task ResumeAsync(long since)
    {
        await using var resumed = await LiveConnection.OpenAsync(manager, Patience);
        await using var anew = await LiveConnection.OpenAsync(manager, Patience);
        var one = await resumed.FollowAsync(Population.Project.Name, since);
        Expect.Equal(0, one.Snapshots, "Snapshots, where a replay was due");
        var other = await anew.FollowAsync(Population.Project.Name);
        await resumed.UntilAsync("both clients stand at one number", () => one.Sequence >= other.Sequence);
        for (var tries = 0; tries < 50; tries++)
        {
            await resumed.PingAsync();
            await anew.PingAsync();
            var (mine, theirs) = (resumed.Look(() => (one.Sequence, Named(one))), anew.Look(() => (other.Sequence, Named(other))));
            if (mine.Sequence != theirs.Sequence)
                continue;

            // A client that was there all the time holds what was said to it before, which is in the replay only from where it stood.
            foreach (var (name, thing) in mine.Item2)
                Expect.Same(theirs.Item2.GetValueOrDefault(name), thing, $"What the resumed client holds of {name}");
            return;
        }
    }

    private static Dictionary<string, JsonNode> Named(LiveProject live) =>
        live.Things.ToDictionary(t => $"{t.Text("kind")} {t.Text("name")}", t => t);

    /// <summary>The buckets and users there are; none has an older number than was seen before.</summary>
    private async Task<List<JsonNode>> LookAsync()
    {
        var all = new List<JsonNode>();
        foreach (var list in new[] { "buckets", "users" })
        {
            var told = (await manager.GetAsync($"{Home}/{list}?pageSize=200")).Is(200).Json;
            Expect.That(told.Number("sequence") >= sequence, $"The sequence went back from {sequence} to {told.Number("sequence")}");
            sequence = told.Number("sequence");
            all.AddRange(told.Items());
        }

        foreach (var thing in all)
        {
            var name = $"{thing.Text("kind")} {thing.Text("name")}";
            var now = (Revision: thing.Number("revision"), Version: thing.Number("version"));
            var before = seen.GetValueOrDefault(name);
            Expect.That(now.Revision >= before.Revision && now.Version >= before.Version, $"{name} went back from {before} to {now}");
            seen[name] = now;
        }

        return all;
    }

    private async Task AllEndAsync()
    {
        foreach (var change in asked.Where(c => c.Operation is not null))
        {
            var state = await EndAsync(change.Operation!, mayBeSuperseded: true);
            Expect.That(state is "succeeded" or "superseded", $"The {change.What} {state}");
        }

        var until = DateTimeOffset.UtcNow + Patience;
        foreach (var purge in purges)
            await purge.EndAsync(manager, until);

        // Those whose acceptance was not answered, too.
        foreach (var state in new[] { "running", "queued" })
        {
            while ((await admin.GetAsync($"{Home}/operations?state={state}")).Is(200).Json.Number("total") > 0)
            {
                Expect.That(DateTimeOffset.UtcNow < until, $"A change is still {state}");
                await Task.Delay(200);
            }
        }

        foreach (var link in links)
        {
            while (!await link.RepeatAsync(visitor))
            {
                Expect.That(DateTimeOffset.UtcNow < until, $"The claim of {link.User} did not end");
                await Task.Delay(1000);
            }
        }
    }

    private async Task<string> EndAsync(string operation, bool mayBeSuperseded = false)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            var told = (await admin.GetAsync($"{Home}/operations/{operation}")).Is(200).Json;
            var state = told.Text("state");
            if (state is not ("queued" or "running"))
            {
                var fine = state == "succeeded" || (mayBeSuperseded && state == "superseded");
                Expect.That(fine, $"The {told.Text("action")} of {told.Text("name")} {state}: {told.TextOrNull("reason.text")}");
                return state;
            }

            Expect.That(DateTimeOffset.UtcNow < until, $"The {told.Text("action")} of {told.Text("name")} is still {state}");
            await Task.Delay(200);
        }
    }

    private async Task DiaryAsync()
    {
        var entries = new List<JsonNode>();
        for (string? page = null; ;)
        {
            var more = (await manager.GetAsync($"{Home}/activity?pageSize=200{(page is null ? string.Empty : $"&pageToken={page}")}")).Is(200).Json;
            entries.AddRange(more.Items());
            if ((page = more.TextOrNull("nextPageToken")) is null)
                break;
        }

        foreach (var change in asked.Where(c => c.Operation is not null))
        {
            var lines = entries.Where(e => e.TextOrNull("operationId") == change.Operation).ToList();
            Expect.Equal(1, lines.Count, $"Entries of the {change.What}");
            lines[0].Text("result");
        }
    }

    private async Task KeysAsync()
    {
        foreach (var user in links.GroupBy(l => l.User))
        {
            var keys = (await manager.GetAsync($"{Home}/users/{user.Key}/keys")).Is(200).Json.Items().Each("id");
            Expect.Set(user.Select(l => l.KeyId).OfType<string>(), keys, $"Keys of {user.Key}");
        }
    }

    private async Task SameAsTemplatesAsync()
    {
        var specs = FilesOnDisk.Specs(state, Population.Project.Name);
        var things = await LookAsync();
        things.Add((await manager.GetAsync(Home)).Is(200).Json);
        Expect.Set(specs.Keys, things.Select(t => $"{t.Text("kind")} {t.Text("name")}"), "Things");
        foreach (var thing in things)
        {
            var name = $"{thing.Text("kind")} {thing.Text("name")}";
            Expect.Same(specs[name], FilesOnDisk.Plain(thing.At("spec")!), $"The spec of {name}");
        }

        Expect.Equal(0, (await manager.PostAsync($"{Home}/rebuild")).Is(200).Json.Items("differences").Count, "Differences that a rebuild finds");
    }

    private async Task RebuildAsync(Moment moment)
    {
        string[] projects = ["demo", Population.Project.Name];
        var before = new Dictionary<string, JsonObject>();
        foreach (var project in projects)
            before[project] = await Memory.OfAsync(admin, project);
        await host!.StopAsync();
        foreach (var file in Directory.EnumerateFiles(state, "cache.db*"))
            File.Delete(file);
        using (var half = HostProcess.Begin(state, arguments.Speed))
        {
            await Task.Delay(moment.After);
            await half.KillAsync();
        }

        await StartAsync(arguments.Speed);
        foreach (var project in projects)
        {
            var now = await Memory.OfAsync(admin, project);
            foreach (var (name, thing) in before[project].At("things")!.AsObject())
            {
                var expected = thing!.DeepClone();
                expected["revision"] = expected.Number("revision") + 1000;
                Expect.Same(expected, now.At("things")![name], $"{name} of {project} after the loss of the cache");
            }

            Expect.Same(before[project].At("grants"), now.At("grants"), "Grants");
            Expect.That(now.Number("sequence") > before[project].Number("sequence"), $"The sequence of {project} went back");
        }
    }

    private async Task StartAsync(int speed)
    {
        host?.Dispose();
        line?.Dispose();
        host = await HostProcess.StartAsync(state, speed);
        startTakes = host.Took;
        line = new Line(await host.ReadyAsync(), new Coverage(), new Recording());
        visitor = Person.Visitor(line);

        // The sign-ins of before are still good.
        manager = manager?.Over(line)!;
        admin = admin?.Over(line)!;
    }
}
