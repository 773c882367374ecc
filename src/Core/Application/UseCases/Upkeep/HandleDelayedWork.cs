using BucketManager.Application.Ports;
using BucketManager.Application.UseCases.Jobs;
using BucketManager.Application.WriteLoop;

namespace BucketManager.Application.UseCases.Upkeep;

/// <summary>Does what a reminder asks for.</summary>
public sealed class HandleDelayedWork(Reconcile reconcile, Rebuild rebuild, RunJob run)
{
    public Task RunAsync(DelayedWork reminder, CancellationToken cancel) => reminder switch
    {
        DelayedWork.Recheck look => reconcile.RecheckAsync(look, cancel),
        DelayedWork.FindLostProject lost => rebuild.FindLostAsync(lost, cancel),
        DelayedWork.ContinueJob goOn => run.GoOnAsync(goOn, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
    };
}
