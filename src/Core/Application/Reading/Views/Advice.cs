using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Reading.Views;

/// <summary>What a person should do about a thing.</summary>
public static class Advice
{
    /// <summary>Null: nothing, it is ready or on its way.</summary>
    public static Sentence? Of(ThingState thing) => thing switch
    {
        { Hindrance: StallReason.Throttled } => Say.NextWaitForTurn.With(),
        { Hindrance: StallReason.TakesLong } => Say.NextWaitLonger.With(),
        { Newest: not null } or { IsBeingEmptied: true } => null,
        { Stack.Status: StackStatus.ReviewInProgress } => Say.NextAskAws.With(),
        { Stack.Status: var status } when status.IsInProgress() => Say.NextAskAws.With(),
        _ when RetryPolicy.Awaits(thing) => Say.NextTriedAgain.With(),
        { Stack.Status: StackStatus.DeleteFailed or StackStatus.ImportRollbackFailed } => Say.NextDeleteAgain.With(),
        { Failed.Action: ChangeAction.Delete } => Say.NextDeleteAgain.With(),
        { Stack.Status: StackStatus.UpdateRollbackFailed } => Say.NextSaveAgain.With(),
        { Applied: null, IsTombstone: false } => Say.NextRetryOrDelete.With(),
        { Failed: not null } => Say.NextMendAndSave.With(),
        { Drift: Drift.ChangedOutside } => Say.NextPutBack.With(),
        { TwoActiveKeys: true } => Say.NextEndOneKey.With(),
        { Drift: Drift.UpdateAvailable } => Say.NextBringUpToDate.With(),
        _ => null,
    };
}
