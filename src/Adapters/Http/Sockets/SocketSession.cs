using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Live;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Edge;
using BucketManager.Application;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using Microsoft.Extensions.Logging;

namespace BucketManager.Adapters.Http.Sockets;

/// <summary>
/// One WebSocket. What the client says and what it is told wait in one queue that one loop works off, so a client hears
/// everything in order, and nobody waits for it: when too much piles up it is cut off.
/// </summary>
internal sealed partial class SocketSession(
    WebSocket socket,
    Actor actor,
    BucketManagerApp app,
    SocketLimits limits,
    ServerMessage messages,
    RefusalProblems problems,
    TimeProvider clock,
    ILogger log) : IDisposable
{
    /// <summary>Closes the connection when the sign-in ends. Ours: 4000 to 4999 are free (RFC 6455 §7.4.2).</summary>
    public const int SignInEnded = 4401;

    /// <summary>How long a client has to answer a goodbye: a host that stops waits for it.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);

    // So many messages too many, and it is no mistake any more.
    private const int MaxTooFast = 100;

    private readonly Channel<Item> waiting =
        Channel.CreateBounded<Item>(new BoundedChannelOptions(limits.MaxWaiting) { SingleReader = true });

    private readonly CancellationTokenSource cut = new();
    private readonly Lock gate = new();
    private bool disposed;

    /// <summary>
    /// Number of the last change that the client was told, by project. A project is here from before its snapshot is taken.
    /// </summary>
    private readonly ConcurrentDictionary<ProjectName, long> told = new();

    /// <summary>Goodbye was said; the client has its time to say it, too.</summary>
    private volatile bool closing;

    /// <summary>Versions of the project things that the client knows; null: it does not watch the list of projects.</summary>
    private volatile Dictionary<ProjectName, long>? projects;

    public int Waiting => waiting.Reader.Count;

    public bool Watches(ProjectName project) => projects is not null || told.ContainsKey(project);

    /// <summary>False: the client is too slow, and was cut off.</summary>
    public bool Tell(LiveChange change)
    {
        if (waiting.Writer.TryWrite(new Item.Told(change)) || closing || waiting.Reader.Completion.IsCompleted)
            return true;
        Cut();
        return false;
    }

    /// <summary>Closes the connection after what waits before; at once, if nothing more fits in.</summary>
    public void End(int status, string reason)
    {
        if (!waiting.Writer.TryWrite(new Item.Ended(status, reason)) && !closing)
            Cut();
    }

    public async Task RunAsync(DateTimeOffset signInEnds)
    {
        var left = signInEnds - clock.GetUtcNow();
        await using var timer = clock.CreateTimer(
            _ => End(SignInEnded, "Your sign-in has ended."), null, Within(left), Timeout.InfiniteTimeSpan);
        var listening = ListenAsync();
        var closed = false;
        try
        {
            while (!closed && await waiting.Reader.WaitToReadAsync(cut.Token))
            {
                while (!closed && waiting.Reader.TryRead(out var item))
                {
                    cut.Token.ThrowIfCancellationRequested();
                    if (item is Item.Ended ended)
                        closed = await CloseAsync(ended.Status, ended.Reason, listening);
                    else
                        await TakeAsync(item);
                }
            }
        }
        catch (Exception gone) when (IsGoodbye(gone))
        {
            // Cut off, or the client is gone: there is nobody to tell.
        }
        finally
        {
            if (!closed)
                Cut();
            await listening;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            cut.Dispose();
        }
    }

    // A timer takes no longer time; whoever is signed in for a month connects again.
    private static TimeSpan Within(TimeSpan left) =>
        left < TimeSpan.Zero ? TimeSpan.Zero
        : left > TimeSpan.FromDays(30) ? TimeSpan.FromDays(30)
        : left;

    private void Cut()
    {
        lock (gate)
        {
            // Whoever tells or ends a connection may be a moment later than its end.
            if (disposed)
                return;
            waiting.Writer.TryComplete();
            cut.Cancel();
            socket.Abort();
        }
    }

    /// <summary>Reads what the client says into the queue, until it goes.</summary>
    private async Task ListenAsync()
    {
        var rate = new RateLimiter(limits.MessagesPerSecond * 60, limits.MessagesPerSecond * 2, clock);
        var tooFast = 0;
        var buffer = new byte[limits.MaxRequestBytes + 1];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    // What is too long is read over itself: only its end is of interest.
                    if (length == buffer.Length)
                        length--;
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), cut.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage && part.MessageType != WebSocketMessageType.Close);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    End((int)WebSocketCloseStatus.NormalClosure, string.Empty);
                    return;
                }

                Item item;
                if (rate.Take(string.Empty) is { } pause)
                {
                    if (++tooFast > MaxTooFast)
                    {
                        End((int)WebSocketCloseStatus.PolicyViolation, "Too many messages.");
                        return;
                    }

                    item = new Item.Refused(new RequestFault.TooManyRequests(pause));
                }
                else if (length > limits.MaxRequestBytes)
                {
                    item = new Item.Refused(new RequestFault.TooLarge(limits.MaxRequestBytes));
                }
                else if (part.MessageType != WebSocketMessageType.Text || length == 0)
                {
                    item = new Item.Refused(new RequestFault.Malformed(Say.BodyMissing()));
                }
                else
                {
                    item = new Item.Said(buffer[..length]);
                }

                await waiting.Writer.WriteAsync(item, cut.Token);
            }
        }
        catch (Exception gone) when (gone is ChannelClosedException || IsGoodbye(gone))
        {
            waiting.Writer.TryComplete();
        }
    }

    private async Task TakeAsync(Item item)
    {
        string? about = null;
        try
        {
            switch (item)
            {
                case Item.Told { Change: var change }:
                    about = change.Change.Project.ToString();
                    await HearAsync(change);
                    await HearOfProjectsAsync(change);
                    break;
                case Item.Refused { Refusal: var refusal }:
                    await RefuseAsync(refusal, null);
                    break;
                case Item.Said { Text: var text }:
                    var said = JsonBody.Parse<ClientMessage>(text, new FieldErrors());
                    about = said.Accepted ? said.Value.Project : null;
                    if ((said.Refusal ?? await DoAsync(said.Value)) is { } no)
                        await RefuseAsync(no, about);
                    break;
            }
        }
        catch (PortException trouble)
        {
            var traceId = TraceId();
            LogDrivenSide(trouble.Fault, traceId, trouble);
            await RefuseAsync(PortProblems.Of(trouble.Fault, traceId, trouble.Says), about);
        }
        catch (Exception defect) when (!IsGoodbye(defect))
        {
            var traceId = TraceId();
            LogUnexpected(traceId, defect);
            await RefuseAsync(new RequestFault.Unexpected(traceId), about);
        }
    }

    private Task<Refusal?> DoAsync(ClientMessage said) => said.Action switch
    {
        "ping" => PongAsync(),
        "subscribe" when said.Project == ServerMessage.AllProjects => WatchProjectsAsync(),
        "subscribe" => WatchAsync(said),
        "unsubscribe" => UnwatchAsync(said),
        _ => Task.FromResult<Refusal?>(new Refusal.Invalid("/action", Say.SocketAction())),
    };

    private async Task<Refusal?> WatchAsync(ClientMessage said)
    {
        using var activity = HttpTelemetry.Source.StartActivity("socket subscribe", ActivityKind.Server);
        if (said.Project is null)
            return new Refusal.Invalid("/project", FieldRules.Required());
        if (said.Since < 0)
            return new Refusal.Invalid("/since", Say.SocketSince());
        if (!ProjectName.Check(said.Project).Accepted)
            return new Refusal.NotFound();
        var project = ProjectName.Parse(said.Project);
        if (!told.ContainsKey(project) && told.Count >= limits.MaxSubscriptions)
            return new Refusal.Quota(Say.SocketSubscriptions(limits.MaxSubscriptions));

        // From now on changes of it wait here; those that the snapshot holds are left out when their turn comes.
        told[project] = long.MaxValue;
        try
        {
            if (said.Since is { } since)
            {
                var missed = await app.WatchProject.MissedAsync(actor, project, since, cut.Token);
                if (missed.Accepted && missed.Value.Select(messages.Change).ToList() is var replay && !HasBehind(replay, missed.Value))
                {
                    foreach (var message in replay)
                        await SendAsync(message);
                    told[project] = missed.Value.Count > 0 ? missed.Value[^1].Sequence : since;
                    await SendAsync(ServerMessage.UpToDate(said.Project, told[project]));
                    return null;
                }
            }

            var snapshot = await app.WatchProject.SnapshotAsync(actor, project, cut.Token);
            if (!snapshot.Accepted)
            {
                told.TryRemove(project, out _);
                return snapshot.Refusal;
            }

            foreach (var part in messages.Snapshot(snapshot.Value))
                await SendAsync(part);
            told[project] = snapshot.Value.View.Sequence;
            return null;
        }
        catch (PortException)
        {
            told.TryRemove(project, out _);
            throw;
        }
    }

    // A replay that cannot say everything is none: the snapshot comes at once.
    private static bool HasBehind(List<byte[]> replay, IReadOnlyList<ProjectChange> missed) =>
        replay.Zip(missed).Any(m => m.First.AsSpan().SequenceEqual(ServerMessage.Behind(m.Second.Project.ToString(), m.Second.Sequence)));

    private async Task<Refusal?> WatchProjectsAsync()
    {
        projects = [];
        IReadOnlyList<ThingState> visible = [.. (await app.ListProjects.VisibleToAsync(actor, cut.Token)).Select(v => v.Project.Thing!)];
        foreach (var part in messages.Snapshot(visible))
            await SendAsync(part);
        projects = visible.ToDictionary(t => t.Key.Project, t => t.Version);
        return null;
    }

    private Task<Refusal?> UnwatchAsync(ClientMessage said)
    {
        if (said.Project == ServerMessage.AllProjects)
            projects = null;
        else if (said.Project is null)
            return Task.FromResult<Refusal?>(new Refusal.Invalid("/project", FieldRules.Required()));
        else if (ProjectName.Check(said.Project) is { Accepted: true, Value: var project })
            told.TryRemove(project, out _);
        return Task.FromResult<Refusal?>(null);
    }

    /// <summary>Tells what nobody told us about, if anything, and where that leaves the client.</summary>
    private async Task<Refusal?> PongAsync()
    {
        foreach (var project in told.Keys.Order())
            await CatchUpAsync(project);
        await SendAsync(ServerMessage.Pong(told.OrderBy(t => t.Key).Select(t => (t.Key.ToString(), t.Value))));
        return null;
    }

    private async Task HearAsync(LiveChange change)
    {
        var project = change.Change.Project;
        if (!told.TryGetValue(project, out var last))
            return;
        if (!change.Audience.Includes(actor))
        {
            await LoseAsync(project);
            return;
        }

        if (change.Change.Sequence <= last)
            return; // Told twice or late, or in the snapshot.
        if (change.Change.Sequence > last + 1)
        {
            await CatchUpAsync(project);
            return;
        }

        await SendAsync(change.Message);
        told[project] = change.Change.Sequence;
        HttpTelemetry.ToldChanges.Add(1);
    }

    /// <summary>Sends what is between the last change that the client was told and now.</summary>
    private async Task CatchUpAsync(ProjectName project)
    {
        var missed = await app.WatchProject.MissedAsync(actor, project, told[project], cut.Token);
        switch (missed.Refusal)
        {
            case null:
                foreach (var change in missed.Value)
                {
                    await SendAsync(messages.Change(change));
                    told[project] = change.Sequence;
                    HttpTelemetry.ToldChanges.Add(1);
                }

                break;
            case Refusal.Gone:
                var now = await app.ReadProject.ViewAsync(actor, project, cut.Token);
                if (!now.Accepted)
                {
                    await LoseAsync(project);
                    break;
                }

                await SendAsync(ServerMessage.Behind(project.ToString(), now.Value.Sequence));
                told[project] = now.Value.Sequence;
                break;
            default:
                await LoseAsync(project);
                break;
        }
    }

    private async Task HearOfProjectsAsync(LiveChange change)
    {
        var project = change.Change.Project;
        if (projects is not { } known)
            return;
        if (!change.Audience.Includes(actor) || change.Project is { IsTombstone: true })
        {
            if (known.Remove(project))
                await SendAsync(messages.ProjectsChange(ThingKey.OfProject(project), null));
            return;
        }

        if (change.Project is not { } thing || change.ProjectsMessage is not { } message)
            return;
        if (known.GetValueOrDefault(project, -1) >= thing.Version)
            return; // Told twice or late.
        known[project] = thing.Version;
        await SendAsync(message);
    }

    private async Task LoseAsync(ProjectName project)
    {
        told.TryRemove(project, out _);
        await RefuseAsync(new Refusal.NotFound(), project.ToString());
    }

    private Task RefuseAsync(Refusal refusal, string? project) => SendAsync(ServerMessage.Error(problems.Of(refusal), project));

    private async Task SendAsync(byte[] message)
    {
        using var patience = new CancellationTokenSource(limits.Patience, clock);
        await using var late = patience.Token.Register(Cut);
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cut.Token);
    }

    /// <summary>True: the client said goodbye, too. Cutting the connection earlier could overtake ours.</summary>
    private async Task<bool> CloseAsync(int status, string reason, Task listening)
    {
        closing = true;
        waiting.Writer.TryComplete();
        using var patience = new CancellationTokenSource(Goodbye, clock);
        await socket.CloseOutputAsync((WebSocketCloseStatus)status, reason, patience.Token);
        await listening.WaitAsync(patience.Token);
        return true;
    }

    // Cut off, or the client is gone.
    private static bool IsGoodbye(Exception end) => end is OperationCanceledException or WebSocketException or ObjectDisposedException;

    private static string TraceId() => Activity.Current?.TraceId.ToString() ?? ActivityTraceId.CreateRandom().ToString();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A driven side failed ({Fault}) below a WebSocket; trace {TraceId}")]
    private partial void LogDrivenSide(PortFault fault, string traceId, Exception cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Defect below a WebSocket; trace {TraceId}")]
    private partial void LogUnexpected(string traceId, Exception cause);

    /// <summary>What waits for its turn.</summary>
    private abstract record Item
    {
        public sealed record Said(byte[] Text) : Item;

        public sealed record Refused(Refusal Refusal) : Item;

        public sealed record Told(LiveChange Change) : Item;

        public sealed record Ended(int Status, string Reason) : Item;
    }
}
