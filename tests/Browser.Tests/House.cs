using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BucketManager.Hosts.Local;
using Xunit;

namespace BucketManager.Browser.Tests;

/// <summary>A local host in this process with the sample project, in memory only. Tests of a class share one, and leave it usable.</summary>
public sealed class House : IAsyncLifetime
{
    private readonly LocalHost host;

    /// <summary>A fast one: a change takes well below a second.</summary>
    public House()
        : this(100)
    {
    }

    /// <param name="speed">How many times faster than AWS its CloudFormation is.</param>
    internal House(double speed)
    {
        host = LocalHost.StartAsync(new LocalOptions("http://127.0.0.1:0", null, speed, Fresh: false), CancellationToken.None).GetAwaiter().GetResult();
    }

    public Uri Address => host.Addresses[0];

    internal LocalHost Host => host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    /// <summary>What somebody else does meanwhile, through the interface.</summary>
    public async Task<JsonObject> AskAsync(string person, HttpMethod method, string path, JsonNode? body = null, string? ifMatch = null)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client, person));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path} answered {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    private static async Task<string> TokenAsync(HttpClient client, string person)
    {
        var answer = await client.PostAsJsonAsync("/dev/sign-in", new { email = $"{person}@example.com" });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
    }
}
