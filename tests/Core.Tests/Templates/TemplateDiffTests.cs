using BucketManager.Domain.Templates;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class TemplateDiffTests
{
    [Fact]
    public void Equal_texts_have_no_difference()
    {
        Assert.Empty(TemplateDiff.Unified("a\n", "a\n"));
        Assert.Empty(TemplateDiff.Unified(null, null));
    }

    [Fact]
    public void A_difference_is_shown_with_three_lines_around_it() => Assert.Equal(
        "--- before\n+++ after\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+and a half\n 6\n 7\n 8\n",
        TemplateDiff.Unified("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\nand a half\n6\n7\n8\n9\n"));

    [Fact]
    public void Differences_far_apart_stand_in_hunks_of_their_own()
    {
        var before = string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}\n"));
        var after = before.Replace("\n2\n", "\nzwei\n", StringComparison.Ordinal).Replace("\n29\n", "\n", StringComparison.Ordinal);

        Assert.Equal(
            "--- before\n+++ after\n@@ -1,5 +1,5 @@\n 1\n-2\n+zwei\n 3\n 4\n 5\n@@ -26,5 +26,4 @@\n 26\n 27\n 28\n-29\n 30\n",
            TemplateDiff.Unified(before, after));
    }

    [Fact]
    public void A_new_or_removed_template_is_all_plus_or_all_minus()
    {
        Assert.Equal("--- /dev/null\n+++ after\n@@ -0,0 +1,2 @@\n+a\n+b\n", TemplateDiff.Unified(null, "a\nb\n"));
        Assert.Equal("--- before\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n", TemplateDiff.Unified("a\nb\n", null));
    }

    [Fact]
    public void Templates_without_line_breaks_are_compared_line_by_line_nevertheless()
    {
        var diff = TemplateDiff.Unified(
            "{\"Resources\":{\"A\":{\"Type\":\"x\"},\"B\":1}}\n",
            "{\n  \"Resources\": {\"A\": {\"Type\": \"y\"}, \"B\": 1}\n}\n");

        Assert.Contains("-", diff, StringComparison.Ordinal);
        Assert.All(diff.Split('\n'), line => Assert.InRange(line.Length, 0, 130));
    }

    [Fact]
    public void A_difference_leads_from_one_text_to_the_other() =>
        Gen.Select(Lines, Lines).Sample(
            (before, after) => Assert.Equal(after, Applied(before, TemplateDiff.Unified(Text(before), Text(after)))),
            iter: Any.Cases);

    private static Gen<string[]> Lines => Gen.OneOf("a", "b", "c", "{", "}", "").Array[0, 40];

    private static string Text(string[] lines) => string.Concat(lines.Select(l => l + "\n"));

    private static List<string> Applied(string[] before, string diff)
    {
        var result = new List<string>();
        var read = 0;
        foreach (var line in diff.Split('\n').Skip(2).SkipLast(1))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var range = line.Split(' ')[1][1..].Split(',').Select(int.Parse).ToArray();
                var start = range[1] == 0 ? range[0] : range[0] - 1;
                result.AddRange(before[read..start]);
                read = start;
            }
            else if (line[0] == '+')
            {
                result.Add(line[1..]);
            }
            else
            {
                Assert.Equal(before[read++], line[1..]);
                if (line[0] == ' ')
                    result.Add(line[1..]);
            }
        }

        result.AddRange(before[read..]);
        return result;
    }
}
