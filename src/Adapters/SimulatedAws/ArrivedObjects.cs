namespace BucketManager.Adapters.SimulatedAws;

/// <summary>So many objects came into a bucket at that time.</summary>
internal sealed record ArrivedObjects(DateTimeOffset At, int Objects);
