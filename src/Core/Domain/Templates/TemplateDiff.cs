using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BucketManager.Domain.Templates;

/// <summary>The difference of two templates for engineers.</summary>
public static class TemplateDiff
{
    private const int Context = 3;

    /// <summary>A unified diff with three lines of context; empty when the texts are equal. Null: there is no such template.</summary>
    public static string Unified(string? before, string? after)
    {
        if (before == after)
            return string.Empty;
        var script = Script(Lines(Readable(before)), Lines(Readable(after)));
        var text = new StringBuilder()
            .Append(before is null ? "--- /dev/null\n" : "--- before\n")
            .Append(after is null ? "+++ /dev/null\n" : "+++ after\n");
        foreach (var (start, end) in Hunks(script))
            AppendHunk(text, script, start, end);
        return text.ToString();
    }

    /// <summary>
    /// The text in lines: a template that is too long for people's form has no line breaks, so a difference in it would be all of it.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Readable(string? text)
    {
        if (text is null || text.AsSpan().TrimEnd().Contains('\n'))
            return text;
        try
        {
            using var document = JsonDocument.Parse(text);
            return TemplateWriter.Indented(Tree(document.RootElement));
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return text;
        }
    }

    private static Json Tree(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.EnumerateObject().ToList() is [var only]
            && (only.Name == "Ref" || only.Name.StartsWith("Fn::", StringComparison.Ordinal)) =>
            new Json.Intrinsic(only.Name, Tree(only.Value)),
        JsonValueKind.Object => new Json.Object([.. element.EnumerateObject().Select(f => new Json.Field(f.Name, Tree(f.Value)))]),
        JsonValueKind.Array => Json.ListOf(element.EnumerateArray().Select(Tree)),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException("No template of ours."),
    };

    private static string[] Lines(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    /// <summary>Ranges of the script to show: what changed with its context, one range where contexts touch.</summary>
    private static IEnumerable<(int Start, int End)> Hunks(List<(char Mark, string Line)> script)
    {
        int? start = null;
        var last = 0;
        for (var i = 0; i < script.Count; i++)
        {
            if (script[i].Mark == ' ')
                continue;
            if (start is { } open && i - last > (2 * Context) + 1)
            {
                yield return (open, Math.Min(script.Count, last + Context + 1));
                start = null;
            }

            start ??= Math.Max(0, i - Context);
            last = i;
        }

        if (start is { } rest)
            yield return (rest, Math.Min(script.Count, last + Context + 1));
    }

    private static void AppendHunk(StringBuilder text, List<(char Mark, string Line)> script, int start, int end)
    {
        var old = script.Take(start).Count(s => s.Mark != '+');
        var fresh = script.Take(start).Count(s => s.Mark != '-');
        var hunk = script.GetRange(start, end - start);
        text.Append(CultureInfo.InvariantCulture,
            $"@@ -{Range(old, hunk.Count(s => s.Mark != '+'))} +{Range(fresh, hunk.Count(s => s.Mark != '-'))} @@\n");
        foreach (var (mark, line) in hunk)
            text.Append(mark).Append(line).Append('\n');
    }

    // An empty range names the line before it, as diff does.
    private static string Range(int before, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? before : before + 1)},{count}");

    /// <summary>
    /// The shortest edit script, by Myers' greedy algorithm: for each number of edits, how far each diagonal gets; then back
    /// along the trace.
    /// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
    /// </summary>
    private static List<(char Mark, string Line)> Script(string[] before, string[] after)
    {
        // All new or all gone: nothing to search for.
        if (before.Length == 0 || after.Length == 0)
            return [.. before.Select(line => ('-', line)), .. after.Select(line => ('+', line))];

        var trace = new List<int[]>();
        var reach = new int[(2 * (before.Length + after.Length)) + 3];
        var middle = reach.Length / 2;
        for (var edits = 0; ; edits++)
        {
            trace.Add(reach[(middle - edits - 1)..(middle + edits + 2)]);
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = GoesDown(reach, middle, k, edits) ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
                for (; x < before.Length && x - k < after.Length && before[x] == after[x - k]; x++)
                {
                }

                reach[middle + k] = x;
                if (x >= before.Length && x - k >= after.Length)
                    return Backtrack(trace, before, after);
            }
        }
    }

    private static bool GoesDown(int[] reach, int middle, int k, int edits) =>
        k == -edits || (k != edits && reach[middle + k - 1] < reach[middle + k + 1]);

    private static List<(char Mark, string Line)> Backtrack(List<int[]> trace, string[] before, string[] after)
    {
        var script = new List<(char Mark, string Line)>(before.Length + after.Length);
        var (x, y) = (before.Length, after.Length);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var k = x - y;
            var reach = trace[edits];
            var down = GoesDown(reach, edits + 1, k, edits);
            var from = down ? k + 1 : k - 1;
            var fromX = edits == 0 ? 0 : reach[edits + 1 + from];
            var fromY = edits == 0 ? 0 : fromX - from;
            for (; x > fromX && y > fromY; x--, y--)
                script.Add((' ', before[x - 1]));
            if (edits == 0)
                break;
            script.Add(down ? ('+', after[y - 1]) : ('-', before[x - 1]));
            (x, y) = (fromX, fromY);
        }

        script.Reverse();
        return script;
    }
}
