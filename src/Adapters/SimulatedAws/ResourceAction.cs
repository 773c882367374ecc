namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What is being done to a resource.</summary>
public enum ResourceAction
{
    Create,
    Update,
    Delete,
}
