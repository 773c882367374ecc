namespace BucketManager.Core.State;

/// <summary>What a person wants a thing to be. Always legal: only <c>Check</c> of each kind makes one.</summary>
public abstract record Spec
{
    public abstract ThingKind Kind { get; }
}
