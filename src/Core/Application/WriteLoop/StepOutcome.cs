namespace BucketManager.Application.WriteLoop;

/// <summary>What comes after one step of the write loop.</summary>
public enum StepOutcome
{
    Done,

    /// <summary>Something has moved: from the beginning, at once.</summary>
    StartOver,

    /// <summary>Nothing can be done yet.</summary>
    LookLater,
}
