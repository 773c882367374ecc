using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace BucketManager.Http.Tests;

/// <summary>A browser's end of a WebSocket.</summary>
internal sealed class SocketClient(WebSocket socket) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public WebSocket Socket => socket;

    public Task SayAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next message.</summary>
    public async Task<JsonElement> HearAsync() => JsonDocument.Parse(await HearBytesAsync()).RootElement;

    public async Task<byte[]> HearBytesAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), late.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"Closed: {(int?)socket.CloseStatus} {socket.CloseStatusDescription}");
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return message.ToArray();
    }

    /// <summary>The next message of this type; others before it are read over.</summary>
    public async Task<JsonElement> HearAsync(string type)
    {
        while (true)
        {
            var message = await HearAsync();
            if (message.GetProperty("type").GetString() == type)
                return message;
        }
    }

    /// <summary>The status with which the server says goodbye; messages before it are read over.</summary>
    public async Task<int?> ClosedAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), late.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (int?)socket.CloseStatus;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
