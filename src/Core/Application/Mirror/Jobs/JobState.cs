namespace BucketManager.Application.Mirror.Jobs;

/// <summary>Where a job is.</summary>
public enum JobState
{
    Running,

    /// <summary>Somebody asked it to stop: what it has begun still ends.</summary>
    Stopping,
    Succeeded,

    /// <summary>Not all of it came about; the sentence says what did not.</summary>
    Failed,
    Stopped,
}
