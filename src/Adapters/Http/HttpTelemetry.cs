using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BucketManager.Adapters.Http;

/// <summary>What a host subscribes to for traces and metrics. Neither names a path, only its template: paths hold tokens.</summary>
public static class HttpTelemetry
{
    public const string ActivitySourceName = "BucketManager.Http";

    public const string MeterName = "BucketManager.Http";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    private static readonly Meter Meter = new(MeterName);

    internal static UpDownCounter<int> OpenSockets { get; } =
        Meter.CreateUpDownCounter<int>("bucketmanager.sockets.open", "{connection}", "WebSockets that are open.");

    internal static Counter<int> DroppedSockets { get; } =
        Meter.CreateCounter<int>("bucketmanager.sockets.dropped", "{connection}", "WebSockets that were cut off: too slow.");

    internal static Counter<int> ToldChanges { get; } =
        Meter.CreateCounter<int>("bucketmanager.changes.told", "{change}", "Changes that were sent to clients.");
}
