using System.Net;
using BucketManager.Adapters.Http;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Http.Tests;

/// <summary>What a person is told when something below does not work.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData(PortFault.Unavailable, "503 unavailable")]
    [InlineData(PortFault.Throttled, "503 unavailable")]
    [InlineData(PortFault.Bug, "500 unexpected")]
    public async Task Trouble_of_a_driven_side_is_a_problem_without_its_details(PortFault fault, string said)
    {
        await using var host = await HostWithAsync(new PortException(fault, "secret detail of the table"));

        var reply = await host.AskAsync(ApiHost.Manager, "GET", "/api/projects/acme/buckets");

        Assert.Equal(said, reply.Said);
        Assert.DoesNotContain("secret detail", reply.Text, StringComparison.Ordinal);
        Assert.Equal(fault != PortFault.Bug, reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(host.Lines.All, line => line.Contains("secret detail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_is_told_in_a_sentence()
    {
        await using var host = await HostWithAsync(new PortException(PortFault.Unavailable, "/secret/path") { Says = Say.DiskFull() });

        var reply = await host.AskAsync(ApiHost.Manager, "GET", "/api/projects/acme/buckets");

        Assert.Equal("503 unavailable", reply.Said);
        Assert.Equal("disk-full", reply.Json.GetProperty("code").GetString());
        Assert.Equal(Say.DiskFull().Text, reply.Json.GetProperty("detail").GetString());
        Assert.True(reply.Headers.ContainsKey("Retry-After"));
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_can_be_written_the_program_is_not_ready_and_says_why()
    {
        await using var host = await ApiHost.StartAsync();
        var readiness = (Readiness)host.Services.GetService(typeof(Readiness))!;
        readiness.Trouble = () => Say.DiskFull();

        var full = await host.AskAsync(null, "GET", "/readyz");
        readiness.Trouble = () => null;
        var free = await host.AskAsync(null, "GET", "/readyz");

        Assert.Equal("503 unavailable", full.Said);
        Assert.Equal("disk-full", full.Json.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, free.Status);
    }

    [Fact]
    public async Task A_defect_is_told_by_a_trace_id_under_which_it_is_logged()
    {
        await using var host = await HostWithAsync(new InvalidOperationException("inner workings"));

        var reply = await host.AskAsync(ApiHost.Manager, "GET", "/api/projects/acme");

        Assert.Equal("500 unexpected", reply.Said);
        Assert.DoesNotContain("inner workings", reply.Text, StringComparison.Ordinal);
        var traceId = reply.Json.GetProperty("traceId").GetString()!;
        Assert.Contains(host.Lines.All, line => line.Contains(traceId, StringComparison.Ordinal) && line.Contains("inner workings", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_socket_survives_trouble_of_a_driven_side()
    {
        var cache = new FailingCache();
        await using var host = await ApiHost.StartAsync(driven: side => side with { Cache = cache.Over(side.Cache) });
        await using var socket = await host.ConnectAsync(ApiHost.Admin);

        cache.Trouble = new PortException(PortFault.Unavailable, "down");
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var first = await socket.HearAsync();
        cache.Trouble = new InvalidOperationException("defect");
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var second = await socket.HearAsync();
        cache.Trouble = null;
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var third = await socket.HearAsync();

        Assert.Equal(
            ["/problems/unavailable", "/problems/unexpected", "/problems/not-found"],
            new[] { first, second, third }.Select(m => m.GetProperty("problem").GetProperty("type").GetString()));
    }

    private static async Task<ApiHost> HostWithAsync(Exception trouble)
    {
        var cache = new FailingCache { Trouble = trouble };
        return await ApiHost.StartAsync(driven: side => side with { Cache = cache.Over(side.Cache) });
    }
}
