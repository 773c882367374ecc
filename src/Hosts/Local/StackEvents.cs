using System.Threading.Channels;
using BucketManager.Application;
using BucketManager.Application.Ports;

namespace BucketManager.Hosts.Local;

/// <summary>Carries the events of the simulated CloudFormation to the program, as SNS does in production.</summary>
internal sealed partial class StackEvents(BucketManagerApp app, Channel<StackEvent> events, ILogger<StackEvents> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var heard in events.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await app.HandleStackEvent.RunAsync(heard, stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                // An event is a hint: the sweeper finds what it was about.
                LogUnheard(log, heard.StackName, heard.Status, trouble);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The event {Status} of {Stack} was not taken. The sweeper looks again within a minute.")]
    private static partial void LogUnheard(ILogger log, string stack, string status, Exception trouble);
}
