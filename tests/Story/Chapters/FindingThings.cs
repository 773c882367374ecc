using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class FindingThings : Chapter
{
    public override string Title => "Finding things: pages, order, search over everything, and nothing sent twice";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        var word = Fresh.Name("needle").Replace("-", string.Empty, StringComparison.Ordinal);
        var names = Enumerable.Range(1, 7).Select(i => $"find-{i}-{word[^6..]}").ToArray();
        string user = null!;

        await Must("Seven buckets and a user that have a word in common", async () =>
        {
            var made = new List<Answer>();
            foreach (var name in names)
            {
                var spec = new { description = $"Has a {word} in it" };
                made.Add(await manager.PostAsync($"{stage.Home}/buckets", new { name, spec }));
            }

            user = Fresh.Name("finder");
            made.Add(await manager.PostAsync($"{stage.Home}/users", new { name = user, spec = Stage.UserSpec(company: $"{word} Ltd") }));
            await live.SucceedAsync(made);
        });

        await Sentence("Pages follow each other without a gap or a repetition", async () =>
        {
            foreach (var list in Lists(stage))
            {
                var whole = await AllAsync(manager, list, 200);
                var small = await AllAsync(manager, list, 3);
                Expect.Sequence(whole, small, $"{list} in pages of three");
                Expect.Equal(whole.Count, whole.Distinct().Count(), $"Different items of {list}");
            }
        });

        await Sentence("Search ignores case, covers everything that was typed, and not the loaded page", async () =>
        {
            var found = (await stage.ReadAsync($"/buckets?search={word.ToUpperInvariant()}&pageSize=2"));
            Expect.Equal(7, found.Number("total"), "Buckets found");
            Expect.Equal(2, found.Items().Count, "Items of the page");
            Expect.That(
                found.Text("nextPageToken").All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~'),
                "The token is not URL-safe");
            Expect.Equal(live.Sequence, found.Number("sequence"), "The sequence of the list");
            Expect.Equal(1, (await stage.ReadAsync($"/users?search={word}")).Number("total"), "Users found");
            Expect.Equal(
                0,
                (await stage.ReadAsync($"/buckets?search=no-{word}")).Number("total"),
                "Buckets found by a word that is nowhere");
        });

        await Sentence("Order is as asked for, both ways", async () =>
        {
            async Task<IReadOnlyList<string>> Names(string query) =>
                (await stage.ReadAsync($"/{query}&search={word}")).Items().Each("name");
            var sorted = names.Order(StringComparer.Ordinal).ToList();
            Expect.Sequence(sorted, await Names("buckets?sort=name"), "Buckets by name");
            Expect.Sequence(sorted.AsEnumerable().Reverse(), await Names("buckets?sort=-name"), "Buckets by name, backwards");
            Expect.Sequence(names, await Names("buckets?sort=requestedAt"), "Buckets by the time they were asked for");
            Expect.Sequence(names.Reverse(), await Names("buckets?sort=-requestedAt"), "Buckets by that time, backwards");
            Expect.Set(names, await Names("buckets?sort=status"), "Buckets by status");
            foreach (var sort in new[] { "company", "-expiresAt" })
                Expect.Sequence([user], await Names($"users?sort={sort}"), $"Users by {sort}");
        });

        await Sentence("Status filters", async () =>
        {
            Expect.Equal(7, (await stage.ReadAsync($"/buckets?status=ready&search={word}")).Number("total"), "Ready buckets");
            Expect.Equal(0, (await stage.ReadAsync($"/buckets?status=failed&search={word}")).Number("total"), "Failed buckets");
        });

        await Sentence("An unchanged list is not sent again; a changed one is", async () =>
        {
            foreach (var list in Lists(stage))
            {
                var tag = (await manager.GetAsync(list)).Is(200).Header("ETag") ?? throw new StoryFailure($"{list} has no ETag");
                var unchanged = (await manager.GetAsync(list, ifNoneMatch: tag)).Is(304);
                Expect.Equal(string.Empty, unchanged.Text, $"The body of a 304 of {list}");
                (await manager.GetAsync(list, ifNoneMatch: "\"something-else\"")).Is(200);
            }

            var before = (await manager.GetAsync($"{stage.Home}/buckets")).Header("ETag")!;
            await live.SucceedAsync(
                await manager.PutAsync($"{stage.Home}/buckets/{names[0]}", new { spec = new { description = $"A new {word}" } }, 1));
            (await manager.GetAsync($"{stage.Home}/buckets", ifNoneMatch: before)).Is(200);

            // A thing's ETag serves If-Match only.
            (await manager.GetAsync($"{stage.Home}/buckets/{names[0]}", ifNoneMatch: "\"2\"")).Is(200);
        });

        await Sentence("The list of projects shows what one may see, with counts and without a sequence", async () =>
        {
            var mine = (await manager.GetAsync($"/api/projects?search={stage.Project}")).Is(200).Json;
            Expect.That(mine.Has("sequence") && mine.IsNull("sequence"), "The list of projects has a sequence");
            var project = mine.Items().Single();
            Expect.Equal("project", project.Text("kind"), "The kind");
            Expect.That(project.Number("counts.buckets") >= 7 && project.Number("counts.users") >= 1, "The counts are too low");
            project.Number("counts.attention");
        });

        await Sentence("One search goes over everything that one may see", async () =>
        {
            var hits = (await manager.GetAsync($"/api/search?q={word}")).Is(200).Json.Items();
            Expect.Set(
                names.Select(n => $"bucket {n}").Append($"user {user}"),
                hits.Select(h => $"{h.Text("kind")} {h.Text("name")}"),
                "The hits");
            Expect.That(hits.All(h => h.Text("project") == stage.Project && h.Text("match").Length > 0), "A hit does not say where");
            Expect.That((await manager.GetAsync("/api/search?q=e")).Is(200).Json.Items().Count <= 50, "More than 50 hits");
            Expect.That(
                (await manager.GetAsync($"/api/search?q={names[3]}")).Is(200).Json.Items().Any(h => h.Text("name") == names[3]),
                "A name is not found");
        });

        await Sentence("They are all deleted side by side", async () =>
        {
            var deleting = new List<Answer>();
            foreach (var name in names)
                deleting.Add(await manager.DeleteAsync($"{stage.Home}/buckets/{name}", name == names[0] ? 2 : 1));
            deleting.Add(await manager.DeleteAsync($"{stage.Home}/users/{user}", 1));
            await live.SucceedAsync(deleting);
        });
    }

    private static IEnumerable<string> Lists(Stage stage) =>
        new[] { "/buckets", "/users", "/operations", "/activity" }.Select(l => stage.Home + l).Append("/api/projects");

    /// <summary>What names each item, page after page.</summary>
    private static async Task<IReadOnlyList<string>> AllAsync(Person person, string list, int pageSize)
    {
        var all = new List<string>();
        string? token = null;
        do
        {
            var page = (await person.GetAsync($"{list}?pageSize={pageSize}{(token is null ? "" : $"&pageToken={token}")}")).Is(200).Json;
            var items = page.Items();
            Expect.That(items.Count <= pageSize, $"A page of {list} has {items.Count} items");
            all.AddRange(items.Select(Identity));
            token = page.TextOrNull("nextPageToken");
            Expect.That(token is null || items.Count == pageSize, $"A page of {list} that is not the last is not full");
            if (token is null)
                Expect.Equal(all.Count, page.Number("total"), $"The total of {list}");
        }
        while (token is not null);
        return all;
    }

    private static string Identity(JsonNode item) => item.TextOrNull("id") ?? item.Text("name");
}
