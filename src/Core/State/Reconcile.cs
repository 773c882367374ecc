using BucketManager.Core.Ports;

namespace BucketManager.Core.State;

/// <summary>
/// Compares what is wanted of a thing (in the cache) with what its stack shows, and does the next step (protocol.md §2).
/// May run twice, anywhere, at any time, and stop at any await.
/// </summary>
public sealed class Reconcile(
    IStateCache cache,
    ProjectViews views,
    IStackProvisioner stacks,
    IBucketContents contents,
    IAccessKeyIssuer keys,
    IJobQueue jobs,
    Publish publish,
    StackPlace hub,
    TimeProvider clock)
{
    /// <param name="key">The thing.</param>
    /// <param name="force">Also reads the template when nothing seems to have moved.</param>
    /// <param name="cancel">Stops between two steps; what was begun is found again.</param>
    public Task RunAsync(ThingKey key, bool force, CancellationToken cancel) =>
        throw new NotSupportedException($"{cache} {views} {stacks} {contents} {keys} {jobs} {publish} {hub} {clock}");
}
