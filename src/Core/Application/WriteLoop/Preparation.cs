using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.WriteLoop;

/// <summary>
/// Whether what must be before a call is: a project stands in the register, the baseline gives what is needed, a user that goes
/// has no keys.
/// </summary>
public abstract record Preparation
{
    private Preparation()
    {
    }

    /// <param name="Request">What a creation or an update sends; null for other calls.</param>
    /// <param name="Touched">What the preparation itself has changed.</param>
    public sealed record Ready(StackRequest? Request, ValueList<Invalidation> Touched) : Preparation
    {
        public Ready()
            : this(null, [])
        {
        }
    }

    /// <summary>Not yet: the change waits.</summary>
    public sealed record NotYet : Preparation;

    /// <summary>It will not be: the change fails.</summary>
    public sealed record Refused(Sentence Says) : Preparation;
}
