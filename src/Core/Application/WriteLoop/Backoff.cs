using BucketManager.Domain.Records;

namespace BucketManager.Application.WriteLoop;

/// <summary>When to look again at what could not be done, or was not to be seen, yet.</summary>
internal static class Backoff
{
    /// <summary>So often it is looked for what an event told of and does not show yet: after 2, 4 and 8 seconds.</summary>
    public const int LastHint = 3;

    /// <summary>What is still the same at this look, at least 46 seconds after the first, is no lag of a read.</summary>
    public const int BeyondLag = 5;

    /// <summary>After so many looks, four minutes, the sweeper is left to find it.</summary>
    public const int Last = 8;

    /// <summary>How long after a lease has ended it is looked at.</summary>
    public static readonly TimeSpan AfterLease = TimeSpan.FromSeconds(1);

    private const double LongestSeconds = 60;

    /// <summary>2, 4, 8 … seconds, at most a minute; a quarter more or less, by thing, so that many do not come at once.</summary>
    /// <param name="attempt">1 the first time.</param>
    public static TimeSpan Delay(ThingKey key, int attempt)
    {
        var seconds = Math.Min(Math.Pow(2, Math.Clamp(attempt, 1, 10)), LongestSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + (0.5 * Share(key, attempt))));
    }

    // Not random, and not the runtime's hash, which differs in each process: a run must be repeatable.
    private static double Share(ThingKey key, int attempt)
    {
        var hash = 2166136261u ^ (uint)attempt;
        foreach (var c in key.ToString())
            hash = (hash ^ c) * 16777619u;
        return (hash >> 8) / (double)(1 << 24);
    }
}
