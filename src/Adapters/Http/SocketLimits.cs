namespace BucketManager.Adapters.Http;

/// <summary>What one WebSocket may cost.</summary>
public sealed record SocketLimits
{
    /// <summary>Longest message to a client, in bytes of UTF-8: API Gateway takes no longer frame.</summary>
    public int MaxMessageBytes { get; init; } = 32 * 1024;

    /// <summary>Longest message of a client, in bytes.</summary>
    public int MaxRequestBytes { get; init; } = 4 * 1024;

    public int MaxSubscriptions { get; init; } = 50;

    /// <summary>Messages of a client per second; a burst of twice as many is taken.</summary>
    public int MessagesPerSecond { get; init; } = 20;

    /// <summary>Changes that may wait for a client. One that lets more pile up is cut off.</summary>
    public int MaxWaiting { get; init; } = 256;

    /// <summary>How often an idle connection is pinged, so that no proxy forgets it.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take to answer a ping, or to take a message.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
