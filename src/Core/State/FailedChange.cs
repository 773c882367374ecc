using BucketManager.Core.Operations;

namespace BucketManager.Core.State;

/// <summary>The newest change that failed or was rolled back, kept so that a person can mend it and try again.</summary>
/// <param name="Spec">Null for a deletion.</param>
public sealed record FailedChange(OperationId OperationId, ChangeAction Action, Spec? Spec);
