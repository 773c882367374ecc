namespace BucketManager.Domain.Basics;

/// <summary>Says what a value is now and was before, with the sentences of one field.</summary>
internal static class ValueChanges
{
    /// <summary>Sentences about a field that may be absent.</summary>
    /// <param name="Set">Of a new thing: nothing was before.</param>
    /// <param name="Limited">Given where it was absent.</param>
    /// <param name="Changed">Given instead of another value, which comes second.</param>
    /// <param name="Removed">Absent where it was given.</param>
    internal sealed record Sentences<T>(Func<T, Sentence> Set, Func<T, Sentence> Limited, Func<T, T, Sentence> Changed, Func<T, Sentence> Removed);

    /// <summary>The sentence about the change from <paramref name="was"/>, or none where nothing changed.</summary>
    /// <param name="isNew">The thing did not exist before.</param>
    public static IEnumerable<Sentence> Of<T>(T? was, T? now, bool isNew, Sentences<T> sentences)
        where T : struct => (was, now) switch
        {
            (null, null) => [],
            (null, { } set) => [isNew ? sentences.Set(set) : sentences.Limited(set)],
            ({ } old, null) => [sentences.Removed(old)],
            ({ } old, { } set) => EqualityComparer<T>.Default.Equals(old, set) ? [] : [sentences.Changed(set, old)],
        };
}
