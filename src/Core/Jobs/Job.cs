using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>
/// Work of several steps over time, written into the cache before each step. A step may be done twice; who takes up a job that another
/// process left goes on where it stands.
/// </summary>
/// <param name="About">What it is about: the bucket, or the project.</param>
/// <param name="RequestedBy">E-mail address of the person.</param>
public sealed record Job(JobId Id, JobKind Kind, ThingKey About, JobState State, string RequestedBy, DateTimeOffset RequestedAt)
{
    /// <summary>The project's sequence at the commit that last wrote this.</summary>
    public long Version { get; init; }

    /// <summary>Things that are through, whatever they came to, or files, old versions and markers that are removed.</summary>
    public long Done { get; init; }

    /// <summary>Of all; 0 while it is not known.</summary>
    public long Total { get; init; }

    /// <summary>What it has begun.</summary>
    public ValueList<JobStep> Steps { get; init; } = [];

    /// <summary>Things that are through, so that none is begun a second time. Kept until the job ends.</summary>
    public ValueList<ThingKey> Through { get; init; } = [];

    /// <summary>What did not come about.</summary>
    public ValueList<JobFailure> Failures { get; init; } = [];

    /// <summary>Who asked it to stop.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>How it ended; null before.</summary>
    public Sentence? Outcome { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public JobKey Key => new(About.Project, Id);

    public bool HasEnded => State is not (JobState.Running or JobState.Stopping);
}
