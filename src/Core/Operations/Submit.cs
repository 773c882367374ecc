using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.State;

namespace BucketManager.Core.Operations;

/// <summary>Accepts an edit: validates, authorises, commits it, and starts it (protocol.md §2).</summary>
public sealed class Submit(IStateCache cache, ProjectViews views, Publish publish, Reconcile reconcile, TimeProvider clock, IEntropy entropy)
{
    /// <summary>The operation, or with <see cref="EditTerms.DryRun"/> what would happen.</summary>
    public Task<Result<EditAnswer>> RunAsync(Actor actor, EditPlan plan, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{cache} {views} {publish} {reconcile} {clock} {entropy}");
}
