using BucketManager.Core.People;
using BucketManager.Core.Ports;

namespace BucketManager.Core.State;

/// <summary>Finds things in all projects that the actor may see, by what people typed into them and by key id.</summary>
public sealed class Search(ProjectViews views, IHandoverStore handovers)
{
    public const int MaxHits = 50;

    public Task<IReadOnlyList<SearchHit>> RunAsync(Actor actor, string text, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {handovers}");
}
