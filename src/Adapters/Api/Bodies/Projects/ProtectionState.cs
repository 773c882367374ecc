namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>What the account check found out about a protection.</summary>
public enum ProtectionState
{
    On,
    Off,
    Unknown,
}
