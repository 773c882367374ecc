namespace BucketManager.Adapters.InMemory.Simulation;

internal sealed record KeptResource(string Type, string Region, string PhysicalId);
