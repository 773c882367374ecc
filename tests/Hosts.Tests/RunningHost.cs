using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BucketManager.Hosts.Local;

namespace BucketManager.Hosts.Tests;

/// <summary>A local host in this process, on a free port, on a folder of its own or in memory.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly LocalHost host;

    private RunningHost(LocalHost host)
    {
        this.host = host;
        Client = new HttpClient { BaseAddress = host.Addresses[0] };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => host.Services;

    public static async Task<RunningHost> StartAsync(string? state, double speed = 1000, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(await LocalHost.StartAsync(
            new LocalOptions("http://127.0.0.1:0", state, speed, Fresh: false), (_, _) => { }, CancellationToken.None, settings));

    /// <summary>Every further call is made as this sample person.</summary>
    public async Task SignInAsync(string email)
    {
        var answer = await Client.PostAsJsonAsync("/dev/sign-in", new { email });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<JsonObject> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonObject>(path))!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
