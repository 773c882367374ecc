using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace BucketManager.Hosts.Tests;

/// <summary>
/// State folders that earlier versions wrote (<c>Kept/state-VERSION.zip</c>), and what those versions answered about them (the JSON beside).
/// Both stay as they are. What time alone changes, such as the state of a link, is not in the JSON.
/// </summary>
public class KeptStateFolderTests
{
    public static TheoryData<string> Versions =>
        [.. Directory.EnumerateFiles(Kept, "state-*.zip").Select(path => Path.GetFileNameWithoutExtension(path)["state-".Length..])];

    private static string Kept => Path.Combine(AppContext.BaseDirectory, "Kept");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_state_folder_of_an_earlier_version_opens_unchanged(string version)
    {
        using var folder = new TemporaryFolder();
        ZipFile.ExtractToDirectory(Path.Combine(Kept, $"state-{version}.zip"), folder.FullPath);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Kept, $"state-{version}.json")))!.AsObject();

        await using var host = await RunningHost.StartAsync(folder.FullPath);
        await host.SignInAsync("manager@example.com");

        await SameAsync("buckets", "name");
        await SameAsync("users", "name");
        await SameAsync("operations", "id");
        await SameAsync("activity", "id");
        await SameAsync("keys", "id", "users/red-studio/keys");
        await SameAsync("handovers", "id", "users/red-studio/handovers");

        async Task SameAsync(string list, string id, string? path = null)
        {
            var answer = await host.GetAsync($"/api/projects/demo/{path ?? $"{list}?pageSize=200"}");
            var items = answer["items"]!.AsArray().ToDictionary(item => item![id]!.GetValue<string>(), item => item!);
            Assert.NotEmpty(kept[list]!.AsArray());
            Assert.All(kept[list]!.AsArray(), item => AssertSame(item!, items[item![id]!.GetValue<string>()]));
        }
    }

    // Every member that the earlier version answered is answered the same.
    private static void AssertSame(JsonNode kept, JsonNode now)
    {
        foreach (var (name, value) in kept.AsObject())
        {
            if (value is not null)
                Assert.True(JsonNode.DeepEquals(value, Member(now, name)), $"{name} was {value.ToJsonString()} and is {Member(now, name)?.ToJsonString()}");
        }
    }

    private static JsonNode? Member(JsonNode item, string name) => name == "text" ? item["sentence"]?["text"] ?? item["message"] : item[name];
}
