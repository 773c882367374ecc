using BucketManager.Application.Mirror.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>A call that is to be sent for a change.</summary>
/// <param name="StackId">Null for a creation.</param>
public sealed record StackCall(StackCallKind Kind, Change Change, string? StackId)
{
    /// <summary>Repeating it does no harm, so it needs no claim.</summary>
    public bool IsClearing => Kind is StackCallKind.ClearFailedCreation or StackCallKind.ClearFailedRollback;

    public string Token => IsClearing ? Change.Id.ClearingToken : Change.Id.ToString();
}
