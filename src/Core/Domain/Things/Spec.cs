namespace BucketManager.Domain.Things;

/// <summary>What a person wants a thing to be. Always legal: only <c>Check</c> of each kind makes one.</summary>
public abstract record Spec
{
    public abstract ThingKind Kind { get; }

    /// <summary>The name people use: a project's title, a user's company. Null: the thing has only its short name.</summary>
    public virtual string? DisplayName => null;
}
