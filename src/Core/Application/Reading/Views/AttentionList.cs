using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>
/// Things of a project that somebody should look at, each with its cause. Every list and every count of them comes from here. What does
/// not depend on the time is found once.
/// </summary>
internal sealed class AttentionList
{
    /// <summary>A user whose access ends within this time needs attention.</summary>
    private static readonly TimeSpan EndsSoon = TimeSpan.FromDays(14);

    private readonly AttentionItem[] always;
    private readonly (ThingKey User, DateTimeOffset At)[] ends;

    public AttentionList(IEnumerable<ThingState> things)
    {
        var listed = things.Where(t => !t.IsTombstone).ToList();
        always = [.. listed.SelectMany(Always)];
        ends =
        [
            .. from user in listed
               where !user.IsGoing && user.NewestRecord?.Stopped is null
               let at = (user.Applied?.Record.Spec as UserSpec)?.ExpiresAt
               where at is not null
               select (user.Key, at.Value),
        ];
    }

    /// <summary>The most pressing first.</summary>
    /// <param name="links">What links of the project ask for.</param>
    public IReadOnlyList<AttentionItem> At(DateTimeOffset now, IEnumerable<AttentionItem> links) =>
    [
        .. always.Concat(links).Concat(Ending(now))
            .OrderBy(item => item.Cause).ThenBy(item => item.Thing.Name, StringComparer.Ordinal).ThenBy(item => item.Thing.Kind),
    ];

    private IEnumerable<AttentionItem> Ending(DateTimeOffset now) =>
        from end in ends
        where end.At <= now + EndsSoon
        select new AttentionItem(end.User, end.At <= now ? AttentionCause.Ended : AttentionCause.EndsSoon);

    private static IEnumerable<AttentionItem> Always(ThingState thing)
    {
        if (thing.Status == ThingStatus.Failed)
            yield return new(thing.Key, AttentionCause.Failed);
        else if (thing.Failed is not null)
            yield return new(thing.Key, AttentionCause.NotApplied);
        if (thing.Applied is { ChangedOutside: true })
            yield return new(thing.Key, AttentionCause.ChangedOutside);
        if (thing.TwoActiveKeys == true)
            yield return new(thing.Key, AttentionCause.TwoActiveKeys);
        if (!thing.IsGoing && thing.NewestRecord?.Stopped is not null)
            yield return new(thing.Key, AttentionCause.Stopped);
    }
}
