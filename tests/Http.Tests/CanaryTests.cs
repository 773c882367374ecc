using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BucketManager.Http.Tests;

/// <summary>
/// Token, passcode, secret, ticket and bearer token are in the one answer that reveals them and nowhere else: in no log line
/// at any level, no trace, no metric, no message, no other answer.
/// </summary>
public sealed class CanaryTests
{
    private const string Project = "/api/projects/acme";

    [Fact]
    public async Task A_secret_leaves_by_one_answer_only()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))} {string.Join(' ', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(listener);
        var metrics = new ConcurrentQueue<string>();
        using var meters = Meters(metrics);
        await using var host = await ApiHost.StartAsync(build: LogEverything);
        await (await (await host.WithProjectAsync()).WithBucketAsync()).WithUserAsync("acme-edi", """[{"bucket":"invoices","can":"collect"}]""");
        await using var socket = await host.ConnectAsync(ApiHost.Viewer);
        var answers = new List<string>();

        async Task<Reply> Ask(string? person, string method, string path, string? body = null, params string[] headers)
        {
            var reply = await host.AskAsync(person, method, path, body, headers);
            answers.Add(reply.Text + string.Join(' ', reply.Headers));
            return reply;
        }

        var messages = new List<string>();
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        messages.Add((await socket.HearAsync()).GetRawText());
        var bearer = host.TokenOf(ApiHost.Manager);
        var ticket = await host.TicketAsync(ApiHost.Manager);
        var offered = await Ask(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/handovers", """{"give":"accessKey"}""");
        var token = offered.Json.GetProperty("url").GetString()!["/h/".Length..];
        var passcode = offered.Json.GetProperty("passcode").GetString()!;
        answers.Clear();

        // Looked at, guessed at, claimed wrongly and rightly, claimed again, mistyped, and by methods and paths that there are not.
        await Ask(null, "GET", $"/api/handovers/{token}");
        await Ask(null, "POST", $"/api/handovers/{token}/claim", """{"passcode":"0000-0000"}""");
        var claimed = await Ask(null, "POST", $"/api/handovers/{token}/claim", $$"""{"passcode":"{{passcode}}"}""", "Idempotency-Key: canary");
        var secret = claimed.Json.GetProperty("secretAccessKey").GetString()!;
        Assert.Equal(secret, (await host.AskAsync(null, "POST", $"/api/handovers/{token}/claim", $$"""{"passcode":"{{passcode}}"}""", "Idempotency-Key: canary"))
            .Json.GetProperty("secretAccessKey").GetString());
        answers.RemoveAt(answers.Count - 1);
        await Ask(null, "POST", $"/api/handovers/{token}/claim", $$"""{"passcode":"{{passcode}}"}""", "Idempotency-Key: other");
        await Ask(null, "DELETE", $"/api/handovers/{token}");
        await Ask(null, "GET", $"/api/handovers/{token}/nothing");
        await Ask(null, "GET", $"/h/{token}");
        await Ask(null, "GET", $"/api/handovers/{token}?token={token}");
        await Ask(null, "POST", $"/api/handovers/{token}/claim", $$"""{"passcode":"{{passcode}}","passcode":"{{passcode}}"}""");
        await Ask(null, "POST", $"/api/handovers/{token}/claim", $$"""{"passcode":"{{passcode}}"x""");
        await Ask(null, "GET", "/api/me", null, $"Authorization: Bearer {bearer}x");
        await using (var used = await host.ConnectWithAsync(ticket))
            await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectWithAsync(ticket));

        // Everything that can be read afterwards.
        foreach (var path in new[] { "", "/users", "/users/acme-edi", "/users/acme-edi/keys", "/users/acme-edi/handovers", "/activity", "/operations", "/templates/user/acme-edi" })
            await Ask(ApiHost.Admin, "GET", Project + path);
        await Ask(ApiHost.Admin, "GET", "/api/search?q=acme");
        await Ask(ApiHost.Admin, "POST", $"{Project}/users/acme-edi/stop");
        await socket.SayAsync("""{"action":"ping"}""");
        do
            messages.Add((await socket.HearAsync()).GetRawText());
        while (!messages[^1].Contains("\"pong\"", StringComparison.Ordinal));

        Assert.True(messages.Count > 3);
        Assert.NotEmpty(traces);
        Assert.NotEmpty(metrics);
        Assert.Contains(host.Lines.All, l => l.Contains("POST /api/handovers/{token}/claim answered 200", StringComparison.Ordinal));
        string[] canaries = [token, passcode, passcode.Replace("-", string.Empty, StringComparison.Ordinal), secret, bearer.Split('.')[2], ticket];
        foreach (var canary in canaries)
        {
            Assert.DoesNotContain(host.Lines.All, line => line.Contains(canary, StringComparison.Ordinal));
            Assert.DoesNotContain(traces, trace => trace.Contains(canary, StringComparison.Ordinal));
            Assert.DoesNotContain(metrics, metric => metric.Contains(canary, StringComparison.Ordinal));
            Assert.DoesNotContain(messages, message => message.Contains(canary, StringComparison.Ordinal));
            Assert.DoesNotContain(answers, answer => answer.Contains(canary, StringComparison.Ordinal));
        }
    }

    // As chatty as a host's settings could make it, and as a provider of its own would be set.
    private static void LogEverything(WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Trace);
        builder.Logging.AddFilter<LogLines>("Microsoft.AspNetCore.Routing", LogLevel.Trace);
        builder.Logging.AddFilter<LogLines>(null, LogLevel.Trace);
        builder.Services.AddSingleton<IStartupFilter>(new NotesPaths());
    }

    private static MeterListener Meters(ConcurrentQueue<string> metrics)
    {
        var meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => metrics.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => metrics.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => metrics.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        meters.Start();
        return meters;
    }

    /// <summary>Notes where a request goes in its trace, as instrumentation does by its conventions.</summary>
    private sealed class NotesPaths : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate rest) =>
            {
                Activity.Current?.SetTag("url.path", http.Request.Path.Value).SetTag("url.query", http.Request.QueryString.Value);
                return rest(http);
            });
            next(app);
        };
    }
}
