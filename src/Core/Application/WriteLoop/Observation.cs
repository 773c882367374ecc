using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.WriteLoop;

/// <summary>What the cloud shows of a thing, as far as it was asked.</summary>
/// <param name="Stack">Null: there is none that is ours.</param>
public sealed record Observation(ObservedStack? Stack)
{
    /// <summary>A stack of somebody else has the name.</summary>
    public bool Foreign { get; init; }

    /// <summary>The template is read also where nothing seems to have moved.</summary>
    public bool Force { get; init; }

    /// <summary>The live template, as it was read; null: it was not.</summary>
    public string? TemplateText { get; init; }

    /// <summary>The live template's record, where it was read.</summary>
    public AppliedRecord? Template { get; init; }

    /// <summary>Why the live template, which was read, cannot be understood.</summary>
    public Sentence? Unreadable { get; init; }

    /// <summary>The stack's events, newest first; null: they were not read.</summary>
    public IReadOnlyList<StackEvent>? Events { get; init; }

    /// <summary>Null: nobody looked yet.</summary>
    public Leftovers? Leftovers { get; init; }

    /// <summary>Null: nobody prepared yet.</summary>
    public Preparation? Preparation { get; init; }
}
