using System.Diagnostics;

namespace BucketManager.Benchmarks.Load;

/// <summary>So many people who ask the same thing again and again, each on a connection of their own.</summary>
internal sealed class Clients : IDisposable
{
    private readonly IReadOnlyList<HttpConnection> connections;

    private Clients(IReadOnlyList<HttpConnection> connections) => this.connections = connections;

    public static async Task<Clients> OfAsync(ServerProcess server, int count, CancellationToken cancel)
    {
        var connections = new List<HttpConnection>();
        for (var i = 0; i < count; i++)
            connections.Add(await HttpConnection.OpenAsync(server.Port, cancel));
        return new Clients(connections);
    }

    /// <summary>Asks for so long.</summary>
    /// <param name="request">What each asks.</param>
    /// <param name="lasts">How long they go on.</param>
    /// <param name="perSecond">Of all together; null: each asks as soon as it has its answer.</param>
    /// <param name="cancel">Ends it with an exception.</param>
    public async Task<LoadResult> AskAsync(byte[] request, TimeSpan lasts, double? perSecond, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        var between = perSecond is { } rate ? TimeSpan.FromSeconds(connections.Count / rate) : TimeSpan.Zero;
        var each = await Task.WhenAll(connections.Select((connection, i) => Task.Run(() =>
            AskAsync(connection, request, begin, between * i / connections.Count, between, lasts, cancel), cancel)));
        return LoadResult.Of([.. each.SelectMany(m => m)], Stopwatch.GetElapsedTime(begin));
    }

    public void Dispose()
    {
        foreach (var connection in connections)
            connection.Dispose();
    }

    private static async Task<List<double>> AskAsync(
        HttpConnection connection, byte[] request, long begin, TimeSpan first, TimeSpan between, TimeSpan lasts, CancellationToken cancel)
    {
        var milliseconds = new List<double>(4096);
        for (var due = first; ; due += between)
        {
            if (between > TimeSpan.Zero && due - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } wait)
                await Task.Delay(wait, cancel);
            if (Stopwatch.GetElapsedTime(begin) > lasts)
                return milliseconds;
            var asked = Stopwatch.GetTimestamp();
            if (await connection.AskAsync(request, cancel) is var status and not 200)
                throw new InvalidOperationException($"The server answered {status}: {connection.Body}");
            milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
    }
}
