namespace BucketManager.Adapters.SimulatedAws;

/// <summary>Where a resource's name can be given only once.</summary>
internal enum NameScope
{
    Region,
    Account,
    Everywhere,
}
