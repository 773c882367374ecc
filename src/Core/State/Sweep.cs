using BucketManager.Core.Ports;

namespace BucketManager.Core.State;

/// <summary>Finds what nobody told us about.</summary>
public sealed class Sweep(IStateCache cache, ProjectViews views, IStackProvisioner stacks, Reconcile reconcile)
{
    /// <summary>Each minute: everything on which something is under way.</summary>
    public Task OpenThingsAsync(CancellationToken cancel) => throw new NotSupportedException($"{cache} {views} {stacks} {reconcile}");

    /// <summary>Each hour: lists the stacks of every project and looks at what differs or is unknown.</summary>
    public Task ListedStacksAsync(CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Each day, spread out: looks at everything, with its template.</summary>
    public Task EverythingAsync(CancellationToken cancel) => throw new NotSupportedException();
}
