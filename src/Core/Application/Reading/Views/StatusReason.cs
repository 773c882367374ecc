using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Reading.Views;

/// <summary>Why a thing is in its state: what holds it up, else what its last change said, else what its stack shows.</summary>
public static class StatusReason
{
    /// <summary>Null: it is ready or on its way, and there is nothing to explain.</summary>
    public static Sentence? Of(ThingState thing) => thing switch
    {
        { Hindrance: StallReason.Throttled } => Say.WhyThrottled(),
        { Hindrance: StallReason.TakesLong, Running.StartedAt: var since } => Say.WhyTakesLong(since),
        { ShownReason: { } reason } => reason,
        { Newest: not null } or { IsTombstone: true } => null,
        { Stack.Status: StackStatus.ReviewInProgress } => Say.WhyPreparedByHand(),
        { Stack.Status: var status } when status.IsInProgress() => Say.WhyWorkedOnOutside(),
        { Stack.Status: StackStatus.UpdateRollbackFailed } => Say.WhyRollBackFailed(),
        { Stack.Status: StackStatus.DeleteFailed } => Say.WhyDeletionFailed(),
        { Stack.Status: StackStatus.ImportRollbackFailed } => Say.WhyImportFailed(),
        { Stack.Status: var status } when status.IsFailedCreation() => Say.WhyCreationFailed(),
        { Applied: null } => Say.WhyNeverSetUp(),
        { TwoActiveKeys: true } => Say.WhyTwoActiveKeys(),
        _ => null,
    };
}
