using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.WriteLoop;

/// <summary>The next step of a thing.</summary>
/// <param name="After">The thing as it is to be written; as it was read: nothing to write.</param>
/// <param name="Turns">At most one for each operation.</param>
/// <param name="Call">To be sent after the writing.</param>
/// <param name="LookForLeftovers">A deletion is through: see what it left behind, then decide again.</param>
public sealed record Decision(ThingState After, ValueList<OperationTransition> Turns, StackCall? Call = null, bool LookForLeftovers = false)
{
    public static Decision Nothing(ThingState item) => new(item, []);
}
