namespace BucketManager.Core.Sentences;

/// <summary>Why somebody may not do what others may.</summary>
public static partial class Say
{
    public static readonly SentenceForm ForbiddenToViewers = New("forbidden-to-viewers",
        "You may look at this project, not change it. Ask one of its managers.");
    public static readonly SentenceForm ForbiddenToManagers = New("forbidden-to-managers", "Only an admin may do this. Ask one.");
}
