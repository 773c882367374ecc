using BucketManager.Core.People;
using BucketManager.Core.Ports;

namespace BucketManager.Core.State;

/// <summary>Finds things in all projects that the actor may see, by what people typed into them and by key id.</summary>
public sealed class Search(ProjectViews views, IHandoverStore handovers)
{
    public const int MaxHits = 50;

    /// <summary>Longer than any field: nothing contains it.</summary>
    private const int MaxLength = 500;

    /// <summary>At most <see cref="MaxHits"/>, names that fit best first. Nothing for an empty text.</summary>
    public async Task<IReadOnlyList<SearchHit>> RunAsync(Actor actor, string text, CancellationToken cancel)
    {
        if (text.Trim() is not { Length: > 0 and <= MaxLength } wanted)
            return [];
        var visible = (await views.VisibleToAsync(actor, cancel)).Select(v => v.Project).ToList();
        var hits =
            from project in visible
            from thing in project.Everything
            where !thing.IsTombstone
            let match = TypedText.Match(thing, wanted)
            where match is not null
            select new SearchHit(thing.Key, match);
        return
        [
            .. hits.Concat(await KeysAsync(visible, wanted, cancel))
                .OrderBy(h => Distance(h, wanted))
                .ThenBy(h => h.Key.Project).ThenBy(h => h.Key.Kind).ThenBy(h => h.Key.Name, StringComparer.Ordinal)
                .Take(MaxHits),
        ];
    }

    // Which user has an access key is known from the hand-over that made it. Asked only for what looks like a key's id.
    private async Task<IReadOnlyList<SearchHit>> KeysAsync(List<ProjectView> visible, string wanted, CancellationToken cancel)
    {
        if (!wanted.StartsWith("AKIA", StringComparison.OrdinalIgnoreCase) || !wanted.All(char.IsAsciiLetterOrDigit))
            return [];
        var hits = new List<SearchHit>();
        foreach (var project in visible)
        {
            foreach (var link in await handovers.ListAsync(project.Project, null, cancel))
            {
                if (link.KeyId is { } key && key.Contains(wanted, StringComparison.OrdinalIgnoreCase) && project.FindUser(link.User) is { } user)
                    hits.Add(new SearchHit(user.Key, key));
            }
        }

        return hits;
    }

    private static int Distance(SearchHit hit, string wanted) => hit.Key.Name switch
    {
        var name when name.Equals(wanted, StringComparison.OrdinalIgnoreCase) => 0,
        var name when name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) => 1,
        _ when hit.Match.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) => 2,
        _ => 3,
    };
}
