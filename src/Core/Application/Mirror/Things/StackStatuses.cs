namespace BucketManager.Application.Mirror.Things;

/// <summary>What the states of a stack mean to the write loop (protocol.md §2 and §3).</summary>
public static class StackStatuses
{
    /// <summary>Something runs on the stack. A status that is not known counts as running: nothing is done to it.</summary>
    public static bool IsInProgress(this StackStatus status) => status is
        StackStatus.Unknown or StackStatus.CreateInProgress or StackStatus.RollbackInProgress or StackStatus.DeleteInProgress
        or StackStatus.UpdateInProgress or StackStatus.UpdateCompleteCleanupInProgress or StackStatus.UpdateRollbackInProgress
        or StackStatus.UpdateRollbackCompleteCleanupInProgress or StackStatus.ImportInProgress or StackStatus.ImportRollbackInProgress;

    /// <summary>At rest with a live template that can be updated.</summary>
    public static bool IsLive(this StackStatus status) => status is
        StackStatus.CreateComplete or StackStatus.UpdateComplete or StackStatus.UpdateFailed or StackStatus.UpdateRollbackComplete
        or StackStatus.ImportComplete or StackStatus.ImportRollbackComplete;

    /// <summary>A creation that failed: only deletion is possible.</summary>
    public static bool IsFailedCreation(this StackStatus status) => status is
        StackStatus.RollbackComplete or StackStatus.RollbackFailed or StackStatus.CreateFailed;

    /// <summary>Orders two sightings of one stack at one time: the higher one is the later.</summary>
    public static int Rank(this StackStatus status) => status switch
    {
        StackStatus.CreateInProgress or StackStatus.UpdateInProgress or StackStatus.ReviewInProgress or StackStatus.ImportInProgress
            or StackStatus.Unknown => 0,
        StackStatus.UpdateCompleteCleanupInProgress or StackStatus.RollbackInProgress or StackStatus.UpdateRollbackInProgress
            or StackStatus.ImportRollbackInProgress => 1,
        StackStatus.RollbackFailed or StackStatus.UpdateRollbackFailed or StackStatus.ImportRollbackFailed => 2,
        StackStatus.UpdateRollbackCompleteCleanupInProgress => 3,
        StackStatus.DeleteInProgress => 5,
        StackStatus.DeleteFailed => 6,
        StackStatus.DeleteComplete => 7,
        _ => 4,
    };
}
