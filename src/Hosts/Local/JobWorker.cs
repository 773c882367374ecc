using BucketManager.Adapters.InMemory;
using BucketManager.Core;

namespace BucketManager.Hosts.Local;

/// <summary>Does the work that was put off.</summary>
internal sealed class JobWorker(BucketManagerApp app, ChannelJobQueue jobs) : BackgroundService
{
    private const int Workers = 4;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => jobs.RunAsync(app.RunJob.RunAsync, Workers, stoppingToken);
}
