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
        { Hindrance: StallReason.Throttled } => Say.NextWaitForTurn(),
        { Hindrance: StallReason.TakesLong } => Say.NextWaitLonger(),
        { Newest: not null } or { IsBeingEmptied: true } => null,
        { Stack.Status: StackStatus.ReviewInProgress } => Say.NextAskAws(),
        { Stack.Status: var status } when status.IsInProgress() => Say.NextAskAws(),
        _ when RetryPolicy.Awaits(thing) => Say.NextTriedAgain(),
        { Stack.Status: StackStatus.DeleteFailed or StackStatus.ImportRollbackFailed } => Say.NextDeleteAgain(),
        { Failed.Action: ChangeAction.Delete } => Say.NextDeleteAgain(),
        { Stack.Status: StackStatus.UpdateRollbackFailed } => Say.NextSaveAgain(),
        { Applied: null, IsTombstone: false } => Say.NextRetryOrDelete(),
        { Failed: not null } => Say.NextMendAndSave(),
        { Drift: Drift.ChangedOutside } => Say.NextPutBack(),
        { TwoActiveKeys: true } => Say.NextEndOneKey(),
        { Drift: Drift.UpdateAvailable } => Say.NextBringUpToDate(),
        _ => null,
    };
}
