namespace BucketManager.Adapters.Http.Contracts;

/// <summary>Whether an access key works.</summary>
public enum KeyState
{
    Active,
    Inactive,
}
