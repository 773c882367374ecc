using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases;

/// <summary>One thing that an edit changes, in two voices.</summary>
/// <param name="Summary">What will be, and was: <c>Keeps previous versions for 30 days (was 90)</c>.</param>
/// <param name="Diary">Who did what: <c>manager@example.com changed how long files are kept in the bucket invoices</c>.</param>
internal sealed record ChangeDescription(Sentence Summary, Sentence Diary)
{
    /// <summary>The diary's line of an edit: what all its changes have in common, else how many there are.</summary>
    public static Sentence Line(IReadOnlyList<ChangeDescription> changes, Func<Sentence> none, Func<int, Sentence> many) => changes switch
    {
        [] => none(),
        _ when changes.All(c => c.Diary == changes[0].Diary) => changes[0].Diary,
        _ => many(changes.Count),
    };
}
