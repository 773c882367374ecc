using BucketManager.Core.Users;

namespace BucketManager.Core.State;

/// <summary>
/// Things that need somebody to look: failed, changed outside, or ending soon. A user whose access is over already has had its time,
/// and needs nobody. Sorted once, then counted at any time.
/// </summary>
internal sealed class ThingsInNeed
{
    /// <summary>A user whose access ends within this time needs somebody to look.</summary>
    private static readonly TimeSpan EndsSoon = TimeSpan.FromDays(14);

    private readonly int always;
    private readonly DateTimeOffset[] ends;

    public ThingsInNeed(IEnumerable<ThingState> things)
    {
        var listed = things.Where(t => !t.IsTombstone).ToLookup(IsInNeedItself);
        always = listed[true].Count();
        ends = [.. listed[false].Select(t => (t.Applied?.Record.Spec as UserSpec)?.ExpiresAt).OfType<DateTimeOffset>().Order()];
    }

    public int Count(DateTimeOffset now) => always + EndingBy(now + EndsSoon) - EndingBy(now);

    private static bool IsInNeedItself(ThingState thing) =>
        thing.Status == ThingStatus.Failed || thing.Failed is not null || thing.Applied is { ChangedOutside: true };

    private int EndingBy(DateTimeOffset time)
    {
        var (low, high) = (0, ends.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ends[middle] > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
