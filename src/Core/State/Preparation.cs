using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>Whether what must stand before a call does: a project's entry in the register, what the baseline gives, no keys of a user that goes.</summary>
public abstract record Preparation
{
    private Preparation()
    {
    }

    public sealed record Ready : Preparation;

    /// <summary>Not yet: the change waits.</summary>
    public sealed record PutOff : Preparation;

    /// <summary>It will not be: the change fails.</summary>
    public sealed record Refused(Sentence Says) : Preparation;
}
