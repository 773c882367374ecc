namespace BucketManager.Simulation.Kernel;

/// <summary>A call of a process to a driven side.</summary>
/// <param name="Port">The interface, without its I.</param>
public sealed record PortCall(string Port, string Method, object?[] Arguments)
{
    /// <summary>It may be carried out although its caller is dead or has given up.</summary>
    public bool Changes { get; } = Port switch
    {
        "StackProvisioner" => Method is "CreateAsync" or "UpdateAsync" or "DeleteAsync" or "ContinueRollbackAsync",
        "StateCache" => Method is "CommitAsync",
        "Push" => false,
        _ => !Method.StartsWith("Find", StringComparison.Ordinal) && !Method.StartsWith("List", StringComparison.Ordinal)
            && !Method.StartsWith("Is", StringComparison.Ordinal) && !Method.StartsWith("Check", StringComparison.Ordinal)
            && !Method.StartsWith("Count", StringComparison.Ordinal),
    };
}
