using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BucketManager.Benchmarks.Load;

/// <summary>The server, in a process of its own. Its lines go nowhere, but are written as ever.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Host = "bucket-manager-local";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly HttpClient http;

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    /// <summary>From the start of the process to its first answer to somebody who signed in: a list of projects.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>Of <c>admin@example.com</c>.</summary>
    public string Token { get; private set; } = string.Empty;

    /// <summary>Resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The local host, with what a measurement needs beside it (<see cref="Beside"/>).</summary>
    public static Task<ServerProcess> WithBesideAsync(string state, string options, CancellationToken cancel) => StartAsync(
        // With the host's own settings of the runtime.
        $"exec --runtimeconfig {Built(Host + ".runtimeconfig.json")} {Built("BucketManager.Benchmarks.dll")} {Beside.Word}",
        state,
        options,
        cancel);

    /// <summary>The local host as it is delivered.</summary>
    public static Task<ServerProcess> AsDeliveredAsync(string state, CancellationToken cancel) =>
        StartAsync(Built(Host + ".dll"), state, string.Empty, cancel);

    public Task<string> GetAsync(string path, CancellationToken cancel) => AskAsync(HttpMethod.Get, path, null, null, cancel);

    public async Task<JsonNode> GetJsonAsync(string path, CancellationToken cancel) => JsonNode.Parse(await GetAsync(path, cancel))!;

    /// <summary>Managed bytes that are in use, of a server with <see cref="Beside"/>.</summary>
    public async Task<long> ManagedAsync(CancellationToken cancel) =>
        long.Parse(await GetAsync("/memory", cancel), CultureInfo.InvariantCulture);

    /// <summary>
    /// Which statuses of its stack arrived as CloudFormation's events for each operation, and when, in the system's timestamps, of a
    /// server with <see cref="Beside"/>.
    /// </summary>
    public async Task<ILookup<string, (string Status, long At)>> EventsAsync(CancellationToken cancel) =>
        (await GetAsync("/events", cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
        .ToLookup(parts => parts[0], parts => (parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture)));

    /// <param name="method">Such as PUT.</param>
    /// <param name="path">From the root.</param>
    /// <param name="json">Null: no body.</param>
    /// <param name="revision">Of the thing that is changed; null: none is.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<string> AskAsync(HttpMethod method, string path, string? json, long? revision, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (revision is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
        using var answer = await http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {text}");
    }

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Built(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task<ServerProcess> StartAsync(string program, string state, string options, CancellationToken cancel)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        var command = $"exec dotnet {program} --urls http://127.0.0.1:{port} --state '{state}' {options} >/dev/null";
        var server = new ServerProcess(Process.Start("/bin/sh", ["-c", command]), port);
        try
        {
            await server.SignInAsync(watch, cancel);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    // Below those that the system gives to clients: whoever knocks at one of these before the server listens may get connected to
    // itself.
    private static int FreePort()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody else has it.
            }
        }
    }

    private async Task SignInAsync(Stopwatch watch, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var answer = await AskAsync(HttpMethod.Post, "/dev/sign-in", """{"email":"admin@example.com"}""", null, cancel);
                Token = JsonNode.Parse(answer)!["accessToken"]!.GetValue<string>();
                await GetAsync("/api/projects", cancel);
                StartTook = watch.Elapsed;
                return;
            }
            catch (Exception fault) when (
                fault is HttpRequestException or SocketException && !process.HasExited && watch.Elapsed < Patience)
            {
                // Not there yet. A connection that is cut off as soon as it stands shows as the socket's own exception.
                await Task.Delay(5, cancel);
            }
        }
    }
}
