namespace BucketManager.Application.WriteLoop;

/// <summary>An observation without which the next step of a thing cannot be decided.</summary>
public enum MissingObservation
{
    /// <summary>The live template: it may be another than the known one.</summary>
    Template,

    /// <summary>The stack's events: only they tell how a change ended.</summary>
    Events,

    /// <summary>The leftovers of a deleted stack, after an attempt to remove them.</summary>
    Leftovers,

    /// <summary>Whether everything is in place for the call of <see cref="Decision.Call"/>.</summary>
    Preparation,
}
