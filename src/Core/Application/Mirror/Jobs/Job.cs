using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Jobs;

/// <summary>
/// Work of several steps over time, written into the cache before each step. A step may be done twice; who takes up a job that another
/// process left goes on where it stands. While it is at work, <see cref="ThingState.Job"/> of what it is about names it.
/// </summary>
/// <param name="About">The bucket, or the project's own thing.</param>
/// <param name="RequestedBy">E-mail address of the person.</param>
public sealed record Job(JobId Id, JobKind Kind, ThingKey About, JobState State, string RequestedBy, DateTimeOffset RequestedAt)
{
    /// <summary>The project's sequence at the commit that last wrote this.</summary>
    public long Version { get; init; }

    /// <summary>Things that are through, whatever they came to, or files that are removed.</summary>
    public long Done { get; init; }

    /// <summary>Of all; 0 while it is not known.</summary>
    public long Total { get; init; }

    /// <summary>Things whose change is asked for, or is just about to be, and whose end is waited for.</summary>
    public ValueList<ThingKey> Begun { get; init; } = [];

    /// <summary>Things that are through: none is begun a second time.</summary>
    public ValueList<ThingKey> Through { get; init; } = [];

    /// <summary>What did not come about.</summary>
    public ValueList<JobFailure> Failures { get; init; } = [];

    /// <summary>Of a purge: the change that deletes the bucket, when nothing is left in it.</summary>
    public OperationId? Deletion { get; init; }

    /// <summary>Who asked it to stop.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>How it ended; null before.</summary>
    public Sentence? Outcome { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public JobKey Key => new(About.Project, Id);

    /// <summary>Stopping it still spares something.</summary>
    public bool CanStop => State == JobState.Running && Deletion is null;

    public bool HasEnded => State is not (JobState.Running or JobState.Stopping);

    /// <summary>Where it is.</summary>
    public Sentence Says => (Outcome, Kind, State) switch
    {
        ({ } outcome, _, _) => outcome,
        (_, JobKind.Upgrade, JobState.Stopping) => Say.UpgradeStopping(done: Done, total: Total),
        (_, JobKind.Upgrade, _) => Say.Upgrading(done: Done, total: Total),
        _ when Deletion is not null => Say.PurgeDeleting(About.Name),
        (_, _, JobState.Stopping) => Say.PurgeStopping(bucket: About.Name, done: Done, total: Total),
        _ when Total == 0 => Say.PurgeCounting(About.Name),
        _ => Say.Purging(bucket: About.Name, done: Done, total: Total),
    };
}
