namespace BucketManager.Adapters.SimulatedAws;

/// <summary>Where something may be under way: <c>123456789012/eu-west-1</c>.</summary>
internal sealed record MarkedPlaces(List<string> Places);
