namespace BucketManager.Core.Sentences;

/// <summary>What is said when something is read.</summary>
public static partial class Say
{
    public static readonly SentenceForm ChangesGone = New("changes-gone", "Too much has happened since then. Take a new snapshot.");
    public static readonly SentenceForm OperationGone = New("operation-gone",
        "What was known of changes was lost, and everything was read again from the templates at {at}. "
        + "Look at how things are, then ask for the change again if it is missing.");
}
