namespace BucketManager.Adapters.Api.Bodies.Keys;

/// <summary>Whether an access key works.</summary>
public enum KeyState
{
    Active,
    Inactive,
}
