using System.Runtime.InteropServices;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Reading;

/// <summary>Filters, sorts and cuts lists of things into pages.</summary>
internal static class ThingList
{
    public const int MaxPageSize = 200;

    public static Refusal.Invalid? CheckPageSize(int pageSize) => pageSize is < 1 or > MaxPageSize
        ? new Refusal.Invalid("pageSize", FieldRules.Range(min: 1, max: MaxPageSize))
        : null;

    /// <summary>What is wrong with a page of what has no order but its own; null: nothing.</summary>
    public static Refusal.Invalid? CheckPage(int pageSize, string? from) =>
        CheckPageSize(pageSize)
        ?? (string.IsNullOrEmpty(from) || PageToken.Read(from) is not null
            ? null
            : new Refusal.Invalid("pageToken", Say.PageTokenUnknown()));

    /// <summary>
    /// One page. A page begins behind the last item of the one before, wherever that would stand now: so it neither repeats nor
    /// leaves out what stayed, whatever came or went meanwhile.
    /// </summary>
    public static Result<Page<ThingState>> PageOf(SortedThings things, ListQuery query)
    {
        if (CheckPageSize(query.PageSize) is { } size)
            return size;
        if (things.In(query.Sort, query.Descending) is not { } sorted)
            return new Refusal.Invalid("sort", FieldRules.OneOf(string.Join(", ", things.Sorts)));
        var last = ReadToken(query);
        if (last is null && !string.IsNullOrEmpty(query.From))
            return new Refusal.Invalid("pageToken", Say.PageTokenUnknown());

        var start = last is { } mark ? FirstBehind(sorted, mark, query.Descending) : 0;
        return query.Status is null && string.IsNullOrWhiteSpace(query.Search)
            ? Page(sorted.AsSpan(start, Math.Min(query.PageSize, sorted.Length - start)), sorted.Length, sorted.Length - start, query)
            : Filtered(sorted, start, query);
    }

    private static Page<ThingState> Filtered((string Key, ThingState Thing)[] sorted, int start, ListQuery query)
    {
        var items = new List<(string Key, ThingState Thing)>();
        var sought = string.IsNullOrWhiteSpace(query.Search) ? null : new Sought(query.Search);
        var (total, behind) = (0, 0);
        for (var place = 0; place < sorted.Length; place++)
        {
            if (!Matches(sorted[place].Thing, query, sought))
                continue;
            total++;
            if (place < start)
                continue;
            behind++;
            if (items.Count < query.PageSize)
                items.Add(sorted[place]);
        }

        return Page(CollectionsMarshal.AsSpan(items), total, behind, query);
    }

    private static Page<ThingState> Page(ReadOnlySpan<(string Key, ThingState Thing)> items, int total, int behind, ListQuery query)
    {
        var things = new ThingState[items.Length];
        for (var i = 0; i < items.Length; i++)
            things[i] = items[i].Thing;
        return new Page<ThingState>(things, total, items.Length > 0 && behind > items.Length ? Token(query, items[^1]) : null);
    }

    private static int FirstBehind((string Key, ThingState Thing)[] sorted, (string Key, string Name) mark, bool descending)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(sorted[middle].Key, mark.Key) * (descending ? -1 : 1);
            if (order > 0 || (order == 0 && string.CompareOrdinal(sorted[middle].Thing.Key.Name, mark.Name) > 0))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static bool Matches(ThingState thing, ListQuery query, Sought? sought) =>
        (query.Status is not { } status || thing.Status == status) && (sought is null || SearchableText.Match(thing, sought) is not null);

    // The order stands in the token: one of another order would begin anywhere.
    private static string Token(ListQuery query, (string Key, ThingState Thing) last) =>
        PageToken.Of(string.Join('\n', Order(query), last.Thing.Key.Name, last.Key));

    private static (string Key, string Name)? ReadToken(ListQuery query) =>
        PageToken.Read(query.From)?.Split('\n', 3) is [var order, var name, var key] && order == Order(query) ? (key, name) : null;

    private static string Order(ListQuery query) => query.Descending ? $"-{query.Sort}" : query.Sort;
}
