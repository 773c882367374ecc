namespace BucketManager.Crashes;

/// <summary>What the host is doing when it is killed.</summary>
internal enum When
{
    /// <summary>It makes the sample project.</summary>
    FirstStart,

    FirstMilliseconds,

    UnderWay,

    Answered,

    StartingUp,

    ShuttingDown,

    /// <summary>It reads everything from the templates.</summary>
    Rebuilding,
}
