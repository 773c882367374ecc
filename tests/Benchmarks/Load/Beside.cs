using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BucketManager.Hosts.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Benchmarks.Load;

/// <summary>
/// What a measurement needs in the server's process, behind all that the server does before an endpoint (headers, sign-in, authorization, log line):
/// an endpoint that answers constant bytes, what is in memory, and when CloudFormation's events arrived.
/// </summary>
internal sealed class Beside
{
    /// <summary>The first argument of the process.</summary>
    public const string Word = "serve";

    private readonly ConcurrentDictionary<string, byte[]> constants = new();
    private readonly ConcurrentQueue<string> events = new();

    public static Task<int> RunAsync(string[] args) => LocalCommand.Create(async (options, cancel) =>
    {
        await using var host = await LocalHost.StartAsync(options, new Beside().PutOn, cancel);
        await host.WaitForShutdownAsync(cancel);
        return 0;
    }).Parse(args).InvokeAsync(cancellationToken: CancellationToken.None);

    private void PutOn(WebApplication app, Composition parts)
    {
        app.MapPut("/constants/{name}", (RequestDelegate)KeepAsync);
        app.MapGet("/constants/{name}", (RequestDelegate)AnswerAsync).RequireAuthorization();
        app.MapGet("/memory", (RequestDelegate)MemoryAsync);
        app.MapGet("/events", (RequestDelegate)EventsAsync);
        parts.Aws.Subscribe((heard, _) =>
        {
            if (heard.IsAboutTheStack)
                events.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{heard.Token} {heard.Status} {Stopwatch.GetTimestamp()}"));
            return Task.CompletedTask;
        });
    }

    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        constants[Name(http)] = body.ToArray();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var bytes = constants[Name(http)];
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>Managed bytes that are in use.</summary>
    private static Task MemoryAsync(HttpContext http) =>
        AnswerAsync(http, GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));

    /// <summary>Of stacks as a whole: token, status and the system's timestamp at arrival, a line each.</summary>
    private Task EventsAsync(HttpContext http) => AnswerAsync(http, string.Join('\n', events));

    private static string Name(HttpContext http) => (string)http.GetRouteValue("name")!;

    private static async Task AnswerAsync(HttpContext http, string text)
    {
        http.Response.ContentLength = text.Length;
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}
