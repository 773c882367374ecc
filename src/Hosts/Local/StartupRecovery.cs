using BucketManager.Domain.Basics;

namespace BucketManager.Hosts.Local;

/// <summary>
/// Before the first request is taken: rebuilds what the cache has lost, looks at what was under way when the last process ended, and
/// makes the sample project where nothing was ever made.
/// </summary>
internal sealed partial class StartupRecovery(Composition parts, StateFolder? folder, double speed, ILogger<StartupRecovery> log) : IHostedService
{
    /// <summary>So much faster than AWS while the sample project is made.</summary>
    private const double SampleSpeed = 10_000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var report in await parts.App.Rebuild.LostProjectsAsync(cancellationToken))
                LogRebuilt(log, report.Project.ToString(), report.Read);
        }
        catch (PortException trouble)
        {
            // Half of what there is would look like all of it.
            throw new StartRefused($"The cache cannot be rebuilt from the templates: {trouble.Message}", trouble);
        }

        try
        {
            await parts.App.Sweep.OpenThingsAsync(cancellationToken);
        }
        catch (PortException trouble)
        {
            LogUnswept(log, trouble);
        }

        if (folder is { IsFirstStart: false })
            return;
        parts.Aws.Speed = SampleSpeed;
        await MakeSamplesAsync(cancellationToken);
        parts.Aws.Speed = speed;
        folder?.FirstStartDone();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What cannot be written would be tried again for ever: nobody waits for that at the first start.</summary>
    private async Task MakeSamplesAsync(CancellationToken cancel)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(200), parts.Clock);
        var made = new Samples(parts.App, parts.Notifier, parts.Aws.BucketContents, parts.Clock).CreateAsync(given.Token);
        try
        {
            while (!made.IsCompleted && parts.Trouble is null)
                await Task.WhenAny(made, looks.WaitForNextTickAsync(given.Token).AsTask());
            if (parts.Trouble is { } trouble)
                throw new StartRefused($"The sample project cannot be made. {trouble.Text}");
            await made;
        }
        catch (PortException trouble)
        {
            throw new StartRefused($"The sample project cannot be made: {trouble.Message}", trouble);
        }
        finally
        {
            await given.CancelAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "What was under way was not looked at. The sweeper looks again within a minute.")]
    private static partial void LogUnswept(ILogger log, Exception trouble);

    [LoggerMessage(LogLevel.Information, "The cache had lost the project {Project}: it was rebuilt from {Read} templates.")]
    private static partial void LogRebuilt(ILogger log, string project, int read);
}
