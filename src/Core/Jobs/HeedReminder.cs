using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>Does what a reminder asks for.</summary>
public sealed class HeedReminder(Reconcile reconcile, Rebuild rebuild, RunJob run)
{
    public Task RunAsync(Reminder reminder, CancellationToken cancel) => reminder switch
    {
        Reminder.LookAgain look => reconcile.LookAgainAsync(look, cancel),
        Reminder.FindLost lost => rebuild.FindLostAsync(lost, cancel),
        Reminder.GoOn goOn => run.GoOnAsync(goOn, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
    };
}
