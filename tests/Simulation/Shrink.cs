using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation;

/// <summary>Looks for a shorter schedule that breaks the same rule: leaves choices out, and makes them 0, as long as that helps.</summary>
public static class Shrink
{
    /// <param name="broken">A schedule that breaks a rule.</param>
    /// <param name="maxRuns">How many schedules may be tried.</param>
    /// <returns>The shortest that was found, with its story.</returns>
    public static Outcome Of(Outcome broken, int maxRuns = 4000, Func<TimeProvider, BucketManager.Simulation.Actors.Stores>? newStores = null)
    {
        var rule = broken.Violation!.Rule;
        var best = broken.Choices.ToList();
        var runs = 0;
        for (var smaller = true; smaller && runs < maxRuns;)
        {
            smaller = false;
            for (var size = Math.Max(best.Count / 2, 1); size > 0 && runs < maxRuns; size /= 2)
            {
                for (var at = 0; at < best.Count && runs < maxRuns; at += size)
                {
                    var until = Math.Min(at + size, best.Count);
                    List<int> without = [.. best[..at], .. best[until..]];
                    List<int> zeroed = [.. best[..at], .. Enumerable.Repeat(0, until - at), .. best[until..]];
                    if (Breaks(without))
                        (best, smaller, at) = (without, true, at - size);
                    else if (best[at..until].Any(choice => choice != 0) && Breaks(zeroed))
                        (best, smaller) = (zeroed, true);
                }
            }
        }

        while (best.Count > 0 && best[^1] == 0)
            best.RemoveAt(best.Count - 1);
        return Schedule.Run(Choices.Again(best), tellsStory: true, newStores);

        bool Breaks(List<int> choices)
        {
            runs++;
            return Schedule.Run(Choices.Again(choices), newStores: newStores).Violation?.Rule == rule;
        }
    }
}
