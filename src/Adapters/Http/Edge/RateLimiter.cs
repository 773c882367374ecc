namespace BucketManager.Adapters.Http.Edge;

/// <summary>
/// A token bucket per caller, on the clock that is handed in (the platform's limiters read the machine's own). What has not
/// been heard of for as long as it takes to fill up is forgotten.
/// </summary>
internal sealed class RateLimiter(int perMinute, int burst, TimeProvider clock)
{
    // Beyond so many callers at once the oldest are forgotten first; an attacker with that many addresses is not held by this anyway.
    private const int MaxCallers = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Level> levels = new(StringComparer.Ordinal);
    private readonly double perSecond = perMinute / 60.0;
    private DateTimeOffset tidiedAt = clock.GetUtcNow();

    /// <summary>Null: taken. Else how long to wait until one is there.</summary>
    public TimeSpan? Take(string caller)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            Tidy(now);
            var tokens = TokensOf(caller, now);
            if (tokens < 1)
                return TimeSpan.FromSeconds((1 - tokens) / perSecond);
            levels[caller] = new Level(tokens - 1, now);
            return null;
        }
    }

    public void GiveBack(string caller)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            levels[caller] = new Level(Math.Min(burst, TokensOf(caller, now) + 1), now);
        }
    }

    private double TokensOf(string caller, DateTimeOffset now) =>
        levels.TryGetValue(caller, out var level) ? Math.Min(burst, level.Tokens + ((now - level.At).TotalSeconds * perSecond)) : burst;

    private void Tidy(DateTimeOffset now)
    {
        if (levels.Count < MaxCallers && now - tidiedAt < TimeSpan.FromMinutes(5))
            return;
        tidiedAt = now;
        foreach (var caller in levels.Where(l => TokensOf(l.Key, now) >= burst).Select(l => l.Key).ToList())
            levels.Remove(caller);
        if (levels.Count >= MaxCallers)
        {
            foreach (var caller in levels.OrderBy(l => l.Value.At).Take(MaxCallers / 10).Select(l => l.Key).ToList())
                levels.Remove(caller);
        }
    }

    private readonly record struct Level(double Tokens, DateTimeOffset At);
}
