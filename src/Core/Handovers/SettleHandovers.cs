using BucketManager.Core.Ports;
using BucketManager.Core.State;

namespace BucketManager.Core.Handovers;

/// <summary>
/// The sweeper's part: expires links, removes sealed answers after ten minutes, mends claims that died between their steps,
/// switches replaced keys off when their overlap ends and deletes them 30 days later.
/// </summary>
public sealed class SettleHandovers(ProjectViews views, Publish publish, IHandoverStore handovers, IAccessKeyIssuer keys, TimeProvider clock)
{
    public Task RunAsync(CancellationToken cancel) => throw new NotSupportedException($"{views} {publish} {handovers} {keys} {clock}");
}
