using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;

namespace BucketManager.Application.Ports;

/// <summary>A message to ourselves: what to look at later. Heeding it twice does no harm, and one that gets lost the sweeper makes up for.</summary>
public abstract record DelayedWork
{
    private DelayedWork()
    {
    }

    /// <summary>Look at a thing again.</summary>
    /// <param name="Attempt">How often this was put off already: 0, 1, 2 …</param>
    /// <param name="Doubt">Since the first of them the stack and its template say this; null: they agree.</param>
    public sealed record Recheck(ThingKey Key, int Attempt, TemplateMismatch? Doubt = null) : DelayedWork;

    /// <summary>Read a project again that the cache has lost, and whose own stacks were changing when it was looked for.</summary>
    /// <param name="Attempt">How often this was put off already: 0, 1, 2 …</param>
    public sealed record FindLostProject(ProjectName Project, int Attempt) : DelayedWork;

    /// <summary>Go on with a job.</summary>
    /// <param name="Until">It reminds itself until then. Who goes on with it after that is for the sweeper to say, so chains do not add up.</param>
    public sealed record ContinueJob(JobKey Key, DateTimeOffset Until) : DelayedWork;
}
