namespace BucketManager.Simulation.Checks;

/// <summary>Something that must never be was seen.</summary>
/// <param name="rule">Short name of what is broken: the same for the same mistake, however it came to it.</param>
public sealed class Violation(string rule, string what) : Exception($"{rule}: {what}")
{
    public string Rule { get; } = rule;
}
