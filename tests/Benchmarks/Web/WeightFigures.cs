using System.Text.Json.Nodes;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;
using BucketManager.Benchmarks.Load;

namespace BucketManager.Benchmarks.Web;

/// <summary>What a browser that was never here before fetches until a page is complete. It is the same each time, so once is enough.</summary>
internal sealed class WeightFigures(Browser browser, ServerProcess server, CancellationToken cancel)
{
    private const int ScriptGoal = 350;
    private const int FirstScreenGoal = 600;
    private const int ThirdPartyGoal = 250;

    // Of answers as they were sent, without their heads.
    private const string FetchedBytes =
        """
        () => {
          const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
          const sum = (entries) => entries.reduce((bytes, e) => bytes + e.encodedBodySize, 0);
          return [sum(all.filter((e) => e.name.endsWith(".js"))), sum(all)];
        }
        """;

    public async IAsyncEnumerable<Figure> MeasureAsync()
    {
        var (scripts, all) = await WeighAsync("/projects", "tbody a");
        yield return Kilobytes("scripts of the first screen, compressed", ScriptGoal, scripts);
        yield return Kilobytes("all that the first screen fetches, compressed", FirstScreenGoal, all);
        (_, all) = await WeighAsync(await LinkAsync(), "input");
        yield return Kilobytes("all that the third party's page fetches, compressed", ThirdPartyGoal, all);
    }

    private async Task<(double Scripts, double All)> WeighAsync(string path, string complete)
    {
        var page = await browser.OpenAsync(server);
        await page.GotoAsync(path);
        await page.Locator(complete).First.WaitForAsync();
        await Browser.UntilQuietAsync(page);
        var bytes = await page.EvaluateAsync<double[]>(FetchedBytes);
        await page.Context.DisposeAsync();
        return (bytes[0], bytes[1]);
    }

    private async Task<string> LinkAsync()
    {
        var users = $"/api/projects/{ProjectSize.Fifteen}/users";
        var user = (await server.GetJsonAsync(users, cancel))["items"]![0]!["name"];
        var offer = await server.AskAsync(HttpMethod.Post, $"{users}/{user}/handovers", """{"give":"accessKey"}""", null, cancel);
        return JsonNode.Parse(offer)!["url"]!.GetValue<string>();
    }

    private static Figure Kilobytes(string name, int goal, double bytes) =>
        new(name, $"≤ {goal} KB", FormattableString.Invariant($"{bytes / 1_000:N0} KB"), string.Empty, bytes <= goal * 1_000);
}
