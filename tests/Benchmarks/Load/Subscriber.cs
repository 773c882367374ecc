using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BucketManager.Benchmarks.Load;

/// <summary>Somebody who watches a project over a WebSocket, and notes when the end of each change reached them.</summary>
internal sealed class Subscriber : IDisposable
{
    // The server takes 200 calls at once from an address without a sign-in. A handshake is one; there are two audiences.
    private const int OfAnAddress = 90;
    private const int IdLength = 27;

    private static readonly byte[] Succeeded = "\"state\":\"succeeded\""u8.ToArray();
    private static readonly byte[] FirstOperation = "\"operations\":[{\"id\":\""u8.ToArray();

    private readonly Socket socket;
    private readonly WebSocket live;
    private readonly Action<string> ended;
    private readonly byte[] buffer = new byte[32 * 1024];

    private Subscriber(Socket socket, WebSocket live, Action<string> ended)
    {
        this.socket = socket;
        this.live = live;
        this.ended = ended;
    }

    /// <summary>By the operation that had ended.</summary>
    public Dictionary<string, long> HeardAt { get; } = [];

    public int Messages { get; private set; }

    /// <summary>The system's timestamp.</summary>
    public long LastAt { get; private set; }

    /// <param name="server">Whose WebSocket it is.</param>
    /// <param name="number">Of the subscriber, from 0.</param>
    /// <param name="project">What it watches.</param>
    /// <param name="since">The sequence that it knows, so that it is told changes only.</param>
    /// <param name="ended">Called with each operation whose end was heard.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Subscriber> OpenAsync(
        ServerProcess server, int number, string project, long since, Action<string> ended, CancellationToken cancel)
    {
        var ticket = JsonNode.Parse(await server.AskAsync(HttpMethod.Post, "/api/tickets", null, null, cancel))!["ticket"];
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(1 + (number / OfAnAddress))]), 0));
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancel);
            var stream = new NetworkStream(socket);
            await ShakeHandsAsync(stream, $"{ticket}", cancel);
            var live = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
            var subscriber = new Subscriber(socket, live, ended);
            var subscribe = $$"""{"action":"subscribe","project":"{{project}}","since":{{since}}}""";
            await live.SendAsync(Encoding.UTF8.GetBytes(subscribe), WebSocketMessageType.Text, endOfMessage: true, cancel);
            return (await subscriber.HearAsync(cancel)).Span.IndexOf("\"upToDate\""u8) > 0
                ? subscriber
                : throw new InvalidOperationException("The subscription was not answered with what is up to date.");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
                Note((await HearAsync(cancel)).Span, Stopwatch.GetTimestamp());
        }
        catch (OperationCanceledException)
        {
            // That is all that was to be heard.
        }
    }

    public void Dispose()
    {
        live.Dispose();
        socket.Dispose();
    }

    private static async Task ShakeHandsAsync(NetworkStream stream, string ticket, CancellationToken cancel)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + $"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: bucket-manager, {ticket}\r\n\r\n"),
            cancel);

        // Byte by byte: what comes after the head belongs to the WebSocket.
        var head = new List<byte>();
        var one = new byte[1];
        while (head is not [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
        {
            await stream.ReadExactlyAsync(one, cancel);
            head.Add(one[0]);
        }

        var said = Encoding.ASCII.GetString([.. head]);
        if (!said.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new InvalidOperationException($"The handshake was answered with: {said}");
    }

    private async ValueTask<ReadOnlyMemory<byte>> HearAsync(CancellationToken cancel)
    {
        for (var length = 0; ;)
        {
            var part = await live.ReceiveAsync(buffer.AsMemory(length), cancel);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The server closed: {live.CloseStatus} {live.CloseStatusDescription}");
            if (part.EndOfMessage)
                return buffer.AsMemory(0, length);
        }
    }

    private void Note(ReadOnlySpan<byte> message, long at)
    {
        Messages++;
        LastAt = at;
        if (message.IndexOf(Succeeded) < 0)
            return;
        var id = Encoding.ASCII.GetString(message.Slice(message.IndexOf(FirstOperation) + FirstOperation.Length, IdLength));
        HeardAt[id] = at;
        ended(id);
    }
}
