using BucketManager.Core.Ports;

namespace BucketManager.Core.State;

/// <summary>
/// Takes an event of a stack as a hint: a resource's gives progress, the stack's own a look at it. Late, doubled, reordered or
/// lost events do no harm; events of places that belong to no project are dropped.
/// </summary>
public sealed class HearEvent(IStateCache cache, Reconcile reconcile, IJobQueue jobs, Publish publish, TimeProvider clock)
{
    public Task RunAsync(StackEvent heard, CancellationToken cancel) =>
        throw new NotSupportedException($"{cache} {reconcile} {jobs} {publish} {clock}");
}
