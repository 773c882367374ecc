using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>How an operation goes on.</summary>
public sealed record OperationTransition(OperationId Id, OperationState State, Sentence? Reason = null, OperationId? SupersededBy = null);
