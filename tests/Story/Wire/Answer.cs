using System.Text.Json;
using System.Text.Json.Nodes;

namespace BucketManager.Story.Wire;

/// <summary>What the host answered.</summary>
internal sealed class Answer(string asked, int status, string text, IReadOnlyDictionary<string, string> headers)
{
    private JsonNode? json;

    public int Status { get; } = status;

    public string Text { get; } = text;

    /// <summary>Names are compared without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    /// <exception cref="StoryFailure">The body is not JSON.</exception>
    public JsonNode Json
    {
        get
        {
            try
            {
                return json ??= JsonNode.Parse(Text) ?? throw new StoryFailure($"{this}: the body is null");
            }
            catch (JsonException notJson)
            {
                throw new StoryFailure($"{this}: the body is not JSON", notJson);
            }
        }
    }

    public bool IsProblem => Header("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) == true;

    /// <summary>The slug of a problem; null when it is none.</summary>
    public string? Slug => IsProblem && Json.TextOrNull("type") is { } type ? type[(type.LastIndexOf('/') + 1)..] : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The revision that <c>ETag</c> names.</summary>
    public long Revision => Header("ETag") is { } tag && long.TryParse(tag.Trim('"'), out var revision)
        ? revision
        : throw new StoryFailure($"{this}: no revision in its ETag");

    public Answer Is(int expected)
    {
        Expect.That(Status == expected, $"{this}; expected {expected}");
        return this;
    }

    /// <summary>A problem with this slug, in the shape that all problems have.</summary>
    public Answer Refused(int expected, string slug)
    {
        Expect.That(Status == expected && Slug == slug, $"{this}; expected {expected} {slug}");
        Expect.Equal($"/problems/{slug}", Json.Text("type"), $"type of {this}");
        Expect.Equal(expected, Json.Number("status"), $"status of {this}");
        foreach (var part in new[] { "title", "detail", "code" })
            Expect.That(Json.Text(part).Length > 0, $"{this}: {part} is empty");
        Expect.That(Json.At("args") is JsonObject, $"{this}: args are missing");
        return this;
    }

    /// <summary>400 that names this field, and the rule if one is given.</summary>
    public Answer Invalid(string field, string? rule = null)
    {
        Refused(400, "invalid");
        var errors = Json.Items("errors");
        Expect.That(errors.All(e => e.Text("message").Length > 0), $"{this}: an error lacks its message");
        var broken = string.Join(", ", errors.Select(e => $"{e.Text("rule")} at {e.Text("field")}"));
        Expect.That(
            errors.Any(e => e.Text("field") == field && (rule is null || e.Text("rule") == rule)),
            $"{this}: expected {rule ?? "a broken rule"} at {field}, got {broken}");
        return this;
    }

    public override string ToString()
    {
        var slug = IsProblem ? $" {Slug}: {Json.TextOrNull("detail")}{Errors()}" : string.Empty;
        return $"{asked} answered {Status}{slug}";
    }

    private string Errors() => Json.At("errors") is JsonArray errors
        ? " (" + string.Join("; ", errors.Take(5).Select(e => $"{e.TextOrNull("field")}: {e.TextOrNull("message")}")) + ")"
        : string.Empty;
}
