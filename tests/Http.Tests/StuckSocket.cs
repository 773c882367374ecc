using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace BucketManager.Http.Tests;

/// <summary>The server's end of a connection whose client speaks but reads nothing: what is sent never arrives.</summary>
internal sealed class StuckSocket : WebSocket
{
    private readonly Channel<byte[]> said = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebSocketState state = WebSocketState.Open;

    /// <summary>Done when the first message is on its way, where it stays.</summary>
    public Task Sending => sending.Task;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => state;

    public override string? SubProtocol => null;

    public void Say(string text) => said.Writer.TryWrite(Encoding.UTF8.GetBytes(text));

    public override void Abort()
    {
        state = WebSocketState.Aborted;
        aborted.TrySetResult();
        said.Writer.TryComplete();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        aborted.Task.WaitAsync(cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        aborted.Task.WaitAsync(cancellationToken);

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var text = await said.Reader.ReadAsync(cancellationToken);
        text.CopyTo(buffer.AsSpan());
        return new WebSocketReceiveResult(text.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        sending.TrySetResult();
        await aborted.Task.WaitAsync(cancellationToken);
        throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
    }

    public override void Dispose() => Abort();
}
