using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BucketManager.Story.Wire;

/// <summary>A WebSocket as a browser keeps one: projects are followed on it, and waits end when a message says so.</summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private readonly ClientWebSocket socket;
    private readonly Lock gate = new();
    private readonly List<JsonNode> messages = [];
    private readonly Dictionary<string, LiveProject> projects = [];
    private readonly SemaphoreSlim sending = new(1);
    private readonly TimeSpan patience;
    private readonly Task reading;
    private TaskCompletionSource pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? closed;

    private LiveConnection(ClientWebSocket socket, Person person, TimeSpan patience)
    {
        this.socket = socket;
        this.patience = patience;
        Person = person;
        reading = ReadAsync();
    }

    public Person Person { get; }

    /// <summary>Asks for a ticket and connects with it.</summary>
    public static async Task<LiveConnection> OpenAsync(Person person, TimeSpan patience) =>
        await OpenAsync(person, await Ticket.AskAsync(person), patience);

    /// <exception cref="StoryFailure">The handshake was refused.</exception>
    public static async Task<LiveConnection> OpenAsync(Person person, Ticket ticket, TimeSpan patience)
    {
        var (socket, status) = await TryOpenAsync(person, ticket.Url, ticket.Value);
        return socket is null
            ? throw new StoryFailure($"The WebSocket was refused with {status}")
            : new LiveConnection(socket, person, patience);
    }

    /// <summary>The open socket, or none and the status that refused it.</summary>
    public static async Task<(ClientWebSocket? Socket, int Status)> TryOpenAsync(Person person, Uri url, params string[] offeredAfterOurs)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
        socket.Options.AddSubProtocol("bucket-manager");
        foreach (var offered in offeredAfterOurs)
            socket.Options.AddSubProtocol(offered);
        try
        {
            await socket.ConnectAsync(url, CancellationToken.None);
            person.Line.Coverage.SawSocket(101);
            Expect.Equal("bucket-manager", socket.SubProtocol, "The subprotocol that the server selects");
            return (socket, 101);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            var status = (int)socket.HttpStatusCode;
            person.Line.Coverage.SawSocket(status);
            socket.Dispose();
            return (null, status);
        }
    }

    /// <summary>Subscribes, and returns when the snapshot or the replay is complete.</summary>
    public async Task<LiveProject> FollowAsync(string project, long? since = null)
    {
        LiveProject followed;
        lock (gate)
            projects[project] = followed = new LiveProject(project, this, since);
        await SubscribeAsync(project, since);
        await UntilAsync($"{project} is followed", () => followed.IsComplete);
        return followed;
    }

    public Task SubscribeAsync(string project, long? since = null)
    {
        Person.Line.Coverage.Message(project == "*" ? "→ subscribe *" : since is null ? "→ subscribe" : "→ subscribe since");
        return SendAsync(since is null ? new { action = "subscribe", project } : new { action = "subscribe", project, since });
    }

    public Task UnsubscribeAsync(string project)
    {
        Person.Line.Coverage.Message("→ unsubscribe");
        return SendAsync(new { action = "unsubscribe", project });
    }

    /// <summary>Pings, and returns the pong: whatever was sent before it has arrived.</summary>
    public async Task<JsonNode> PingAsync()
    {
        Person.Line.Coverage.Message("→ ping");
        var from = Count;
        await SendAsync(new { action = "ping" });
        return await NextAsync("a pong", m => m.TextOrNull("type") == "pong", from);
    }

    public Task SendAsync(object message) => SendTextAsync(JsonSerializer.Serialize(message, JsonSerializerOptions.Web));

    public async Task SendTextAsync(string text)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (WebSocketException dead)
        {
            throw new StoryFailure($"The WebSocket of {Person.Email} is dead: {dead.Message}", dead);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>How many messages have come so far: a place to look for later ones.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return messages.Count;
        }
    }

    /// <summary>Bytes of the longest message.</summary>
    public int Longest { get; private set; }

    public IReadOnlyList<JsonNode> Since(int from)
    {
        lock (gate)
            return messages[from..];
    }

    /// <summary>The first message from <paramref name="from"/> on that is wanted; waits for it.</summary>
    public async Task<JsonNode> NextAsync(string what, Func<JsonNode, bool> wanted, int from)
    {
        JsonNode? found = null;
        await UntilAsync(what, () => (found = messages.Skip(from).FirstOrDefault(wanted)) is not null);
        return found!;
    }

    /// <summary>Listens until <paramref name="met"/>; it is asked again after each message, and while nothing else changes.</summary>
    /// <param name="what">What was waited for, for the sentence when the time is up.</param>
    public async Task UntilAsync(string what, Func<bool> met)
    {
        using var timeUp = new CancellationTokenSource(patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (met())
                    return;
                if (closed is not null)
                    throw new StoryFailure($"Waited until {what}, but the WebSocket was closed: {closed}");
                next = pulse.Task;
            }

            try
            {
                await next.WaitAsync(timeUp.Token);
            }
            catch (OperationCanceledException) when (timeUp.IsCancellationRequested)
            {
                throw new StoryFailure($"Waited {patience.TotalSeconds:0} s in vain until {what}. {LastHeard()}");
            }
        }
    }

    /// <summary>Runs while no message is being taken.</summary>
    public T Look<T>(Func<T> look)
    {
        lock (gate)
            return look();
    }

    /// <summary>As a network that is gone: without a good-bye.</summary>
    public void Cut() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (socket.State == WebSocketState.Open)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The other side was faster.
        }

        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var message = new MemoryStream();
        string why;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    why = $"{socket.CloseStatus} {socket.CloseStatusDescription}";
                    break;
                }

                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Longest = Math.Max(Longest, (int)message.Length);
                Take(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length));
                message.SetLength(0);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            why = broken.Message;
        }

        lock (gate)
        {
            closed = why;
            Pulse();
        }
    }

    private void Take(string text)
    {
        Person.Line.Recording.Message(text);
        lock (gate)
        {
            try
            {
                var message = JsonNode.Parse(text)!;
                messages.Add(message);
                var type = message.Text("type");
                var project = message.TextOrNull("project");
                Note(type, project, message);
                if (project is not null && projects.TryGetValue(project, out var followed))
                    followed.Apply(type, message);
            }
            catch (Exception unreadable) when (unreadable is JsonException or StoryFailure)
            {
                closed ??= unreadable.Message;
            }

            Pulse();
        }
    }

    private void Note(string type, string? project, JsonNode message)
    {
        var coverage = Person.Line.Coverage;
        coverage.Message(project == "*" ? $"← {type} of *" : message.Has("parts") ? $"← {type} in parts" : $"← {type}");
        if (type != "change" || project == "*")
            return;
        foreach (var part in new[] { "removed", "operations", "activity" })
        {
            if (message.At(part) is JsonArray { Count: > 0 })
                coverage.Message($"← change with {part}");
        }

        foreach (var touched in message.At("touched") as JsonArray ?? [])
            coverage.Message($"← change with touched {touched.TextOrNull("what")}");
    }

    private void Pulse()
    {
        var ended = pulse;
        pulse = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ended.SetResult();
    }

    private string LastHeard()
    {
        lock (gate)
        {
            var last = messages.LastOrDefault()?.ToJsonString() ?? "nothing";
            return $"Heard {messages.Count} messages; the last was {(last.Length > 300 ? $"{last[..300]}…" : last)}";
        }
    }
}
