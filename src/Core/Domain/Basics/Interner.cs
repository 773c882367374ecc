namespace BucketManager.Domain.Basics;

/// <summary>
/// Values that stand in many things, each once in memory: half of all the text that is read names what was named before.
/// A value takes the place of whatever had the same hash, so that this does not grow with what is read.
/// </summary>
/// <typeparam name="T">Immutable: nobody can tell whether there is one of it or two.</typeparam>
internal sealed class Interner<T>
    where T : notnull
{
    private const int Places = 4_096;

    private readonly Entry?[] entries = new Entry?[Places];

    /// <summary>What <paramref name="make"/> makes of the text; it may have made it before.</summary>
    public T Of(string text, Func<string, T> make)
    {
        ref var place = ref entries[(uint)text.GetHashCode(StringComparison.Ordinal) % Places];
        if (place is { } known && known.Text == text)
            return known.Value;
        var value = make(text);
        place = new Entry(text, value);
        return value;
    }

    private sealed record Entry(string Text, T Value);
}
