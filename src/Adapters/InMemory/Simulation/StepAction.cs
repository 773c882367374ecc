namespace BucketManager.Adapters.InMemory.Simulation;

internal enum StepAction
{
    Create,

    /// <summary>Becomes an update, a replacement or nothing when its turn comes: only then the values that it depends on are known.</summary>
    Change,
    Update,
    Replace,

    /// <summary>Back to what it was before the update.</summary>
    Revert,
    Delete,
}
