using System.Net;
using System.Text.Json;
using BucketManager.Adapters.SimulatedAws;

namespace BucketManager.Http.Tests;

/// <summary>What mends itself, and what waits, says so in a sentence with the next step.</summary>
public sealed class MendingTests : IAsyncLifetime
{
    private const string Users = "/api/projects/acme/users";
    private const string User = $"{Users}/acme-edi";
    private const string Edi = """{"name":"acme-edi","spec":{"company":"ACME","contactName":"Ada","contactEmail":"ada@acme.example"}}""";

    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await ApiHost.StartAsync()).WithProjectAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_creation_that_failed_for_a_passing_cause_says_that_it_is_tried_again_and_is()
    {
        host.Faults.FailResource("AWS::IAM::User", "Rate exceeded (Service: Iam, Status Code: 400)", ResourceAction.Create);
        var operation = await host.EndedAsync(await host.AskAsync(ApiHost.Manager, "POST", Users, Edi));
        Assert.Equal("failed", operation.GetProperty("state").GetString());
        Assert.Equal(("failed", "part-failed", "next-tried-again"), await SaysAsync());

        await SweepAfterAsync(61);
        await EndsAsync("ready");

        Assert.Equal(("ready", null, null), await SaysAsync());
        var line = (await host.AskAsync(ApiHost.Viewer, "GET", "/api/projects/acme/activity?name=acme-edi&kind=user")).Json.GetProperty("items")[0];
        Assert.Equal(
            ("system", "tried-again-by-itself", "succeeded"),
            (line.GetProperty("actor").GetString(), line.GetProperty("sentence").GetProperty("code").GetString(), line.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task A_creation_that_was_refused_at_once_is_answered_with_why_and_tried_again()
    {
        host.Faults.Refuse("Role arn:aws:iam::111122223333:role/bm-change is invalid or cannot be assumed", 1, AwsAction.CreateStack);
        var refused = await host.AskAsync(ApiHost.Manager, "POST", Users, Edi);
        Assert.Equal("502 refused", refused.Said);
        Assert.Equal(("failed", "refused-by-aws", "next-tried-again"), await SaysAsync());

        await SweepAfterAsync(61);
        await EndsAsync("ready");
    }

    [Fact]
    public async Task After_a_roll_back_that_was_taken_up_the_person_still_has_the_edit_that_failed()
    {
        await host.WithUserAsync();
        host.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update).FailRollback("AWS::IAM::Group", "Still no");
        var put = await host.AskAsync(
            ApiHost.Manager, "PUT", User, """{"spec":{"company":"Other","contactName":"Ada","contactEmail":"ada@acme.example"}}""", "If-Match: \"1\"");
        var failed = await host.EndedAsync(put);
        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Equal(("failed", "part-failed", "next-tried-again"), await SaysAsync());

        await SweepAfterAsync(61);
        await EndsAsync("ready");

        Assert.Equal(("ready", "part-failed", "next-mend-and-save"), await SaysAsync());
        var thing = (await host.AskAsync(ApiHost.Manager, "GET", User)).Json;
        Assert.Equal("ACME", thing.GetProperty("spec").GetProperty("company").GetString());
        Assert.Equal(failed.GetProperty("id").GetString(), thing.GetProperty("failed").GetProperty("operation").GetString());
        Assert.Equal("Other", thing.GetProperty("failed").GetProperty("spec").GetProperty("company").GetString());
    }

    [Fact]
    public async Task What_is_throttled_or_takes_long_says_so_to_readers_and_watchers()
    {
        await using var client = await host.ConnectAsync(ApiHost.Viewer);
        await client.SayAsync("""{"action":"subscribe","project":"acme"}""");
        await client.HearAsync("snapshot");
        host.Faults.Throttle(1, AwsAction.CreateStack);
        Assert.Equal(HttpStatusCode.Accepted, (await host.AskAsync(ApiHost.Manager, "POST", Users, Edi)).Status);
        Assert.Equal(("creating", "why-throttled", "next-wait-for-turn"), await SaysAsync());
        await WatchAsync("why-throttled");

        host.Aws.Speed = 0.01;
        for (var seconds = 0; seconds < 10; seconds++)
            await SweepAfterAsync(1);
        Assert.Equal(("creating", null, null), await SaysAsync());
        await SweepAfterAsync(400);
        Assert.Equal(("creating", "why-takes-long", "next-wait-longer"), await SaysAsync());
        await WatchAsync("why-takes-long");

        async Task WatchAsync(string code)
        {
            while (true)
            {
                var things = (await client.HearAsync("change")).GetProperty("things").EnumerateArray();
                if (things.Any(t => t.GetProperty("statusReason") is { ValueKind: JsonValueKind.Object } why && why.GetProperty("code").GetString() == code))
                    return;
            }
        }
    }

    private async Task SweepAfterAsync(int seconds)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await host.Core.Sweep.OpenThingsAsync(CancellationToken.None);
    }

    private async Task EndsAsync(string status)
    {
        for (var i = 0; i < 300 && (await SaysAsync()).Status != status; i++)
            await SweepAfterAsync(1);
        Assert.Equal(status, (await SaysAsync()).Status);
    }

    private async Task<(string? Status, string? Why, string? Next)> SaysAsync()
    {
        var thing = (await host.AskAsync(ApiHost.Manager, "GET", User)).Json;
        return (thing.GetProperty("status").GetString(), CodeOf(thing.GetProperty("statusReason")), CodeOf(thing.GetProperty("nextStep")));
    }

    private static string? CodeOf(JsonElement sentence) =>
        sentence.ValueKind == JsonValueKind.Null ? null : sentence.GetProperty("code").GetString();
}
