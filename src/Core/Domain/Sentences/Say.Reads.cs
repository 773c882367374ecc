using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said when something is read.</summary>
public static partial class Say
{
    [Sentence("changes-gone", "Too much has happened since then. Take a new snapshot.")]
    public static partial Sentence ChangesGone();

    [Sentence(
        "operation-gone",
        "The record of changes was lost, and everything was read again from the templates on {at}. Check how things are, then make "
        + "the change again if it is missing.")]
    public static partial Sentence OperationGone(DateTimeOffset at);
}
