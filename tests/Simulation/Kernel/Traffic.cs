namespace BucketManager.Simulation.Kernel;

/// <summary>
/// Calls on their way, and answers on their way back: each waits until it is let go, in an order that the schedule decides.
/// </summary>
public sealed class Traffic(VirtualClock clock)
{
    // A call's time-out: what was made for a claim was made within half a minute (decision 12).
    private static readonly TimeSpan LongestWayOfOthers = TimeSpan.FromSeconds(15);

    /// <summary>All callers, as on a machine that is suspended with all that runs on it.</summary>
    public static readonly object Everybody = "everybody";

    private readonly List<Held> held = [];

    /// <summary>Who sends nothing and hears nothing for now; null: nobody. What was sent before goes on.</summary>
    public object? Asleep { get; set; }

    /// <summary>How many can be let go.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var one in held)
                count += IsMoving(one) ? 1 : 0;
            return count;
        }
    }

    public bool IsEmpty => held.Count == 0;

    public bool IsAsleep(object caller) => Asleep == caller || Asleep == Everybody;

    /// <summary>False: it got lost on the way.</summary>
    /// <param name="atLeast">How long it takes at least.</param>
    public Task<bool> HoldAsync(object caller, PortCall call, bool isAnswer, TimeSpan atLeast = default)
    {
        var now = clock.GetUtcNow();
        var one = new Held(caller, call, isAnswer, IsOut: !isAnswer && !IsAsleep(caller), now, now + atLeast);
        held.Add(one);

        // So that time stops there.
        if (atLeast > TimeSpan.Zero)
            clock.CreateTimer(_ => { }, null, atLeast, Timeout.InfiniteTimeSpan);
        return one.Arrives.Task;
    }

    public Held LetGo(int which)
    {
        var at = PlaceOf(which);
        var one = held[at];
        held.RemoveAt(at);
        one.Arrives.SetResult(true);
        return one;
    }

    /// <summary>Time is to pass: calls that change AWS and would be too long on their way get lost.</summary>
    public void LoseThoseTooLate(DateTimeOffset until, Func<PortCall, TimeSpan> longestWayToStacks)
    {
        for (var i = held.Count - 1; i >= 0; i--)
        {
            var one = held[i];
            if (one.IsAnswer || LongestWayOf(one.Call, longestWayToStacks) is not { } longest || one.Since + longest >= until)
                continue;
            held.RemoveAt(i);
            one.Arrives.SetResult(false);
        }
    }

    /// <summary>Its caller is dead: what it asked arrives nowhere, what it ordered may.</summary>
    public void Forget(object caller) => held.RemoveAll(h => h.Caller == caller && (h.IsAnswer || !h.Call.Changes));

    private int PlaceOf(int whichMoving)
    {
        for (var at = 0; ; at++)
        {
            if (IsMoving(held[at]) && whichMoving-- == 0)
                return at;
        }
    }

    private bool IsMoving(Held one) => (one.IsOut || !IsAsleep(one.Caller)) && one.NotBefore <= clock.GetUtcNow();

    private static TimeSpan? LongestWayOf(PortCall call, Func<PortCall, TimeSpan> toStacks) => !call.Changes ? null : call.Port switch
    {
        "StackProvisioner" => toStacks(call),
        "AccessKeyIssuer" or "BucketContents" => LongestWayOfOthers,
        _ => null,
    };

    /// <param name="IsOut">Its caller has no more to do with how it gets on.</param>
    public sealed record Held(object Caller, PortCall Call, bool IsAnswer, bool IsOut, DateTimeOffset Since, DateTimeOffset NotBefore)
    {
        public TaskCompletionSource<bool> Arrives { get; } = new();
    }
}
