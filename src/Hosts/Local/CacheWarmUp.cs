using BucketManager.Application;
using BucketManager.Domain.Basics;

namespace BucketManager.Hosts.Local;

/// <summary>Reads the cache while the host starts, so that the first list is there at once.</summary>
internal sealed partial class CacheWarmUp(BucketManagerApp app, ILogger<CacheWarmUp> log) : BackgroundService
{
    // Reads are made on the thread that asks: nobody else is to wait for this one.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        async () =>
        {
            try
            {
                await app.ListProjects.ReadAheadAsync(stoppingToken);
            }
            catch (PortException trouble)
            {
                // Whoever asks for what cannot be read is told.
                LogUnread(log, trouble);
            }
        },
        stoppingToken);

    [LoggerMessage(LogLevel.Warning, "Not all projects could be read ahead.")]
    private static partial void LogUnread(ILogger log, Exception trouble);
}
