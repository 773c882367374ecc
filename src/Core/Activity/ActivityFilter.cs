using BucketManager.Core.Operations;
using BucketManager.Core.State;

namespace BucketManager.Core.Activity;

/// <summary>Which lines of a diary; what is null is not asked for.</summary>
/// <param name="Person">E-mail address of the actor.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record ActivityFilter(
    string? Person = null,
    ThingKind? Kind = null,
    string? Name = null,
    OperationState? Result = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null)
{
    public bool Matches(ActivityEntry entry) =>
        (Person is null || entry.Actor == Person)
        && (Kind is null || entry.Key.Kind == Kind)
        && (Name is null || entry.Key.Name == Name)
        && (Result is null || entry.Result == Result)
        && (From is null || entry.At >= From)
        && (To is null || entry.At < To);
}
