using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BucketManager.Story;

namespace BucketManager.Crashes;

/// <summary>What lies in the folder of the simulated CloudFormation, read as a person would.</summary>
internal static class FilesOnDisk
{
    private const string TemplateEnd = ".template.json";

    /// <summary>Each file is whole, and each belongs to something. With the host stopped, nothing unfinished is there either.</summary>
    public static void Check(string state, bool stopped)
    {
        var files = Directory.EnumerateFiles(Path.Combine(state, "cloudformation"), "*", SearchOption.AllDirectories).ToList();
        foreach (var file in files.Where(f => f.EndsWith(".json", StringComparison.Ordinal)))
        {
            try
            {
                Expect.That(JsonNode.Parse(File.ReadAllBytes(file)) is JsonObject, $"{file} is not what it should be");
            }
            catch (JsonException half)
            {
                throw new StoryFailure($"{file} is half-written: {half.Message}", half);
            }
        }

        if (!stopped)
            return;
        Expect.Set([], files.Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)), "Unfinished files");
        var wanted = Stacks(state).SelectMany(s => s.Templates);
        Expect.Set(wanted, files.Where(f => f.EndsWith(TemplateEnd, StringComparison.Ordinal)), "Templates in the folder");
    }

    /// <summary>Puts files into buckets. The host must be stopped.</summary>
    /// <param name="buckets">Their physical names.</param>
    public static void Fill(string state, string account, IEnumerable<string> buckets)
    {
        var file = Path.Combine(state, "cloudformation", account, "account.json");
        var kept = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var objects = kept["objects"]!.AsObject();
        foreach (var bucket in buckets)
            objects[bucket] = Purge.Files;
        File.WriteAllText(file, kept.ToJsonString());
    }

    /// <summary>The specs of all things of a project, by <c>bucket invoices</c>, from the templates that are applied.</summary>
    public static Dictionary<string, JsonNode> Specs(string state, string project)
    {
        var specs = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (stack, templates) in Stacks(state))
        {
            if (!stack.Text("name").StartsWith($"bm-{project}-", StringComparison.Ordinal) || stack.Text("status") == "DELETE_COMPLETE")
                continue;
            var records = JsonNode.Parse(File.ReadAllText(templates[0])).At("Resources")!.AsObject()
                .Select(r => r.Value!["Metadata"]?["BucketManager"]).OfType<JsonObject>();
            foreach (var record in records.Where(r => r.Has("spec")))
                specs.Add($"{record.Text("kind")} {record.Text("name")}", Plain(record["spec"]!));
        }

        return specs;
    }

    /// <summary>Without what is absent, empty or false: a record leaves that out, an answer spells it.</summary>
    public static JsonNode Plain(JsonNode node)
    {
        var plain = node.DeepClone();
        if (plain is not JsonObject fields)
            return plain;
        foreach (var (name, value) in fields.ToList())
        {
            if (value is null or JsonArray { Count: 0 } || (value is JsonValue scalar && scalar.ToJsonString() is "false" or "\"\""))
                fields.Remove(name);
            else if (value is JsonObject inner && Plain(inner) is JsonObject { Count: 0 })
                fields.Remove(name);
            else if (value is JsonObject)
                fields[name] = Plain(value);
            else if (value is JsonArray list)
                fields[name] = new JsonArray([.. list.Select(i => Plain(i!)).OrderBy(i => i.ToJsonString(), StringComparer.Ordinal)]);
        }

        return fields.Count == 0 ? fields : new JsonObject(fields.OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));
    }

    private static IEnumerable<(JsonNode Stack, List<string> Templates)> Stacks(string state)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(state, "cloudformation"), "bm-*.json", SearchOption.AllDirectories))
        {
            if (file.EndsWith(TemplateEnd, StringComparison.Ordinal))
                continue;
            var stack = JsonNode.Parse(File.ReadAllText(file))!;
            var versions = new[] { stack.At("input.version"), stack.At("run.next.version") }.OfType<JsonValue>();
            yield return (stack, [.. versions.Select(v => string.Create(CultureInfo.InvariantCulture, $"{file[..^".json".Length]}.v{v}{TemplateEnd}"))]);
        }
    }
}
