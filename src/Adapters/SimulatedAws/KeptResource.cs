namespace BucketManager.Adapters.SimulatedAws;

internal sealed record KeptResource(string Type, string Region, string PhysicalId);
