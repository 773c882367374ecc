namespace BucketManager.Application.WriteLoop;

/// <summary>What must be observed before the next step of a thing can be decided.</summary>
public enum MissingObservation
{
    /// <summary>The live template: it may be another than the known one.</summary>
    Template,

    /// <summary>The stack's events: only they tell how a change ended.</summary>
    Events,

    /// <summary>What a deleted stack left behind, after an attempt to remove it.</summary>
    Leftovers,

    /// <summary>Whether everything is in place for the call of <see cref="Decision.Call"/>.</summary>
    Preparation,
}
