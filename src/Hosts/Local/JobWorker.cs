using BucketManager.Core.Jobs;

namespace BucketManager.Hosts.Local;

/// <summary>Does the work that was put off.</summary>
internal sealed partial class JobWorker(Composition parts, ILogger<JobWorker> log) : BackgroundService
{
    private const int Workers = 4;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        parts.JobGivenUp = (job, trouble) => LogGivenUp(log, job, trouble);
        return parts.Jobs.RunAsync(parts.App.RunJob.RunAsync, Workers, stoppingToken);
    }

    [LoggerMessage(LogLevel.Error, "{Job} failed for the last time. The sweeper looks again within a minute.")]
    private static partial void LogGivenUp(ILogger log, Job job, Exception trouble);
}
