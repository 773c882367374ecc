using BucketManager.Application.Mirror.Things;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>A stack as it could be read at one moment.</summary>
internal sealed record StackView(StackSnapshot Snapshot, string Template, int EventCount);
