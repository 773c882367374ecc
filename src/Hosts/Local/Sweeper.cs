using BucketManager.Application;

namespace BucketManager.Hosts.Local;

/// <summary>Finds what nobody told us about: each minute, hour and day (protocol of the write loop).</summary>
internal sealed partial class Sweeper(BucketManagerApp app, TimeProvider clock, ILogger<Sweeper> log) : BackgroundService
{
    private const int MinutesOfAnHour = 60;
    private const int MinutesOfADay = 24 * MinutesOfAnHour;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        for (var minutes = 1; await minute.WaitForNextTickAsync(stoppingToken); minutes++)
        {
            await TryAsync("open things", app.Sweep.OpenThingsAsync, stoppingToken);
            await TryAsync("hand-overs", app.SettleHandovers.RunAsync, stoppingToken);
            if (minutes % MinutesOfAnHour == 0)
                await TryAsync("listed stacks", app.Sweep.ListedStacksAsync, stoppingToken);
            if (minutes % MinutesOfADay == 0)
                await TryAsync("everything", app.Sweep.EverythingAsync, stoppingToken);
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> sweep, CancellationToken cancel)
    {
        try
        {
            await sweep(cancel);
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            LogUnswept(log, what, trouble);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sweep of {What} stopped half-way. The next one begins within a minute.")]
    private static partial void LogUnswept(ILogger log, string what, Exception trouble);
}
