using System.Globalization;
using System.Text.Json;

namespace BucketManager.Http.Tests;

/// <summary>The OpenAPI document that the server publishes, and whether an answer keeps to it.</summary>
internal sealed class PublishedContract(JsonElement document)
{
    private readonly List<(string Method, string[] Path, JsonElement Operation)> operations =
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select (operation.Name.ToUpperInvariant(), path.Name.Split('/'), operation.Value),
    ];

    public JsonElement Document => document;

    /// <summary>Method and path of every operation, such as <c>GET /api/projects/{project}</c>.</summary>
    public IEnumerable<string> Operations => operations.Select(o => $"{o.Method} {string.Join('/', o.Path)}");

    /// <summary>The operation that a request is about, with its name; null: none that is described.</summary>
    public (string Name, JsonElement Operation)? Find(string method, string path)
    {
        var segments = path.Split('?')[0].Split('/');
        var found = operations
            .Where(o => o.Method == method && o.Path.Length == segments.Length && o.Path.Zip(segments).All(s => s.First == s.Second || s.First.StartsWith('{')))
            .OrderByDescending(o => o.Path.Count(s => !s.StartsWith('{')))
            .ToList();
        return found.Count == 0 ? null : ($"{found[0].Method} {string.Join('/', found[0].Path)}", found[0].Operation);
    }

    /// <summary>What is wrong with an answer; empty: nothing.</summary>
    public IReadOnlyList<string> Faults(string method, string path, Reply reply)
    {
        if (Find(method, path) is not var (name, operation))
            return [];
        var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        if (!operation.GetProperty("responses").TryGetProperty(status, out var response))
            return [$"{name}: status {status} is not described"];
        if (!response.TryGetProperty("content", out var content))
            return reply.Text.Length == 0 ? [] : [$"{name}: {status} has a body that is not described"];
        if (reply.ContentType is null || !content.TryGetProperty(reply.ContentType, out var media))
            return [$"{name}: {status} with {reply.ContentType} is not described"];
        if (!media.TryGetProperty("schema", out var schema) || reply.ContentType == "text/csv")
            return [];
        var faults = new List<string>();
        Check(reply.Json, schema, $"{name} {status}", faults);
        return faults;
    }

    public void Check(JsonElement json, JsonElement schema, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = document;
            foreach (var step in reference.GetString()![2..].Split('/'))
                target = target.GetProperty(step);
            Check(json, target, at, faults);
            return;
        }

        foreach (var (word, exactlyOne) in new[] { ("oneOf", true), ("anyOf", false) })
        {
            if (!schema.TryGetProperty(word, out var choices))
                continue;
            var tried = choices.EnumerateArray().Select(choice => FaultsOf(json, choice, at)).ToList();
            var fitting = tried.Count(f => f.Count == 0);
            if (fitting == 0)
                faults.Add($"{at}: fits none of {tried.Count}: {string.Join(" / ", tried.Select(f => f[0]))}");
            else if (exactlyOne && fitting > 1)
                faults.Add($"{at}: fits {fitting} of {tried.Count}");
        }

        if (schema.TryGetProperty("type", out var type) && !IsOfType(json, type))
        {
            faults.Add($"{at}: {json.ValueKind} is not {type}");
            return;
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, json)))
            faults.Add($"{at}: {json} is none of the words");
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && json.ValueKind == JsonValueKind.String
            && !(json.GetString()!.EndsWith('Z') && DateTimeOffset.TryParse(json.GetString(), CultureInfo.InvariantCulture, out _)))
        {
            faults.Add($"{at}: {json} is no time in UTC");
        }

        if (json.ValueKind == JsonValueKind.Object)
            CheckObject(json, schema, at, faults);
        if (json.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in json.EnumerateArray())
                Check(item, items, $"{at}/{index++}", faults);
        }
    }

    private List<string> FaultsOf(JsonElement json, JsonElement schema, string at)
    {
        var faults = new List<string>();
        Check(json, schema, at, faults);
        return faults;
    }

    private void CheckObject(JsonElement json, JsonElement schema, string at, List<string> faults)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !json.TryGetProperty(name.GetString()!, out _)))
                faults.Add($"{at}: {name} is missing");
        }

        schema.TryGetProperty("properties", out var properties);
        schema.TryGetProperty("additionalProperties", out var additional);
        foreach (var property in json.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var known))
                Check(property.Value, known, $"{at}/{property.Name}", faults);
            else if (additional.ValueKind == JsonValueKind.Object)
                Check(property.Value, additional, $"{at}/{property.Name}", faults);
            else if (properties.ValueKind == JsonValueKind.Object)
                faults.Add($"{at}: {property.Name} is not described");
        }
    }

    private static bool IsOfType(JsonElement json, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(t => IsOfType(json, t))
        : type.GetString() switch
        {
            "null" => json.ValueKind == JsonValueKind.Null,
            "string" => json.ValueKind == JsonValueKind.String,
            "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _),
            "number" => json.ValueKind == JsonValueKind.Number,
            "array" => json.ValueKind == JsonValueKind.Array,
            "object" => json.ValueKind == JsonValueKind.Object,
            _ => false,
        };
}
