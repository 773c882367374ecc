namespace BucketManager.Core.Sentences;

/// <summary>Why somebody may not do what others may.</summary>
public static partial class Say
{
    public static readonly SentenceForm ForbiddenToViewers = New("forbidden-to-viewers",
        "You can view this project, but not change it. Ask one of its managers.");
    public static readonly SentenceForm ForbiddenToManagers = New("forbidden-to-managers", "Only an admin can do this. Ask an admin.");
}
