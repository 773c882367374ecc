using System.Globalization;
using BucketManager.Core.Sentences;
using BucketManager.Core.Users;

namespace BucketManager.Core.State;

/// <summary>Filters, sorts and cuts lists of things into pages.</summary>
internal static class ThingList
{
    public const int MaxPageSize = 200;

    public static Refusal.Invalid? CheckPageSize(int pageSize) => pageSize is < 1 or > MaxPageSize
        ? new Refusal.Invalid("pageSize", Say.Range.With(("min", 1), ("max", MaxPageSize)))
        : null;

    /// <summary>What is wrong with a page of what has no order but its own; null: nothing.</summary>
    public static Refusal.Invalid? CheckPage(int pageSize, string? from) =>
        CheckPageSize(pageSize)
        ?? (string.IsNullOrEmpty(from) || PageToken.Read(from) is not null
            ? null
            : new Refusal.Invalid("pageToken", Say.PageTokenUnknown.With()));

    /// <summary>
    /// One page. A page begins behind the last item of the one before, wherever that would stand now: so it neither repeats nor
    /// leaves out what stayed, whatever came or went meanwhile.
    /// </summary>
    /// <param name="byName">All things, in the order of their names.</param>
    /// <param name="kind">Which orders there are depends on it.</param>
    public static Result<Page<ThingState>> PageOf(IEnumerable<ThingState> byName, ThingKind kind, ListQuery query)
    {
        if (CheckPageSize(query.PageSize) is { } size)
            return size;
        if (SortKey(kind, query.Sort) is not { } key)
            return new Refusal.Invalid("sort", Say.OneOf.With(("allowed", string.Join(", ", Sorts(kind)))));
        var last = ReadToken(query);
        if (last is null && !string.IsNullOrEmpty(query.From))
            return new Refusal.Invalid("pageToken", Say.PageTokenUnknown.With());

        var sorted = Sorted(byName.Where(t => Matches(t, query)), key, query);
        var start = last is null ? 0 : sorted.FindIndex(t => IsBehind(t, last.Value));
        var items = start < 0 ? [] : sorted.GetRange(start, Math.Min(query.PageSize, sorted.Count - start));
        var hasMore = items.Count > 0 && start + items.Count < sorted.Count;
        return new Page<ThingState>([.. items.Select(i => i.Thing)], sorted.Count, hasMore ? Token(query, items[^1]) : null);

        bool IsBehind((string Key, ThingState Thing) item, (string Key, string Name) mark)
        {
            var order = string.CompareOrdinal(item.Key, mark.Key) * (query.Descending ? -1 : 1);
            return order > 0 || (order == 0 && string.CompareOrdinal(item.Thing.Key.Name, mark.Name) > 0);
        }
    }

    private static List<(string Key, ThingState Thing)> Sorted(IEnumerable<ThingState> byName, Func<ThingState, string> key, ListQuery query)
    {
        // Sorting is stable, so equal things stay in the order of their names, also when the order is turned round.
        var keyed = byName.Select(t => (Key: key(t), Thing: t));
        if (query.Descending)
            return [.. keyed.OrderByDescending(k => k.Key, StringComparer.Ordinal)];
        return query.Sort == "name" ? [.. keyed] : [.. keyed.OrderBy(k => k.Key, StringComparer.Ordinal)];
    }

    private static bool Matches(ThingState thing, ListQuery query)
    {
        if (query.Status is { } status && thing.Status != status)
            return false;
        return string.IsNullOrWhiteSpace(query.Search) || TypedText.Match(thing, query.Search.Trim()) is not null;
    }

    private static string[] Sorts(ThingKind kind) =>
        kind == ThingKind.User ? ["name", "status", "requestedAt", "company", "expiresAt"] : ["name", "status", "requestedAt"];

    // Texts whose ordinal order is the order wanted. What is absent stands first, but "never" behind every date.
    private static Func<ThingState, string>? SortKey(ThingKind kind, string sort) => sort switch
    {
        "name" => t => t.Key.Name,
        "status" => t => ((int)t.Status).ToString(CultureInfo.InvariantCulture),
        "requestedAt" => t => Sortable((t.Applied?.Record ?? t.LastRecord)?.RequestedAt) ?? string.Empty,
        "company" when kind == ThingKind.User => t => (ShownSpec(t) as UserSpec)?.Company.ToUpperInvariant() ?? string.Empty,
        "expiresAt" when kind == ThingKind.User => t => Sortable((ShownSpec(t) as UserSpec)?.ExpiresAt) ?? "~",
        _ => null,
    };

    private static Spec? ShownSpec(ThingState thing) => thing.Applied?.Record.Spec ?? thing.LastRecord?.Spec;

    private static string? Sortable(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    // The order stands in the token: one of another order would begin anywhere.
    private static string Token(ListQuery query, (string Key, ThingState Thing) last) =>
        PageToken.Of(string.Join('\n', Order(query), last.Thing.Key.Name, last.Key));

    private static (string Key, string Name)? ReadToken(ListQuery query) =>
        PageToken.Read(query.From)?.Split('\n', 3) is [var order, var name, var key] && order == Order(query) ? (key, name) : null;

    private static string Order(ListQuery query) => query.Descending ? $"-{query.Sort}" : query.Sort;
}
