using BucketManager.Application.Ports;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>Who gets in with a ticket, and who hears of a project.</summary>
public abstract class ConnectionRegistryContract
{
    protected ConnectionRegistryContract() => Clock = new FakeTimeProvider(A.Start);

    protected FakeTimeProvider Clock { get; }

    private static CancellationToken Cancel => CancellationToken.None;

    private DateTimeOffset Now => Clock.GetUtcNow();

    protected abstract IConnectionRegistry NewRegistry();

    [Fact]
    public async Task A_ticket_lets_in_once()
    {
        var registry = NewRegistry();
        var ticket = Ticket("t1");
        await registry.AddTicketAsync(ticket, Cancel);

        Assert.Equal(ticket, await registry.RedeemTicketAsync("t1", Cancel));
        Assert.Null(await registry.RedeemTicketAsync("t1", Cancel));
        Assert.Null(await registry.RedeemTicketAsync("t2", Cancel));
    }

    [Fact]
    public async Task Of_twelve_who_redeem_one_ticket_exactly_one_gets_in()
    {
        var registry = NewRegistry();
        await registry.AddTicketAsync(Ticket("t1"), Cancel);

        var got = await Race.RunAsync(12, _ => registry.RedeemTicketAsync("t1", Cancel));

        Assert.Single(got, t => t is not null);
    }

    [Fact]
    public async Task A_ticket_is_good_for_half_a_minute()
    {
        var registry = NewRegistry();
        await registry.AddTicketAsync(Ticket("t1"), Cancel);
        await registry.AddTicketAsync(Ticket("t2"), Cancel);

        Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.NotNull(await registry.RedeemTicketAsync("t1", Cancel));

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await registry.RedeemTicketAsync("t2", Cancel));
    }

    [Fact]
    public async Task Those_who_watch_a_project_or_all_of_them_are_listed()
    {
        var registry = NewRegistry();
        foreach (var id in new[] { "acme", "zenith", "all", "none" })
            await registry.ConnectAsync(Connection(id), Cancel);
        Assert.True(await registry.SubscribeAsync("acme", A.Acme, Cancel));
        Assert.True(await registry.SubscribeAsync("acme", A.Acme, Cancel));
        Assert.True(await registry.SubscribeAsync("zenith", A.Zenith, Cancel));
        Assert.True(await registry.SubscribeAsync("all", null, Cancel));

        Assert.Equal(["acme", "all"], await WatchersAsync(registry));
        Assert.Equal([A.Acme], (await registry.ListWatchersAsync(A.Acme, Cancel)).Single(c => c.Id == "acme").Watches);

        await registry.UnsubscribeAsync("all", A.Acme, Cancel);
        await registry.UnsubscribeAsync("acme", A.Zenith, Cancel);
        Assert.Equal(["acme", "all"], await WatchersAsync(registry));

        await registry.UnsubscribeAsync("all", null, Cancel);
        await registry.UnsubscribeAsync("acme", A.Acme, Cancel);
        Assert.Empty(await WatchersAsync(registry));
    }

    [Fact]
    public async Task A_connection_that_is_gone_watches_nothing()
    {
        var registry = NewRegistry();
        await registry.ConnectAsync(Connection("one"), Cancel);
        await registry.SubscribeAsync("one", A.Acme, Cancel);

        await registry.DisconnectAsync("one", Cancel);
        await registry.DisconnectAsync("one", Cancel);

        Assert.Empty(await WatchersAsync(registry));
        Assert.False(await registry.SubscribeAsync("one", A.Acme, Cancel));
        await registry.UnsubscribeAsync("one", A.Acme, Cancel);
    }

    [Fact]
    public async Task A_connection_ends_with_its_sign_in()
    {
        var registry = NewRegistry();
        await registry.ConnectAsync(Connection("one"), Cancel);
        await registry.SubscribeAsync("one", A.Acme, Cancel);

        Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(["one"], await WatchersAsync(registry));

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(await WatchersAsync(registry));
        Assert.False(await registry.SubscribeAsync("one", A.Zenith, Cancel));
    }

    private static async Task<IEnumerable<string>> WatchersAsync(IConnectionRegistry registry) =>
        (await registry.ListWatchersAsync(A.Acme, Cancel)).Select(c => c.Id).Order(StringComparer.Ordinal);

    private SocketTicket Ticket(string hash) => new(hash, A.Person(), Now.AddSeconds(30), Now.AddHours(1));

    private Connection Connection(string id) => new(id, A.Person(), [], WatchesAll: false, Now.AddHours(1));
}
