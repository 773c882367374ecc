using BucketManager.Domain.Basics;

namespace BucketManager.Hosts.Local;

/// <summary>Says in the log that the disk cannot be written to, and looks every few seconds whether it can be again.</summary>
internal sealed partial class DiskMonitor(Composition parts, ILogger<DiskMonitor> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Sentence? told = null;
        using var looks = new PeriodicTimer(Pause, parts.Clock);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            parts.TryDiskAgain();
            if (parts.Trouble is { } trouble && trouble != told)
                LogTrouble(log, trouble.Text);
            else if (parts.Trouble is null && told is not null)
                LogOver(log);
            told = parts.Trouble;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Trouble}")]
    private static partial void LogTrouble(ILogger log, string trouble);

    [LoggerMessage(LogLevel.Information, "The disk can be written to again.")]
    private static partial void LogOver(ILogger log);
}
