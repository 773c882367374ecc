using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.WriteLoop;

/// <summary>The next step of a thing, or what must be observed before it can be decided.</summary>
/// <param name="After">The thing as it is to be written; as it was read: nothing to write.</param>
/// <param name="Turns">At most one for each operation.</param>
/// <param name="Call">To be sent after the writing.</param>
public sealed record Decision(ThingState After, ValueList<OperationTransition> Turns, StackCall? Call = null)
{
    /// <summary>Null: decided. Else nothing is to be written or sent yet.</summary>
    public MissingObservation? Missing { get; init; }

    public static Decision Nothing(ThingState item) => new(item, []);

    public static Decision Needs(MissingObservation missing, ThingState item, StackCall? call = null) =>
        new(item, [], call) { Missing = missing };
}
