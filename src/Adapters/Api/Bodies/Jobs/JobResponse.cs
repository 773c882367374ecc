using BucketManager.Application.Mirror.Jobs;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Jobs;

/// <summary>Work of several steps, which can be watched and stopped.</summary>
/// <param name="What"><c>upgrade</c> or <c>purge</c>.</param>
/// <param name="Done">Things that are through, or files that are removed.</param>
/// <param name="Total">Of all; 0 while it is not known.</param>
/// <param name="CanStop">False: it has ended, is being stopped, or nothing can stop it any more.</param>
/// <param name="Sentence">Where it is, or how it ended.</param>
/// <param name="Kind">Of what it is about.</param>
/// <param name="Failures">What did not come about.</param>
public sealed record JobResponse(
    string Id,
    JobKind What,
    JobState State,
    bool CanStop,
    long Done,
    long Total,
    SentenceResponse Sentence,
    string Project,
    ThingKind Kind,
    string Name,
    IReadOnlyList<JobFailureResponse> Failures,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt)
{
    public static JobResponse From(Job job) => new(
        job.Id.ToString(),
        job.Kind,
        job.State,
        job.CanStop,
        job.Done,
        job.Total,
        SentenceResponse.From(job.Says),
        job.About.Project.ToString(),
        job.About.Kind,
        job.About.Name,
        [.. job.Failures.Select(f => new JobFailureResponse(f.Key.Kind, f.Key.Name, SentenceResponse.From(f.Why)))],
        job.RequestedBy,
        job.RequestedAt,
        job.FinishedAt);
}
