namespace BucketManager.Adapters.SimulatedAws;

internal enum StepAction
{
    Create,

    /// <summary>Becomes an update, a replacement or nothing when its turn comes: only then what it depends on is known.</summary>
    Change,
    Update,
    Replace,

    /// <summary>Back to what it was before the update.</summary>
    Revert,
    Delete,
}
