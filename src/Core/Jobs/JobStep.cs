using BucketManager.Core.Operations;
using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>A change that a job has begun and whose end it waits for.</summary>
/// <param name="OperationId">Null: it was to be asked for, and nobody knows yet whether it was.</param>
public sealed record JobStep(ThingKey Key, OperationId? OperationId);
