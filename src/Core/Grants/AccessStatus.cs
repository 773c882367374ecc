namespace BucketManager.Core.Grants;

/// <summary>Whether a user can use its grants.</summary>
public enum AccessStatus
{
    Active,
    Stopped,
    Ended,
}
