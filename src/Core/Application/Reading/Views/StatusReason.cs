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
        { Hindrance: StallReason.Throttled } => Say.WhyThrottled.With(),
        { Hindrance: StallReason.TakesLong, Running.StartedAt: var since } => Say.WhyTakesLong.With(("since", since)),
        { ShownReason: { } reason } => reason,
        { Newest: not null } or { IsTombstone: true } => null,
        { Stack.Status: StackStatus.ReviewInProgress } => Say.WhyPreparedByHand.With(),
        { Stack.Status: var status } when status.IsInProgress() => Say.WhyWorkedOnOutside.With(),
        { Stack.Status: StackStatus.UpdateRollbackFailed } => Say.WhyRollBackFailed.With(),
        { Stack.Status: StackStatus.DeleteFailed } => Say.WhyDeletionFailed.With(),
        { Stack.Status: StackStatus.ImportRollbackFailed } => Say.WhyImportFailed.With(),
        { Stack.Status: var status } when status.IsFailedCreation() => Say.WhyCreationFailed.With(),
        { Applied: null } => Say.WhyNeverSetUp.With(),
        { TwoActiveKeys: true } => Say.WhyTwoActiveKeys.With(),
        _ => null,
    };
}
