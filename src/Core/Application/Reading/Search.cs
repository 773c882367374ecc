using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;

namespace BucketManager.Application.Reading;

/// <summary>Finds things in all projects that the actor may see, by what people typed into them and by key id.</summary>
public sealed class Search(ProjectViews views, IHandoverStore handovers)
{
    public const int MaxHits = 50;

    private const int Farthest = 3;

    /// <summary>Longer than any field: nothing contains it.</summary>
    private const int MaxLength = 500;

    /// <summary>At most <see cref="MaxHits"/>, names that fit best first. Nothing for an empty text.</summary>
    public async Task<IReadOnlyList<SearchHit>> RunAsync(Actor actor, string text, CancellationToken cancel)
    {
        if (text.Trim() is not { Length: > 0 and <= MaxLength } wanted)
            return [];
        var visible = await views.SeenByAsync(actor, cancel);
        var hits = visible.Found(wanted, text => InThings(visible.Projects, text));
        var keys = await KeysAsync(visible.Projects, wanted, cancel);
        return keys.Count == 0 ? hits :
        [
            .. hits.Concat(keys)
                .OrderBy(h => Distance(h.Key.Name, h.Match, new Sought(wanted)))
                .ThenBy(h => h.Key.Project).ThenBy(h => h.Key.Kind).ThenBy(h => h.Key.Name, StringComparer.Ordinal)
                .Take(MaxHits),
        ];
    }

    // Projects and the things in them come in the order in which hits of one distance are shown: nothing has to be sorted.
    private static List<SearchHit> InThings(IReadOnlyList<(ProjectView Project, Role Role)> visible, string wanted)
    {
        var byDistance = new List<SearchHit>[Farthest + 1];
        var sought = new Sought(wanted);
        foreach (var (project, _) in visible)
        {
            foreach (var (key, title, texts) in project.Texts)
            {
                if (SearchableText.Match(texts, sought) is not { } match)
                    continue;
                var hits = byDistance[Distance(key.Name, match, sought)] ??= [];
                if (hits.Count < MaxHits)
                    hits.Add(new SearchHit(key, title, match));
            }
        }

        return [.. byDistance.SelectMany(hits => hits ?? []).Take(MaxHits)];
    }

    // Which user has an access key is known from the hand-over that made it. Asked only for what looks like a key's id.
    private async Task<IReadOnlyList<SearchHit>> KeysAsync(
        IReadOnlyList<(ProjectView Project, Role Role)> visible, string wanted, CancellationToken cancel)
    {
        if (!wanted.StartsWith("AKIA", StringComparison.OrdinalIgnoreCase) || !wanted.All(char.IsAsciiLetterOrDigit))
            return [];
        var hits = new List<SearchHit>();
        foreach (var (project, _) in visible)
        {
            foreach (var link in await handovers.ListAsync(project.Project, null, cancel))
            {
                if (link.KeyId is { } key && key.Contains(wanted, StringComparison.OrdinalIgnoreCase)
                    && project.FindUser(link.User) is { } user && link.BelongsTo(user))
                {
                    hits.Add(new SearchHit(user.Key, user.DisplayName, key));
                }
            }
        }

        return hits;
    }

    // Names have no capitals and no accents.
    private static int Distance(string name, string match, Sought wanted) => name switch
    {
        _ when name == wanted.Folded => 0,
        _ when name.StartsWith(wanted.Folded, StringComparison.Ordinal) => 1,
        _ when Sought.Fold(match).StartsWith(wanted.Folded, StringComparison.Ordinal) => 2,
        _ => Farthest,
    };
}
