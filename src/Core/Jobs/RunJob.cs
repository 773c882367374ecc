using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>Does a piece of work that was put off.</summary>
public sealed class RunJob(Reconcile reconcile)
{
    public Task RunAsync(Job job, CancellationToken cancel) => job switch
    {
        Job.LookAgain look => reconcile.LookAgainAsync(look, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(job)),
    };
}
