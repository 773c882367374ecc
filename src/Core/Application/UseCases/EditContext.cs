using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.People;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases;

/// <summary>What an edit is planned on: the project as it is now.</summary>
/// <param name="View">Null only when a project is opened whose name the cache does not know.</param>
/// <param name="Current">The thing, also as a tombstone; null: never heard of.</param>
public sealed record EditContext(Actor Actor, ProjectView? View, ThingState? Current, DateTimeOffset Now)
{
    /// <summary>The newest accepted spec, which edits build on; null where nothing was applied and nothing is under way.</summary>
    public Spec? Newest => Current?.NewestRecord?.Spec;
}
