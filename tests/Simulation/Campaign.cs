using System.Collections.Concurrent;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation;

/// <summary>Many schedules, one seed each, on all processors.</summary>
public static class Campaign
{
    /// <summary>Seeds that broke something, and how. Each schedule runs on one thread from its first step to its last.</summary>
    /// <param name="ran">Told after each schedule; null: nobody counts.</param>
    /// <param name="most">Stops once so many are broken; with 1 that is the one of the lowest seed.</param>
    public static IReadOnlyList<(long Seed, Outcome Outcome)> Run(
        long seed, long schedules, Action? ran = null, Func<TimeProvider, BucketManager.Simulation.Actors.Stores>? newStores = null, int most = 20)
    {
        var broken = new ConcurrentBag<(long, Outcome)>();
        Parallel.For(seed, seed + schedules, (each, loop) =>
        {
            var outcome = Schedule.Run(Choices.OfSeed(each), newStores: newStores);
            ran?.Invoke();
            if (outcome.Violation is null)
                return;
            broken.Add((each, outcome));

            // Lower seeds that have not run yet still do.
            if (broken.Count >= most)
                loop.Break();
        });
        return [.. broken.OrderBy(b => b.Item1).Take(most)];
    }
}
