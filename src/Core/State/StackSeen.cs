using BucketManager.Core.Operations;
using BucketManager.Core.Ports;

namespace BucketManager.Core.State;

/// <summary>The stack as it was last seen.</summary>
/// <param name="Time">The latest of created and updated.</param>
/// <param name="OperationId">Whose template is live, from the stack's outputs; null before a creation is complete.</param>
public sealed record StackSeen(string Id, StackStatus Status, DateTimeOffset Time, OperationId? OperationId, ValueMap<string> Outputs);
