using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Restart;

/// <summary>What there is of projects, in a form that can be compared before and after.</summary>
internal static class Memory
{
    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    public static void Write(string file, JsonNode memory) => File.WriteAllText(file, memory.ToJsonString());

    /// <summary>The project, its buckets and users, who may do what, and the keys.</summary>
    public static async Task<JsonObject> OfAsync(Person person, string project)
    {
        var home = $"/api/projects/{project}";
        var things = new JsonObject { [$"project {project}"] = Known((await person.GetAsync(home)).Is(200).Json) };
        var keys = new JsonObject();
        foreach (var list in new[] { "buckets", "users" })
        {
            foreach (var thing in (await person.GetAsync($"{home}/{list}?pageSize=200")).Is(200).Json.Items())
            {
                things[$"{thing.Text("kind")} {thing.Text("name")}"] = Known(thing);
                if (list != "users")
                    continue;
                var ofUser = (await person.GetAsync($"{home}/users/{thing.Text("name")}/keys")).Is(200).Json;
                keys[thing.Text("name")] = ofUser.At("items")!.DeepClone();
            }
        }

        var access = (await person.GetAsync($"{home}/access")).Is(200).Json;
        var grants = access.Items("grants").Select(g => $"{g.Text("user")} {g.Text("bucket")} {g.Text("prefix")} {g.Text("can")}");
        return new JsonObject
        {
            ["project"] = project,
            ["things"] = things,
            ["grants"] = new JsonArray([.. grants.Order(StringComparer.Ordinal)]),
            ["keys"] = keys,
            ["sequence"] = access.Number("sequence"),
        };
    }

    /// <summary>All projects that an admin sees.</summary>
    public static async Task<IReadOnlyList<string>> ProjectsAsync(Person admin) =>
        (await admin.GetAsync("/api/projects?pageSize=200")).Is(200).Json.Items().Each("name");

    private static JsonObject Known(JsonNode thing) => new()
    {
        ["status"] = thing.Text("status"),
        ["revision"] = thing.Number("revision"),
        ["spec"] = thing.At("spec")!.DeepClone(),
        ["outputs"] = thing.At("outputs")!.DeepClone(),
        ["stopped"] = thing.At("stopped")?.DeepClone(),
        ["requestedBy"] = thing.TextOrNull("requestedBy"),
        ["requestedAt"] = thing.TextOrNull("requestedAt"),
    };
}
