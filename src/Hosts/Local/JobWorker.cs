using BucketManager.Application.Ports;

namespace BucketManager.Hosts.Local;

/// <summary>Heeds the reminders that are due.</summary>
internal sealed partial class JobWorker(Composition parts, ILogger<JobWorker> log) : BackgroundService
{
    private const int Workers = 4;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        parts.ReminderGivenUp = (reminder, trouble) => LogGivenUp(log, reminder, trouble);
        return parts.Jobs.RunAsync(parts.App.HandleDelayedWork.RunAsync, Workers, stoppingToken);
    }

    [LoggerMessage(LogLevel.Error, "{Reminder} failed for the last time. The sweeper looks again within a minute.")]
    private static partial void LogGivenUp(ILogger log, DelayedWork reminder, Exception trouble);
}
