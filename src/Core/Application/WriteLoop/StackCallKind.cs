namespace BucketManager.Application.WriteLoop;

/// <summary>What the write loop asks of the cloud.</summary>
public enum StackCallKind
{
    Create,
    Update,
    Delete,

    /// <summary>Clears the way: deletes a failed creation, so that its name can be used again.</summary>
    ClearFailedCreation,

    /// <summary>Clears the way: takes up a roll-back that failed.</summary>
    ClearFailedRollback,
}
