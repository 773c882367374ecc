using System.Collections.Concurrent;
using System.Globalization;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>
/// Things of a kind in every order in which they are listed. Each order is made when it is first asked for and stays as long as nothing
/// changes, so that a page costs what stands on it, however many others there are.
/// </summary>
/// <param name="byName">In the order of their names.</param>
/// <param name="kind">Which orders there are depends on it.</param>
internal sealed class SortedThings(IEnumerable<ThingState> byName, ThingKind kind)
{
    private readonly ThingState[] byName = [.. byName];
    private readonly ConcurrentDictionary<(string Sort, bool Descending), (string Key, ThingState Thing)[]> orders = [];

    /// <summary>The orders that there are.</summary>
    public IReadOnlyList<string> Sorts { get; } =
        kind == ThingKind.User ? ["name", "status", "requestedAt", "company", "expiresAt"] : ["name", "status", "requestedAt"];

    /// <summary>Equal things stand in the order of their names, also when the order is turned round. Null: there is no such order.</summary>
    public (string Key, ThingState Thing)[]? In(string sort, bool descending) =>
        Sorts.Contains(sort) ? orders.GetOrAdd((sort, descending), order => Sorted(order.Sort, order.Descending)) : null;

    private (string Key, ThingState Thing)[] Sorted(string sort, bool descending)
    {
        // Sorting is stable.
        var keyed = byName.Select(t => (Key: Key(sort, t), Thing: t));
        if (descending)
            return [.. keyed.OrderByDescending(k => k.Key, StringComparer.Ordinal)];
        return sort == "name" ? [.. keyed] : [.. keyed.OrderBy(k => k.Key, StringComparer.Ordinal)];
    }

    // Texts whose ordinal order is the order wanted. What is absent stands first, but "never" behind every date.
    private static string Key(string sort, ThingState thing) => sort switch
    {
        "name" => thing.Key.Name,
        "status" => ((int)thing.Status).ToString(CultureInfo.InvariantCulture),
        "requestedAt" => Sortable((thing.Applied?.Record ?? thing.LastRecord)?.RequestedAt) ?? string.Empty,
        "company" => (ShownSpec(thing) as UserSpec)?.Company.ToUpperInvariant() ?? string.Empty,
        _ => Sortable((ShownSpec(thing) as UserSpec)?.ExpiresAt) ?? "~",
    };

    private static Spec? ShownSpec(ThingState thing) => thing.Applied?.Record.Spec ?? thing.LastRecord?.Spec;

    private static string? Sortable(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
