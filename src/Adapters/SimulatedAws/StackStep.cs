using System.Text.Json.Serialization;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What a phase does to one resource.</summary>
internal sealed class StackStep
{
    public required string LogicalId { get; init; }

    public required StepAction Action { get; set; }

    /// <summary>Places in the list of steps of those that must be over before this one.</summary>
    public List<int> After { get; init; } = [];

    public StepStage Stage { get; set; }

    /// <summary>When the next thing happens to it; null while it waits or is over.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it ends, if all goes well.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>The resource as it is going to be, or for a deletion the one that goes.</summary>
    public ResourceState? Target { get; set; }

    /// <summary>The resource as it was before a change.</summary>
    public ResourceState? Before { get; set; }

    /// <summary>A deletion that leaves the resource where it is.</summary>
    public bool Keeps { get; init; }

    [JsonIgnore]
    public bool IsOver => Stage is StepStage.Done or StepStage.Failed or StepStage.Cancelled;

    [JsonIgnore]
    public bool IsActive => Stage is StepStage.Started or StepStage.Initiated;
}
