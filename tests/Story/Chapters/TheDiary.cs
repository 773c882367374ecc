using System.Text;

namespace BucketManager.Story.Chapters;

internal sealed class TheDiary : Chapter
{
    public override string Title => "The diary: who did what, when, with what result";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        string bucket = null!, operation = null!;
        DateTimeOffset began = default, ended = default;

        await Must("The second manager makes a bucket, whose description looks like a formula", async () =>
        {
            bucket = Fresh.Name("diary");
            began = DateTimeOffset.UtcNow.AddSeconds(-1);
            var accepted = await stage.Second.PostAsync(
                $"{stage.Home}/buckets", new { name = bucket, spec = new { description = "=HYPERLINK(1)" } });
            operation = (await live.SucceedAsync(accepted)).Text("id");
            await live.SucceedAsync(
                await manager.PutAsync($"{stage.Home}/buckets/{bucket}", new { spec = new { description = "+1+1" } }, 1));
            ended = DateTimeOffset.UtcNow.AddSeconds(1);
        });

        await Sentence("Operations are listed newest first, and filtered", async () =>
        {
            var all = (await stage.ReadAsync("/operations?pageSize=200"));
            var times = all.Items().Select(o => o.Time("requestedAt")).ToList();
            Expect.That(times.SequenceEqual(times.OrderDescending()), "The operations are not newest first");
            var ofBucket = (await stage.ReadAsync($"/operations?kind=bucket&name={bucket}&state=succeeded"));
            Expect.Sequence(["update", "create"], ofBucket.Items().Each("action"), "The bucket's operations");
            Expect.Equal(2, ofBucket.Number("total"), "The total");
            Expect.Equal(0, (await stage.ReadAsync($"/operations?name={bucket}&state=failed")).Number("total"), "Failed operations");

            var one = (await stage.ReadAsync($"/operations/{operation}"));
            Expect.Equal("second.manager@example.com", one.Text("requestedBy"), "Who asked");
            Expect.Equal(one.Number("progress.total"), one.Number("progress.done"), "Parts done");
            Expect.That(one.IsNull("reason") && one.IsNull("supersededBy"), "There is a reason for success");
        });

        await Sentence("Each operation has one entry, in a sentence, with its result and what was before and after", async () =>
        {
            var diary = (await stage.ReadAsync($"/activity?kind=bucket&name={bucket}"));
            var entries = diary.Items();
            Expect.Equal(2, entries.Count, "Entries");
            foreach (var entry in entries)
            {
                entry.IsSentence("sentence");
                Expect.Equal("succeeded", entry.Text("result"), "The result");
                entry.Time("at");
            }

            Expect.Equal(operation, entries[1].Text("operationId"), "The operation of the older entry");
            Expect.That(entries[1].IsNull("before"), "Something was there before the creation");
            Expect.Equal("=HYPERLINK(1)", entries[1].Text("after.description"), "What was asked for");
            Expect.Equal("=HYPERLINK(1)", entries[0].Text("before.description"), "What was before the change");
            Expect.Equal("+1+1", entries[0].Text("after.description"), "What came after the change");
        });

        await Sentence("The acceptance and the end of an operation are one entry, told twice", () =>
        {
            var told = live.Changes.SelectMany(c => c.Items("activity")).Where(a => a.TextOrNull("operationId") == operation).ToList();
            Expect.Equal(2, told.Count, "Times the entry was told");
            Expect.Equal(told[0].Text("id"), told[1].Text("id"), "The entry's id");
            Expect.That(told[0].IsNull("result"), "The result was known at the acceptance");
            Expect.Equal("succeeded", told[1].Text("result"), "The result at the end");
            return Task.CompletedTask;
        });

        await Sentence("It is filtered by person, result and time", async () =>
        {
            async Task<IReadOnlyList<string>> Actors(string query) =>
                (await stage.ReadAsync($"/activity?{query}&pageSize=200")).Items().Each("actor");
            var hers = await Actors("person=second.manager@example.com");
            Expect.That(hers.Count > 0 && hers.All(a => a == "second.manager@example.com"), "Her entries are not hers");
            Expect.Equal(0, (await Actors($"name={bucket}&result=failed")).Count, "Failed entries of the bucket");
            Expect.Equal(2, (await Actors($"name={bucket}&result=succeeded")).Count, "Succeeded entries of the bucket");
            Expect.Equal(
                2,
                (await Actors($"name={bucket}&from={began.UtcDateTime:O}&to={ended.UtcDateTime:O}")).Count,
                "Entries of that time");
            Expect.Equal(0, (await Actors($"name={bucket}&to={began.UtcDateTime:O}")).Count, "Entries before that time");
            Expect.Equal(0, (await Actors($"name={bucket}&from={ended.UtcDateTime:O}")).Count, "Entries after that time");
        });

        await Sentence("As a table it can be opened in a spreadsheet, which finds no formula in it", async () =>
        {
            var csv = (await manager.GetAsync($"{stage.Home}/activity?name={bucket}", accept: "text/csv")).Is(200);
            Expect.That(
                csv.Header("Content-Type")?.StartsWith("text/csv", StringComparison.Ordinal) == true,
                $"The type is {csv.Header("Content-Type")}");
            var rows = Rows(csv.Text);
            Expect.Equal(3, rows.Count, "Rows with the heading");
            Expect.That(rows.All(r => r.Count == rows[0].Count), "The rows are of different length");
            foreach (var cell in rows.SelectMany(r => r))
                Expect.That(cell.Length == 0 || !"=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), $"The cell {cell} is a formula");
            Expect.That(rows.Skip(1).All(r => r.Any(c => c.Contains(bucket, StringComparison.Ordinal))), "A row does not name the bucket");
        });
    }

    /// <summary>RFC 4180.</summary>
    private static List<List<string>> Rows(string csv)
    {
        List<List<string>> rows = [[]];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < csv.Length && csv[i + 1] == '"')
                    cell.Append(csv[++i]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n' && i + 1 < csv.Length)
                    rows.Add([]);
            }
            else if (c is not ('\r' or '\uFEFF'))
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0)
            rows[^1].Add(cell.ToString());
        return rows;
    }
}
