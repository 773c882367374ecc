namespace BucketManager.Domain.Basics;

/// <summary>Says what a value is now and was before, with the sentences of one field.</summary>
internal static class ValueChanges
{
    /// <summary>Sentence forms of a field that may be absent.</summary>
    /// <param name="Set">Of a new thing: nothing was before.</param>
    /// <param name="Limited">Given where it was absent.</param>
    /// <param name="Changed">Given instead of another value, <c>was</c>.</param>
    /// <param name="Removed">Absent where it was given, <c>was</c>.</param>
    /// <param name="Place">Name of the argument that holds the value.</param>
    internal sealed record Forms(SentenceForm Set, SentenceForm Limited, SentenceForm Changed, SentenceForm Removed, string Place);

    /// <summary>The sentence about the change from <paramref name="was"/>, or none where nothing changed.</summary>
    /// <param name="isNew">The thing did not exist before.</param>
    /// <param name="others">Further arguments of the forms.</param>
    public static IEnumerable<Sentence> Of<T>(T? was, T? now, bool isNew, Forms forms, params (string Name, object? Value)[] others)
    {
        if (EqualityComparer<T?>.Default.Equals(was, now))
            return [];
        return (was, now) switch
        {
            (null, { } set) => [(isNew ? forms.Set : forms.Limited).With([(forms.Place, set), .. others])],
            ({ } old, { } set) => [forms.Changed.With([(forms.Place, set), ("was", old), .. others])],
            ({ } old, null) => [forms.Removed.With([("was", old), .. others])],
            _ => [],
        };
    }
}
