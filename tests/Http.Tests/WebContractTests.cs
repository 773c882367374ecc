using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BucketManager.Http.Tests;

/// <summary>
/// The web interface's types are made from a copy of the published document. When this fails, read the difference, then rename
/// <c>contract.received.json</c> to <c>contract.json</c>, and the compiler says what the web interface must learn.
/// </summary>
public sealed class WebContractTests
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_web_interface_is_built_on_what_is_published()
    {
        var published = (await ApiHost.ContractAsync()).Document;
        var received = Bare(JsonNode.Parse(published.GetRawText())!).ToJsonString(Writing) + "\n";
        var folder = Path.Combine(Folder(), "../../src/Adapters/Web");
        var copy = Path.Combine(folder, "contract.json");

        var known = File.Exists(copy) ? (await File.ReadAllTextAsync(copy)).ReplaceLineEndings("\n") : null;
        if (known != received)
            await File.WriteAllTextAsync(Path.Combine(folder, "contract.received.json"), received);

        Assert.True(known == received, $"{copy} is not what is published. Read contract.received.json beside it; if it is right, rename it.");
    }

    /// <summary>Without what types are not made of: the refusals, which are the same problem everywhere, and the prose.</summary>
    private static JsonNode Bare(JsonNode document)
    {
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
        {
            var responses = operation.Value!["responses"]!.AsObject();
            foreach (var status in responses.Select(r => r.Key).Where(s => s[0] is not '2').ToList())
                responses.Remove(status);
        }

        TakeProseOut(document);
        return document;
    }

    private static void TakeProseOut(JsonNode? node)
    {
        foreach (var item in node is JsonArray array ? [.. array] : new List<JsonNode?>())
            TakeProseOut(item);
        foreach (var (name, value) in node is JsonObject thing ? [.. thing] : new List<KeyValuePair<string, JsonNode?>>())
        {
            // A field may be called that, too; then it is no text. The document's form wants one of each answer.
            if (name is "description" or "summary" && value?.GetValueKind() == JsonValueKind.String)
                node![name] = string.Empty;
            else
                TakeProseOut(value);
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
