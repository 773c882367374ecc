using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BucketManager.Adapters.Http;
using BucketManager.Domain.Projects;

namespace BucketManager.Http.Tests;

/// <summary>What a WebSocket is told: everything once, in order, without a gap, and only what its reader may see.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    private const string Buckets = "/api/projects/acme/buckets";

    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await ApiHost.StartAsync()).WithProjectAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_ticket_lets_one_connection_in()
    {
        var ticket = await host.TicketAsync(ApiHost.Manager);
        await using var first = await host.ConnectWithAsync(ticket);

        Assert.Equal("bucket-manager", first.Socket.SubProtocol);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectWithAsync(ticket));
    }

    [Fact]
    public async Task No_ticket_an_invented_one_and_one_that_is_too_old_are_refused_with_401()
    {
        var old = await host.TicketAsync(ApiHost.Manager);
        host.Clock.Advance(TimeSpan.FromSeconds(31));

        foreach (var ticket in new[] { null, "invented", old })
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectWithAsync(ticket));
            Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        }

        var plain = await host.AskAsync(null, "GET", "/ws");
        Assert.Equal(("401 unauthenticated", "Bearer"), (plain.Said, plain.Headers["WWW-Authenticate"]));
    }

    [Fact]
    public async Task Asking_without_an_upgrade_says_so_and_leaves_the_ticket_good()
    {
        var ticket = await host.TicketAsync(ApiHost.Manager);

        var plain = await host.AskAsync(null, "GET", "/ws", null, $"Sec-WebSocket-Protocol: bucket-manager, {ticket}");
        await using var socket = await host.ConnectWithAsync(ticket);

        Assert.Equal("426 upgrade-required", plain.Said);
    }

    [Fact]
    public async Task A_snapshot_shows_the_project_its_things_and_what_is_under_way()
    {
        await host.WithBucketAsync();
        await host.WithUserAsync();
        var running = await host.AskAsync(ApiHost.Manager, "POST", Buckets, """{"name":"orders"}""");
        await using var socket = await host.ConnectAsync(ApiHost.Viewer);

        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var snapshot = await socket.HearAsync();

        Assert.Equal("snapshot", snapshot.GetProperty("type").GetString());
        Assert.Equal(
            ["project acme", "bucket invoices", "bucket orders", "user acme-edi"],
            snapshot.GetProperty("things").EnumerateArray().Select(t => $"{t.GetProperty("kind")} {t.GetProperty("name")}"));
        Assert.Equal(
            [running.Json.GetProperty("id").GetString()],
            snapshot.GetProperty("operations").EnumerateArray().Select(o => o.GetProperty("id").GetString()));
        Assert.False(snapshot.TryGetProperty("parts", out _));
        var list = await host.AskAsync(ApiHost.Viewer, "GET", Buckets);
        Assert.Equal(list.Json.GetProperty("sequence").GetInt64(), snapshot.GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task Two_clients_see_every_state_of_a_change_in_the_same_order_without_asking()
    {
        await using var first = await SubscribedAsync(ApiHost.Manager);
        await using var second = await SubscribedAsync(ApiHost.Viewer);

        await host.EndedAsync(await host.AskAsync(ApiHost.SecondManager, "POST", Buckets, """{"name":"invoices"}"""));

        var (seen, alsoSeen) = (await UntilReadyAsync(first, "invoices"), await UntilReadyAsync(second, "invoices"));
        Assert.Equal(seen.Select(m => m.GetRawText()), alsoSeen.Select(m => m.GetRawText()));
        var numbers = seen.Select(m => m.GetProperty("sequence").GetInt64()).ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count).Select(i => numbers[0] + i), numbers);
        Assert.Equal("creating", seen[0].GetProperty("things")[0].GetProperty("status").GetString());

        // The operation that ends and its thing travel together, and so does the diary's line.
        var last = seen[^1];
        Assert.Equal("succeeded", last.GetProperty("operations")[0].GetProperty("state").GetString());
        Assert.Equal("succeeded", last.GetProperty("activity")[0].GetProperty("result").GetString());
        Assert.Contains(seen, m => m.GetProperty("operations").GetArrayLength() > 0 && m.GetProperty("things").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_thing_in_a_message_equals_the_one_by_request_but_for_what_is_derived()
    {
        await using var socket = await SubscribedAsync(ApiHost.Manager);
        await host.WithBucketAsync();

        var told = (await UntilReadyAsync(socket, "invoices"))[^1].GetProperty("things")[0];
        var asked = (await host.AskAsync(ApiHost.Manager, "GET", $"{Buckets}/invoices")).Json;

        Assert.False(told.TryGetProperty("counts", out _));
        Assert.Equal(told.GetRawText(), JsonSerializer.Serialize(asked.EnumerateObject().Where(p => p.Name != "counts").ToDictionary(p => p.Name, p => p.Value)));
    }

    [Fact]
    public async Task What_was_missed_is_replayed_from_the_number_that_the_client_knows()
    {
        long since;
        await using (var before = await host.ConnectAsync(ApiHost.Manager))
            since = await SubscribeAsync(before);
        await host.WithBucketAsync();
        await using var socket = await host.ConnectAsync(ApiHost.Manager);

        await socket.SayAsync($$"""{"action":"subscribe","project":"acme","since":{{since}}}""");

        var message = await socket.HearAsync();
        var number = since;
        while (message.GetProperty("type").GetString() == "change")
        {
            Assert.Equal(++number, message.GetProperty("sequence").GetInt64());
            message = await socket.HearAsync();
        }

        Assert.Equal(("upToDate", number), (message.GetProperty("type").GetString(), message.GetProperty("sequence").GetInt64()));
        Assert.True(number > since + 2);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(long.MaxValue)]
    public async Task A_number_that_is_too_old_or_was_never_given_out_gets_a_snapshot(long since)
    {
        await using var socket = await host.ConnectAsync(ApiHost.Manager);

        await socket.SayAsync($$"""{"action":"subscribe","project":"acme","since":{{since}}}""");

        Assert.Equal("snapshot", (await socket.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Changes_told_late_twice_out_of_order_or_not_at_all_are_heard_once_and_in_order()
    {
        // This host's own notifier tells all of them properly; here they are told again, shuffled, and the first not at all.
        await using var quiet = await (await ApiHost.StartAsync(tells: false)).WithProjectAsync();
        await using var socket = await quiet.ConnectAsync(ApiHost.Manager);
        var since = await SubscribeAsync(socket);
        await quiet.WithBucketAsync();
        var changes = (await quiet.Core.WatchProject.MissedAsync(ApiHost.PersonOf(ApiHost.Manager), ProjectName.Parse("acme"), since, CancellationToken.None)).Value;

        foreach (var change in new[] { changes[2], changes[1], changes[2], changes[^1], changes[3], changes[^1] })
            await quiet.Hub.TellAsync(change, CancellationToken.None);
        await socket.SayAsync("""{"action":"ping"}""");

        var heard = new List<long>();
        JsonElement message;
        while ((message = await socket.HearAsync()).GetProperty("type").GetString() == "change")
            heard.Add(message.GetProperty("sequence").GetInt64());
        Assert.Equal(changes.Select(c => c.Sequence), heard);
        Assert.Equal("pong", message.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_ping_brings_what_nobody_told_and_says_where_that_leaves_the_client()
    {
        await using var quiet = await (await ApiHost.StartAsync(tells: false)).WithProjectAsync();
        await using var socket = await quiet.ConnectAsync(ApiHost.Manager);
        var since = await SubscribeAsync(socket);
        await quiet.AskAsync(ApiHost.Manager, "POST", Buckets, """{"name":"invoices"}""");

        await socket.SayAsync("""{"action":"ping"}""");

        Assert.Equal(since + 1, (await socket.HearAsync()).GetProperty("sequence").GetInt64());
        var pong = await socket.HearAsync("pong");
        var list = await quiet.AskAsync(ApiHost.Manager, "GET", Buckets);
        Assert.Equal(list.Json.GetProperty("sequence").GetInt64(), pong.GetProperty("sequences").GetProperty("acme").GetInt64());
    }

    [Fact]
    public async Task Nothing_is_heard_of_a_project_after_unsubscribing()
    {
        await using var socket = await SubscribedAsync(ApiHost.Manager);
        await socket.SayAsync("""{"action":"unsubscribe","project":"acme"}""");
        await socket.SayAsync("""{"action":"ping"}""");
        Assert.Empty((await socket.HearAsync("pong")).GetProperty("sequences").EnumerateObject());

        await host.WithBucketAsync();
        await socket.SayAsync("""{"action":"ping"}""");

        Assert.Equal("pong", (await socket.HearAsync()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"action":"dance"}""", "invalid")]
    [InlineData("""{"action":"subscribe"}""", "invalid")]
    [InlineData("""{"action":"subscribe","project":7}""", "invalid")]
    [InlineData("""{"action":"subscribe","project":"acme","since":-1}""", "invalid")]
    [InlineData("""{"action":"subscribe","project":"acme","since":"88"}""", "invalid")]
    [InlineData("""{"action":"subscribe","project":"acme","until":3}""", "invalid")]
    [InlineData("""{"action":"subscribe","project":"nowhere"}""", "not-found")]
    [InlineData("""{"action":"subscribe","project":"NOWHERE/.."}""", "not-found")]
    [InlineData("""{"action":""", "malformed")]
    [InlineData("", "malformed")]
    [InlineData("[]", "invalid")]
    [InlineData("large", "too-large")]
    public async Task What_cannot_be_served_is_refused_and_the_connection_stays(string message, string slug)
    {
        await using var socket = await host.ConnectAsync(ApiHost.Manager);

        await socket.SayAsync(message == "large" ? $$"""{"action":"{{new string('x', 20_000)}}"}""" : message);
        var error = await socket.HearAsync();
        await socket.SayAsync("""{"action":"ping"}""");

        Assert.Equal("error", error.GetProperty("type").GetString());
        Assert.Equal($"/problems/{slug}", error.GetProperty("problem").GetProperty("type").GetString());
        Assert.Equal("pong", (await socket.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Bytes_are_no_message()
    {
        await using var socket = await host.ConnectAsync(ApiHost.Manager);

        await socket.Socket.SendAsync(Encoding.UTF8.GetBytes("""{"action":"ping"}"""), WebSocketMessageType.Binary, true, CancellationToken.None);

        Assert.Equal("/problems/malformed", (await socket.HearAsync()).GetProperty("problem").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_stranger_hears_nothing_and_learns_nothing()
    {
        await using var socket = await host.ConnectAsync(ApiHost.Stranger);

        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        await socket.SayAsync("""{"action":"subscribe","project":"nowhere"}""");

        var (foreign, missing) = ((await socket.HearAsync()).GetProperty("problem"), (await socket.HearAsync()).GetProperty("problem"));
        Assert.Equal(missing.GetRawText(), foreign.GetRawText());
        await host.WithBucketAsync();
        await socket.SayAsync("""{"action":"ping"}""");
        Assert.Equal("pong", (await socket.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Who_is_taken_off_the_project_hears_that_it_is_not_found_and_nothing_more()
    {
        await using var viewer = await SubscribedAsync(ApiHost.Viewer);
        await using var manager = await SubscribedAsync(ApiHost.Manager);

        await host.AskAsync(ApiHost.Manager, "PUT", "/api/projects/acme", ProjectSpec(viewers: "[]"), "If-Match: \"1\"");

        var error = await viewer.HearAsync();
        Assert.Equal(("error", "acme"), (error.GetProperty("type").GetString(), error.GetProperty("project").GetString()));
        Assert.Equal("/problems/not-found", error.GetProperty("problem").GetProperty("type").GetString());
        Assert.Equal("change", (await manager.HearAsync()).GetProperty("type").GetString());
        await host.WithBucketAsync();
        await viewer.SayAsync("""{"action":"ping"}""");
        Assert.Equal("pong", (await viewer.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_list_of_projects_is_watched_as_a_whole()
    {
        await using var manager = await host.ConnectAsync(ApiHost.Manager);
        await using var stranger = await host.ConnectAsync(ApiHost.Stranger);
        foreach (var socket in new[] { manager, stranger })
            await socket.SayAsync("""{"action":"subscribe","project":"*"}""");
        var (mine, theirs) = (await manager.HearAsync(), await stranger.HearAsync());
        Assert.Equal("acme", Assert.Single(mine.GetProperty("things").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(("*", JsonValueKind.Null), (mine.GetProperty("project").GetString(), mine.GetProperty("sequence").ValueKind));
        Assert.Empty(theirs.GetProperty("things").EnumerateArray());

        // Buckets are not of the list; a second project is when it is applied, and for its own people only.
        await host.WithBucketAsync();
        await host.WithProjectAsync("globex", "222233334444");
        var change = await manager.HearAsync();
        Assert.Equal(("change", "*"), (change.GetProperty("type").GetString(), change.GetProperty("project").GetString()));
        Assert.Equal("globex", Assert.Single(change.GetProperty("things").EnumerateArray()).GetProperty("name").GetString());

        await host.AskAsync(ApiHost.SecondManager, "PUT", "/api/projects/acme", ProjectSpec(managers: $"[\"{ApiHost.SecondManager}\"]"), "If-Match: \"1\"");
        var removed = await manager.HearAsync();
        Assert.Equal("acme", Assert.Single(removed.GetProperty("removed").EnumerateArray()).GetProperty("name").GetString());
        Assert.Empty(removed.GetProperty("things").EnumerateArray());

        await stranger.SayAsync("""{"action":"ping"}""");
        Assert.Equal("pong", (await stranger.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_deleted_thing_is_removed()
    {
        await host.WithBucketAsync();
        await using var socket = await SubscribedAsync(ApiHost.Manager);

        await host.EndedAsync(await host.AskAsync(ApiHost.Manager, "DELETE", $"{Buckets}/invoices", null, "If-Match: \"1\""));

        JsonElement change;
        do
            change = await socket.HearAsync("change");
        while (change.GetProperty("removed").GetArrayLength() == 0);
        Assert.Equal("""{"kind":"bucket","name":"invoices"}""", change.GetProperty("removed")[0].GetRawText());
        Assert.Empty(change.GetProperty("things").EnumerateArray());
    }

    [Fact]
    public async Task A_snapshot_above_32_KB_comes_in_parts_and_none_is_longer()
    {
        var text = new string('é', 400);
        var waiting = new List<Reply>();
        for (var i = 0; i < 40; i++)
            waiting.Add(await host.AskAsync(ApiHost.Manager, "POST", Buckets, $$$"""{"name":"bucket-{{{i:00}}}","spec":{"description":"{{{text}}}"}}"""));
        await host.EndedAsync(waiting[^1]);
        await using var socket = await host.ConnectAsync(ApiHost.Manager);
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");

        var parts = new List<JsonElement>();
        do
        {
            var bytes = await socket.HearBytesAsync();
            Assert.InRange(bytes.Length, 1, 32 * 1024);
            parts.Add(JsonDocument.Parse(bytes).RootElement);
        }
        while (parts.Count < parts[0].GetProperty("parts").GetInt32());

        Assert.True(parts.Count > 1);
        Assert.Equal(Enumerable.Range(1, parts.Count), parts.Select(p => p.GetProperty("part").GetInt32()));
        Assert.Single(parts.Select(p => p.GetProperty("sequence").GetInt64()).Distinct());
        Assert.Equal(41, parts.Sum(p => p.GetProperty("things").GetArrayLength()));
    }

    [Fact]
    public async Task A_thing_that_no_message_can_hold_comes_as_a_hint_to_get_it()
    {
        // The limit is lower here than 32 KB, so that few grants exceed it.
        await using var tight = await (await (await (await ApiHost.StartAsync(s => s with { Sockets = new SocketLimits { MaxMessageBytes = 4096 } }))
            .WithProjectAsync()).WithBucketAsync()).WithUserAsync();
        await tight.EndedAsync(await GiveAsync("first", 1));
        await using var told = await tight.ConnectAsync(ApiHost.Manager);
        await SubscribeAsync(told);

        // What is applied and what is under way: together more than a message holds.
        Assert.Equal("202", (await GiveAsync("other", 2)).Said);

        // Too much for one message, diary and all: the client is told that it is behind, then gets a snapshot with the hint.
        var behind = await told.HearAsync();
        Assert.Equal("behind", behind.GetProperty("type").GetString());
        await using var socket = await tight.ConnectAsync(ApiHost.Manager);
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        var things = (await WholeAsync(socket)).SelectMany(p => p.GetProperty("things").EnumerateArray());
        var user = things.Single(t => t.GetProperty("kind").GetString() == "user");
        Assert.Equal(["kind", "name", "version", "partial"], user.EnumerateObject().Select(p => p.Name));

        Task<Reply> GiveAsync(string folder, int revision)
        {
            var grants = Enumerable.Range(0, 25).Select(i => $$"""{"bucket":"invoices","prefix":"{{folder}}-{{new string('f', 60)}}-{{i:000}}/","can":"deliver"}""");
            return tight.AskAsync(
                ApiHost.Manager, "PUT", "/api/projects/acme/users/acme-edi/grants", $$"""{"grants":[{{string.Join(',', grants)}}]}""", $"If-Match: \"{revision}\"");
        }
    }

    [Fact]
    public async Task The_connection_ends_with_the_sign_in()
    {
        await using var socket = await SubscribedAsync(ApiHost.Manager);

        host.Clock.Advance(TimeSpan.FromHours(9));

        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_host_that_stops_says_goodbye()
    {
        await using var socket = await SubscribedAsync(ApiHost.Manager);

        var closing = host.Hub.CloseAsync(CancellationToken.None);

        Assert.Equal(1001, await socket.ClosedAsync());
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await closing;
        Assert.Equal(0, host.Hub.Connected);
    }

    [Fact]
    public async Task More_projects_than_may_be_watched_are_refused()
    {
        await using var tight = await (await (await ApiHost.StartAsync(s => s with { Sockets = new SocketLimits { MaxSubscriptions = 1 } }))
            .WithProjectAsync()).WithProjectAsync("globex", "222233334444");
        await using var socket = await tight.ConnectAsync(ApiHost.Manager);

        await SubscribeAsync(socket);
        await socket.SayAsync("""{"action":"subscribe","project":"globex"}""");

        Assert.Equal("/problems/quota", (await socket.HearAsync()).GetProperty("problem").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Too_many_messages_are_refused_and_a_flood_ends_the_connection()
    {
        await using var socket = await host.ConnectAsync(ApiHost.Manager);

        for (var i = 0; i < 40; i++)
            await socket.SayAsync("""{"action":"ping"}""");
        for (var i = 0; i < 40; i++)
            Assert.Equal("pong", (await socket.HearAsync()).GetProperty("type").GetString());
        await socket.SayAsync("""{"action":"ping"}""");
        Assert.Equal("/problems/too-many-requests", (await socket.HearAsync()).GetProperty("problem").GetProperty("type").GetString());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await socket.SayAsync("""{"action":"ping"}""");
        Assert.Equal("pong", (await socket.HearAsync()).GetProperty("type").GetString());

        for (var i = 0; i < 200 && socket.Socket.State == WebSocketState.Open; i++)
            await socket.SayAsync("""{"action":"ping"}""");
        Assert.Equal(1008, await socket.ClosedAsync());
    }

    private static string ProjectSpec(string? managers = null, string? viewers = null) =>
        """{"spec":{"title":"acme deliveries","account":"111122223333","region":"eu-west-1","managers":"""
        + (managers ?? $"[\"{ApiHost.Manager}\",\"{ApiHost.SecondManager}\"]") + ",\"viewers\":" + (viewers ?? $"[\"{ApiHost.Viewer}\"]") + "}}";

    private async Task<SocketClient> SubscribedAsync(string person)
    {
        var socket = await host.ConnectAsync(person);
        await SubscribeAsync(socket);
        return socket;
    }

    private static async Task<long> SubscribeAsync(SocketClient socket)
    {
        await socket.SayAsync("""{"action":"subscribe","project":"acme"}""");
        return (await WholeAsync(socket))[0].GetProperty("sequence").GetInt64();
    }

    /// <summary>A snapshot with all its parts.</summary>
    private static async Task<List<JsonElement>> WholeAsync(SocketClient socket)
    {
        var parts = new List<JsonElement> { await socket.HearAsync("snapshot") };
        while (parts[0].TryGetProperty("parts", out var count) && parts.Count < count.GetInt32())
            parts.Add(await socket.HearAsync());
        return parts;
    }

    /// <summary>All changes up to the one that makes the thing ready.</summary>
    private static async Task<List<JsonElement>> UntilReadyAsync(SocketClient socket, string name)
    {
        var seen = new List<JsonElement>();
        do
            seen.Add(await socket.HearAsync("change"));
        while (!seen[^1].GetProperty("things").EnumerateArray().Any(t => t.GetProperty("name").GetString() == name && t.GetProperty("status").GetString() == "ready"));
        return seen;
    }
}
