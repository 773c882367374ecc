namespace BucketManager.Application.Mirror.Operations;

/// <summary>How far a change is. The last four are ends.</summary>
public enum OperationState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    RolledBack,

    /// <summary>A newer edit took its place before it was sent, and contains it.</summary>
    Superseded,
}
