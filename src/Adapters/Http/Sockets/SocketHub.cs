using System.Collections.Concurrent;
using System.Net.WebSockets;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Live;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Application;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Domain.People;
using Microsoft.Extensions.Logging;

namespace BucketManager.Adapters.Http.Sockets;

/// <summary>All WebSockets of this process. A host tells it of every change.</summary>
public sealed partial class SocketHub
{
    private readonly ConcurrentDictionary<SocketSession, Task> sessions = new();
    private readonly BucketManagerApp app;
    private readonly SocketLimits limits;
    private readonly RefusalProblems problems;
    private readonly ServerMessage messages;
    private readonly TimeProvider clock;
    private readonly ILogger<SocketHub> log;
    private volatile bool closing;

    public SocketHub(IServiceProvider services)
    {
        app = services.GetRequiredService<BucketManagerApp>();
        limits = services.GetRequiredService<HttpApiSettings>().Sockets;
        problems = services.GetRequiredService<RefusalProblems>();
        messages = new ServerMessage(services.GetRequiredService<ThingJson>(), limits.MaxMessageBytes);
        clock = services.GetRequiredService<TimeProvider>();
        log = services.GetRequiredService<ILogger<SocketHub>>();
    }

    /// <summary>How many are connected.</summary>
    public int Connected => sessions.Count;

    /// <summary>
    /// Tells everybody who watches the project and may see it. May be called twice for a change and in any order: each
    /// connection hears its changes once, in order and without a gap. Waits for no client.
    /// </summary>
    public async Task TellAsync(ProjectChange change, CancellationToken cancel)
    {
        var watching = sessions.Keys.Where(s => s.Watches(change.Project)).ToList();
        if (watching.Count == 0)
            return;
        var told = new LiveChange(change, await app.WatchProject.AudienceAsync(change.Project, cancel), messages);
        foreach (var session in watching)
        {
            if (session.Tell(told))
                continue;
            HttpTelemetry.DroppedSockets.Add(1);
            LogDropped(session.Waiting);
        }
    }

    /// <summary>Says goodbye to everybody (1001) and takes nobody in any more.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        closing = true;
        foreach (var session in sessions.Keys)
            session.End((int)WebSocketCloseStatus.EndpointUnavailable, "The server stops. Connect again.");
        await Task.WhenAll(sessions.Values).WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Serves one connection until it ends.</summary>
    internal async Task ServeAsync(WebSocket socket, Actor actor, DateTimeOffset signInEnds)
    {
        using var session = new SocketSession(socket, actor, app, limits, messages, problems, clock, log);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sessions[session] = ended.Task;
        HttpTelemetry.OpenSockets.Add(1);
        try
        {
            if (closing)
                session.End((int)WebSocketCloseStatus.EndpointUnavailable, "The server stops. Connect again.");
            await session.RunAsync(signInEnds);
        }
        finally
        {
            sessions.TryRemove(session, out _);
            ended.SetResult();
            HttpTelemetry.OpenSockets.Add(-1);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A WebSocket was cut off: {Waiting} messages waited for its client")]
    private partial void LogDropped(int waiting);
}
