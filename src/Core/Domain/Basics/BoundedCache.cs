using System.Collections.Concurrent;

namespace BucketManager.Domain.Basics;

/// <summary>
/// Values of a function that costs something and is asked the same few things again and again. It forgets everything once it is full:
/// which of them are still asked for shows soon.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(Func<TKey, TValue> make, IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    private const int Most = 128;

    private readonly ConcurrentDictionary<TKey, TValue> made = new(comparer);
    private int count;

    public TValue Of(TKey key)
    {
        if (made.TryGetValue(key, out var known))
            return known;
        var value = make(key);
        if (Interlocked.Increment(ref count) > Most)
        {
            made.Clear();
            Volatile.Write(ref count, 1);
        }

        made[key] = value;
        return value;
    }
}
