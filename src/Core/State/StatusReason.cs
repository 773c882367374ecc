using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>Why a thing is in its state: what its last change said, else what its stack shows.</summary>
public static class StatusReason
{
    /// <summary>Null: it is ready or on its way, and there is nothing to explain.</summary>
    public static Sentence? Of(ThingState thing) => thing.ShownReason ?? thing switch
    {
        { Newest: not null } or { IsTombstone: true } => null,
        { Stack.Status: StackStatus.ReviewInProgress } => Say.WhyPreparedByHand.With(),
        { Stack.Status: var status } when status.IsInProgress() => Say.WhyWorkedOnOutside.With(),
        { Stack.Status: StackStatus.UpdateRollbackFailed } => Say.WhyRollBackFailed.With(),
        { Stack.Status: StackStatus.DeleteFailed } => Say.WhyDeletionFailed.With(),
        { Stack.Status: StackStatus.ImportRollbackFailed } => Say.WhyImportFailed.With(),
        { Stack.Status: var status } when status.IsFailedCreation() => Say.WhyCreationFailed.With(),
        { Applied: null } => Say.WhyNeverSetUp.With(),
        _ => null,
    };
}
