using System.Net;
using System.Text.Json;
using BucketManager.Adapters.Memory;
using BucketManager.Application;
using BucketManager.Application.Reading.Views;

namespace BucketManager.Http.Tests;

/// <summary>After a loss of the cache everybody is told what is gone, and since when.</summary>
public sealed class LossOfTheCacheTests : IAsyncLifetime
{
    private const string Project = "/api/projects/acme";

    private ApiHost before = null!;
    private ApiHost after = null!;
    private string operation = null!;

    public async Task InitializeAsync()
    {
        Dependencies side = null!;
        before = await (await ApiHost.StartAsync(driven: given => side = given)).WithProjectAsync();
        var accepted = await before.AskAsync(ApiHost.Manager, "POST", $"{Project}/buckets", """{"name":"invoices","spec":{}}""");
        operation = accepted.Location!;
        await before.EndedAsync(accepted);

        var empty = new MemoryStateCache(before.Clock);
        after = await ApiHost.StartAsync(driven: given => side with { Cache = empty, Notifier = given.Notifier });
        await after.Core.Rebuild.LostProjectsAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await after.DisposeAsync();
        await before.DisposeAsync();
    }

    [Fact]
    public async Task The_project_says_what_is_gone_and_since_when()
    {
        var told = await ProjectAsync(before);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (told.GetProperty("rebuiltAt").ValueKind, told.GetProperty("gone").ValueKind));

        told = await ProjectAsync(after);
        var gone = told.GetProperty("gone");
        Assert.Equal(before.Clock.GetUtcNow(), told.GetProperty("rebuiltAt").GetDateTimeOffset());
        Assert.Equal("rebuilt-from-templates", gone.GetProperty("code").GetString());
        foreach (var what in new[] { "Waiting changes", "jobs", "activity", "links" })
            Assert.Contains(what, gone.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("ready", (await after.AskAsync(ApiHost.Manager, "GET", $"{Project}/buckets/invoices")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_watches_is_told_the_same()
    {
        await using var client = await after.ConnectAsync(ApiHost.Manager);
        await client.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var thing = (await client.HearAsync("snapshot")).GetProperty("things").EnumerateArray().Single(t => t.GetProperty("kind").GetString() == "project");

        var told = await ProjectAsync(after);
        Assert.Equal(told.GetProperty("rebuiltAt").GetString(), thing.GetProperty("rebuiltAt").GetString());
        Assert.Equal(told.GetProperty("gone").GetRawText(), thing.GetProperty("gone").GetRawText());
    }

    [Fact]
    public async Task An_edit_of_the_project_does_not_make_it_forgotten()
    {
        var since = (await ProjectAsync(after)).GetProperty("rebuiltAt").GetString();
        var seen = await after.AskAsync(ApiHost.Manager, "GET", Project);
        before.Clock.Advance(Rebuilding.Quarantine);
        await after.Core.Sweep.OpenThingsAsync(CancellationToken.None);
        var spec = seen.Json.GetProperty("spec").GetRawText().Replace("acme deliveries", "All deliveries", StringComparison.Ordinal);
        var put = await after.AskAsync(ApiHost.Manager, "PUT", Project, $$"""{"spec":{{spec}}}""", $"If-Match: {seen.ETag}");
        Assert.Equal(HttpStatusCode.Accepted, put.Status);
        Assert.Equal(since, (await ProjectAsync(after)).GetProperty("rebuiltAt").GetString());
    }

    [Fact]
    public async Task An_operation_from_before_is_gone_since_then_and_one_that_never_was_as_well()
    {
        foreach (var path in new[] { operation, $"{Project}/operations/never" })
        {
            var reply = await after.AskAsync(ApiHost.Manager, "GET", path);
            Assert.Equal(HttpStatusCode.Gone, reply.Status);
            Assert.Equal("operation-gone", reply.Json.GetProperty("code").GetString());
            Assert.Equal(
                (await ProjectAsync(after)).GetProperty("rebuiltAt").GetDateTimeOffset(),
                reply.Json.GetProperty("args").GetProperty("at").GetDateTimeOffset());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await before.AskAsync(ApiHost.Manager, "GET", $"{Project}/operations/never")).Status);
    }

    private static async Task<JsonElement> ProjectAsync(ApiHost host) => (await host.AskAsync(ApiHost.Manager, "GET", Project)).Json;
}
