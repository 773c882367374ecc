namespace BucketManager.Hosts.Local;

/// <summary>
/// Before the first request is taken: rebuilds what the cache has lost, looks at what was under way when the last process ended, and
/// makes the sample project where nothing was ever made.
/// </summary>
internal sealed partial class FirstSteps(Composition parts, bool isFirstStart, double speed, ILogger<FirstSteps> log) : IHostedService
{
    /// <summary>So much faster than AWS while the sample project is made.</summary>
    private const double SampleSpeed = 10_000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var report in await parts.App.Rebuild.LostProjectsAsync(cancellationToken))
            LogRebuilt(log, report.Project.ToString(), report.Read);
        await parts.App.Sweep.OpenThingsAsync(cancellationToken);
        if (!isFirstStart)
            return;
        parts.Aws.Speed = SampleSpeed;
        await new Samples(parts.App, parts.Notifier, parts.Aws.BucketContents, parts.Clock).CreateAsync(cancellationToken);
        parts.Aws.Speed = speed;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "The cache had lost the project {Project}: it was rebuilt from {Read} templates.")]
    private static partial void LogRebuilt(ILogger log, string project, int read);
}
