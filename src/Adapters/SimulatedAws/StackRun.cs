namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What is under way on a stack. The stack's status says which phase it is in; the steps are those of that phase.</summary>
internal sealed class StackRun
{
    public required string Token { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>An update's order.</summary>
    public StackInput? Next { get; init; }

    /// <summary>The phase waits until then: before its first step, or after its last.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>The pause before the first step is over.</summary>
    public bool Opened { get; set; }

    public List<StackStep> Steps { get; set; } = [];

    /// <summary>Resources that a rolled-back update had made: to be deleted in the clean-up.</summary>
    public List<ResourceState> Discarded { get; init; } = [];
}
