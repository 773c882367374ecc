using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Things;

/// <summary>
/// The newest change that failed or was rolled back, kept so that a person can mend it and try again. One that only restated what
/// holds does not take the place of another.
/// </summary>
/// <param name="Change">Its record is all that is known of a thing whose creation failed: nothing is applied.</param>
public sealed record FailedChange(Change Change)
{
    public OperationId OperationId => Change.Id;

    public ChangeAction Action => Change.Action;

    /// <summary>What was asked for; null for a deletion.</summary>
    public Spec? Spec => Change.Deletes ? null : Change.Record.Spec;
}
