namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>Where a resource's name can be given only once.</summary>
internal enum NameScope
{
    Region,
    Account,
    Everywhere,
}
