namespace BucketManager.Simulation.Kernel;

/// <summary>
/// Everything that chance decides in a schedule, as numbers in the order in which they were asked for. The same numbers give the
/// same schedule, to the byte; fewer or lower ones a simpler schedule: 0 is always the answer with which nothing goes wrong.
/// </summary>
public sealed class Choices
{
    private const int Grain = 1 << 16;

    private readonly IReadOnlyList<int>? given;
    private readonly List<int> made = [];
    private ulong state;

    private Choices(ulong seed, IReadOnlyList<int>? given)
    {
        state = seed;
        this.given = given;
    }

    /// <summary>The choices so far.</summary>
    public IReadOnlyList<int> Made => made;

    public static Choices OfSeed(long seed) => new((ulong)seed, null);

    /// <summary>Choices that were made before; after the last everything is 0.</summary>
    public static Choices Again(IReadOnlyList<int> choices) => new(0, choices);

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count)
    {
        var choice = given is null ? (int)(Draw() % (ulong)count)
            : made.Count < given.Count ? Math.Min(given[made.Count], count - 1)
            : 0;
        made.Add(choice);
        return choice;
    }

    public bool Chance(double share) => share > 0 && Next(Grain) >= Grain * (1 - share);

    public T Pick<T>(params ReadOnlySpan<T> from) => from[Next(from.Length)];

    // SplitMix64: equidistributed, and every seed is a good one. Source: Steele, Lea, Flood, "Fast splittable PRNGs", 2014.
    private ulong Draw()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
