using Microsoft.Extensions.Hosting;

namespace BucketManager.Adapters.Http.Sockets;

/// <summary>Ends the WebSockets when the host stops: a server waits for its connections, and these would never end by themselves.</summary>
internal sealed class CloseSocketsOnStop(SocketHub hub, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _ = hub.CloseAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => hub.CloseAsync(cancellationToken);
}
