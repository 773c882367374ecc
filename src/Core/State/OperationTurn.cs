using BucketManager.Core.Operations;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>How an operation goes on.</summary>
public sealed record OperationTurn(OperationId Id, OperationState State, Sentence? Reason = null, OperationId? SupersededBy = null);
