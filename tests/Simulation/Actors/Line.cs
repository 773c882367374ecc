using System.Net.WebSockets;

namespace BucketManager.Simulation.Actors;

/// <summary>The server's end of a WebSocket of the simulation.</summary>
public sealed class Line(Action<byte[]> toClient) : WebSocket
{
    private readonly Queue<byte[]?> said = new();
    private TaskCompletionSource? waits;
    private WebSocketState state = WebSocketState.Open;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => state;

    public override string? SubProtocol => null;

    /// <summary>The client says something; with null that it goes.</summary>
    public void Say(byte[]? text)
    {
        said.Enqueue(text);
        waits?.TrySetResult();
    }

    public override void Abort()
    {
        state = WebSocketState.Aborted;
        waits?.TrySetResult();
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The server reads into memory.");

    // Not by way of the overload above: the base class would go on in another thread.
    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (said.Count == 0)
        {
            ThrowIfGone();
            waits = new TaskCompletionSource();
            await waits.Task.WaitAsync(cancellationToken);
        }

        ThrowIfGone();
        if (said.Dequeue() is not { } text)
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
        text.CopyTo(buffer.Span);
        return new ValueWebSocketReceiveResult(text.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        ThrowIfGone();
        toClient([.. buffer]);
        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        state = WebSocketState.Closed;
        said.Enqueue(null);
        waits?.TrySetResult();
        return Task.CompletedTask;
    }

    public override void Dispose() => Abort();

    private void ThrowIfGone()
    {
        if (state == WebSocketState.Aborted)
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
    }
}
