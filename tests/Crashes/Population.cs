using System.Text.Json.Nodes;
using BucketManager.Story;
using BucketManager.Story.Wire;

namespace BucketManager.Crashes;

/// <summary>Who and what lives in the project, and which twenty changes are made of it at once.</summary>
internal sealed class Population(Random draw)
{
    public static readonly ProjectAsked Project = new("crashes", new
    {
        title = "Crashes",
        account = "210987654321",
        region = "eu-west-1",
        managers = new[] { "manager@example.com" },
    });

    /// <summary>One for each round.</summary>
    public const int FullBuckets = 8;

    private readonly List<string> used = [];
    private int names;

    public static string Home => "/api/projects/crashes";

    public static string Carrier(int number) => $"carrier-{number}";

    /// <summary>A bucket full of files.</summary>
    public static string Full(int number) => $"full-{number}";

    /// <summary>What there is before the first kill.</summary>
    public static IEnumerable<StoryRequest> First()
    {
        yield return Post("buckets", new { name = "shared", spec = new { } });
        for (var i = 0; i < 8; i++)
            yield return Post("buckets", new { name = $"first-{i}", spec = new { description = "one" } });
        for (var i = 0; i < FullBuckets; i++)
            yield return Post("buckets", new { name = Full(i), spec = new { } });
        for (var i = 0; i < 10; i++)
            yield return Post("users", new { name = Carrier(i), spec = User("ACME Ltd") });
        for (var i = 0; i < 5; i++)
            yield return Post("users", new { name = $"guest-{i}", spec = User("Guests Ltd") });
    }

    /// <summary>Twenty changes, of which three are of hand-overs; the purge of a full bucket comes to them.</summary>
    /// <param name="round">Counted from 0: the hand-overs of each are offered in it, claimed in the next, and replaced in the one after.</param>
    /// <param name="now">The buckets and users as they are shown.</param>
    public (List<Change> Changes, List<Func<Person, Person, Task>> Acts) Twenty(int round, List<JsonNode> now, List<KeyLink> links)
    {
        var changes = new List<Change>();
        var live = now.Where(t => t.Text("status") is not ("deleting" or "failed")).ToList();
        var buckets = live.Where(t => t.Text("kind") == "bucket" && t.Text("name") != "shared" && !IsFull(t)).ToList();
        var guests = live.Where(t => t.Text("name").StartsWith("guest-", StringComparison.Ordinal)).ToList();
        var there = now.Select(t => t.Text("name")).ToHashSet();
        var again = used.Distinct().Where(n => !there.Contains(n)).ToList();

        for (var i = 0; i < 4; i++)
        {
            // Under a name that was deleted, where there is one.
            var name = i < again.Count && i < 2 ? again[i] : $"later-{names++}";
            changes.Add(Create("buckets", name, mark => new { name, spec = new { description = mark } }));
        }

        var drawn = Take(buckets, 6);
        for (var i = 0; i < drawn.Count; i++)
        {
            var (name, revision, path) = Of(drawn[i], "buckets");
            if (i >= 4)
            {
                used.Add(name);
                changes.Add(new Change($"deletion of {name}", new StoryRequest("DELETE", path) { IfMatch = revision }));
                continue;
            }

            var edit = Edit(name, path, revision, mark => new { spec = new { description = mark } });
            changes.Add(i > 1 ? edit : edit with { Then = Edit(name, path, revision + 1, mark => new { spec = new { description = mark } }) });
        }

        var guest = $"guest-{names++}-{round}";
        changes.Add(Create("users", guest, mark => new { name = guest, spec = User(mark) }));
        var people = Take(guests.Where(g => g.IsNull("stopped")).ToList(), 3);
        if (people.Count > 0)
        {
            var (name, revision, path) = Of(people[0], "users");
            changes.Add(Edit(name, path, revision, mark => new { spec = User(mark) }));
        }

        if (people.Count > 1)
        {
            var (name, _, path) = Of(people[1], "users");
            changes.Add(new Change($"stop of {name}", new StoryRequest("POST", $"{path}/stop") { Body = new { reason = "Lost" } }));
        }

        if (people.Count > 2)
        {
            var (name, revision, path) = Of(people[2], "users");
            changes.Add(new Change($"deletion of {name}", new StoryRequest("DELETE", path) { IfMatch = revision }));
        }

        if (guests.FirstOrDefault(g => !g.IsNull("stopped") && g.IsNull("operation")) is { } stopped)
        {
            var (name, _, path) = Of(stopped, "users");
            changes.Add(new Change($"return of {name}", new StoryRequest("POST", $"{path}/resume") { IdempotencyKey = Fresh.Key() }));
        }

        foreach (var number in new[] { round + 2, round + 3 })
        {
            if (live.FirstOrDefault(t => t.Text("name") == Carrier(number % 10)) is not { } carrier)
                continue;
            var (name, revision, path) = Of(carrier, "users");
            changes.Add(Edit(name, $"{path}/grants", revision, mark => new { grants = new[] { Grant(mark) } }));
        }

        return (changes, HandOvers(round, links));
    }

    private static List<Func<Person, Person, Task>> HandOvers(int round, List<KeyLink> links)
    {
        var acts = new List<Func<Person, Person, Task>>();
        if (links.Find(l => l.User == Carrier(round) && !l.IsClaiming) is { } open)
            acts.Add((_, visitor) => open.ClaimAsync(visitor));
        Offer(new KeyLink(Carrier(round + 1), new { give = "accessKey" }));
        if (round > 0 && links.Find(l => l.User == Carrier(round - 1) && l.KeyId is not null) is { } claimed)
            Offer(new KeyLink(claimed.User, new { give = "accessKey", replaces = claimed.KeyId, overlapDays = 1 }));
        return acts;

        void Offer(KeyLink link)
        {
            links.Add(link);
            acts.Add((manager, _) => link.OfferAsync(manager, Home));
        }
    }

    private static bool IsFull(JsonNode thing) => Enumerable.Range(0, FullBuckets).Any(n => thing.Text("name") == Full(n));

    private static StoryRequest Post(string list, object body) => new("POST", $"{Home}/{list}") { Body = body };

    private static object User(string company) => new
    {
        company,
        contactName = "Ann Other",
        contactEmail = "ann@acme.example",
        grants = new[] { Grant("in") },
    };

    private static object Grant(string folder) => new { bucket = "shared", prefix = $"{folder}/", can = "deliver" };

    private static (string Name, long Revision, string Path) Of(JsonNode thing, string list) =>
        (thing.Text("name"), thing.Number("revision"), $"{Home}/{list}/{thing.Text("name")}");

    private static Change Create(string list, string name, Func<string, object> body)
    {
        var mark = Fresh.Name("mark");
        return new Change($"creation of {name}", Post(list, body(mark)) with { IdempotencyKey = Fresh.Key() }, mark);
    }

    private static Change Edit(string name, string path, long revision, Func<string, object> body)
    {
        var mark = Fresh.Name("mark");
        return new Change($"edit of {name}", new StoryRequest("PUT", path) { Body = body(mark), IfMatch = revision }, mark);
    }

    private List<JsonNode> Take(List<JsonNode> all, int count)
    {
        var shuffled = all.ToArray();
        draw.Shuffle(shuffled);
        return [.. shuffled.Take(count)];
    }
}

/// <summary>A project that is opened: the body of the request.</summary>
internal sealed record ProjectAsked(string Name, object Spec);
