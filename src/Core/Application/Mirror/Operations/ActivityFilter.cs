using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Operations;

/// <summary>Which lines of a diary; what is null is not asked for.</summary>
/// <param name="Person">Part of the actor's e-mail address.</param>
/// <param name="Name">Part of the thing's name; or of what people call it, see <see cref="AlsoAbout"/>.</param>
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
    /// <summary>Things whose title or company has <see cref="Name"/> in it: what is about them is wanted, too.</summary>
    public ValueList<ThingKey> AlsoAbout { get; init; } = [];

    /// <summary>This thing and no other; then <see cref="Name"/> is not looked at.</summary>
    public ThingKey? Exactly { get; init; }

    public bool Matches(ActivityEntry entry) =>
        (Person is null || new Sought(Person).IsIn(entry.Actor))
        && (Kind is null || entry.Key.Kind == Kind)
        && (Exactly is null || entry.Key == Exactly)
        && (Name is null || Exactly is not null || new Sought(Name).IsIn(entry.Key.Name) || AlsoAbout.Contains(entry.Key))
        && (Result is null || entry.Result == Result)
        && (From is null || entry.At >= From)
        && (To is null || entry.At < To);
}
