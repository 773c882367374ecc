using BucketManager.Core.Ports;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>A stack as it could be read at one moment.</summary>
internal sealed record StackView(StackSnapshot Snapshot, string Template, int EventCount);
