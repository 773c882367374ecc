using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>Work for later. Doing it twice does no harm.</summary>
public abstract record Job
{
    private Job()
    {
    }

    /// <summary>Look at a thing again.</summary>
    /// <param name="Attempt">How often this was put off already: 0, 1, 2 …</param>
    public sealed record LookAgain(ThingKey Key, int Attempt) : Job;
}
