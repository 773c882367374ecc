using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BucketManager.Benchmarks.Load;

/// <summary>
/// A kept-alive HTTP/1.1 connection, as thin as can be: on a machine that server and clients share, what the client costs is taken
/// from the server.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "\r\nContent-Length: "u8.ToArray();

    private readonly Socket socket;
    private byte[] buffer = new byte[64 * 1024];
    private int head;
    private int end;

    private HttpConnection(Socket socket) => this.socket = socket;

    /// <summary>Of the last answer.</summary>
    public string Body => Encoding.UTF8.GetString(buffer, head, end - head);

    public static async Task<HttpConnection> OpenAsync(int port, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new HttpConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static byte[] Get(string path, string token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n");

    /// <summary>Sends a request, and reads the whole answer. Its status.</summary>
    public async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancel)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await socket.SendAsync(request[sent..], SocketFlags.None, cancel);
        end = 0;
        int headEnd;
        do
        {
            await ReceiveAsync(cancel);
            headEnd = buffer.AsSpan(0, end).IndexOf(HeadEnd);
        }
        while (headEnd < 0);

        head = headEnd + HeadEnd.Length;
        var whole = head + BodyLength(buffer.AsSpan(0, head));
        while (end < whole)
            await ReceiveAsync(cancel);
        return (100 * (buffer[9] - '0')) + (10 * (buffer[10] - '0')) + (buffer[11] - '0');
    }

    public void Dispose() => socket.Dispose();

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(Length);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + Length.Length)..], out int length, out _))
            return length;
        throw new InvalidOperationException($"An answer of unknown length: {Encoding.ASCII.GetString(head)}");
    }

    private async ValueTask ReceiveAsync(CancellationToken cancel)
    {
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var received = await socket.ReceiveAsync(buffer.AsMemory(end), SocketFlags.None, cancel);
        end += received > 0 ? received : throw new IOException("The server closed the connection.");
    }
}
