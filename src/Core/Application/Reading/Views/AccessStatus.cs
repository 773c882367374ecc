namespace BucketManager.Application.Reading.Views;

/// <summary>Whether a user can use its grants.</summary>
public enum AccessStatus
{
    Active,
    Stopped,
    Ended,
}
