using System.Net.WebSockets;
using BucketManager.Adapters.Http;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Domain.Projects;

namespace BucketManager.Http.Tests;

/// <summary>A client that does not take what it is told is cut off, and nobody else notices.</summary>
public sealed class SlowClientTests
{
    [Fact]
    public async Task A_client_that_takes_nothing_is_cut_off_while_others_hear_everything()
    {
        await using var host = await (await ApiHost.StartAsync(s => s with { Sockets = new SocketLimits { MaxWaiting = 8 } }, tells: false)).WithProjectAsync();
        var stuck = new StuckSocket();
        var serving = host.Hub.ServeAsync(stuck, ApiHost.PersonOf(ApiHost.Viewer), host.Clock.GetUtcNow().AddHours(1));
        stuck.Say("""{"action":"subscribe","project":"acme"}""");
        await stuck.Sending;
        await using var other = await host.ConnectAsync(ApiHost.Manager);
        await other.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var sequence = (await other.HearAsync("snapshot")).GetProperty("sequence").GetInt64();

        for (var i = 1; i <= 20; i++)
        {
            var change = new ProjectChange(ProjectName.Parse("acme"), sequence + i, host.Clock.GetUtcNow(), [], [], [], [new Invalidation(InvalidatedList.Keys, "acme-edi")]);
            await host.Hub.TellAsync(change, CancellationToken.None);
            Assert.Equal(sequence + i, (await other.HearAsync("change")).GetProperty("sequence").GetInt64());
        }

        await serving;
        Assert.Equal(WebSocketState.Aborted, stuck.State);
        Assert.Equal(1, host.Hub.Connected);
        Assert.Contains(host.Lines.All, line => line.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_does_not_take_a_message_in_time_is_cut_off()
    {
        await using var host = await (await ApiHost.StartAsync()).WithProjectAsync();
        var stuck = new StuckSocket();
        var serving = host.Hub.ServeAsync(stuck, ApiHost.PersonOf(ApiHost.Viewer), host.Clock.GetUtcNow().AddHours(1));
        stuck.Say("""{"action":"subscribe","project":"acme"}""");
        await stuck.Sending;

        host.Clock.Advance(TimeSpan.FromSeconds(21));

        await serving;
        Assert.Equal(0, host.Hub.Connected);
    }
}
