namespace BucketManager.Application.WriteLoop;

/// <summary>Whose call goes first where only so many are taken: a person waits for the first, nobody for the last.</summary>
public enum CallPriority
{
    Submit,
    Event,
    Sweep,
}
