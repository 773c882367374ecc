using BucketManager.Core.Projects;
using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>A message to ourselves: what to look at later. Heeding it twice does no harm, and one that gets lost the sweeper makes up for.</summary>
public abstract record Reminder
{
    private Reminder()
    {
    }

    /// <summary>Look at a thing again.</summary>
    /// <param name="Attempt">How often this was put off already: 0, 1, 2 …</param>
    /// <param name="Doubt">Since the first of them the stack and its template say this; null: they agree.</param>
    public sealed record LookAgain(ThingKey Key, int Attempt, Doubt? Doubt = null) : Reminder;

    /// <summary>Read a project again that the cache has lost, and whose own stacks were changing when it was looked for.</summary>
    /// <param name="Attempt">How often this was put off already: 0, 1, 2 …</param>
    public sealed record FindLost(ProjectName Project, int Attempt) : Reminder;

    /// <summary>Go on with a job.</summary>
    /// <param name="Until">It reminds itself until then. Who goes on with it after that is for the sweeper to say, so chains do not add up.</param>
    public sealed record GoOn(JobKey Key, DateTimeOffset Until) : Reminder;
}
