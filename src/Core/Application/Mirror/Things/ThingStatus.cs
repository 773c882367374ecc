namespace BucketManager.Application.Mirror.Things;

/// <summary>What is shown of a thing.</summary>
public enum ThingStatus
{
    Creating,
    Ready,
    Updating,
    Deleting,
    Failed,
}
