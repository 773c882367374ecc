using BucketManager.Core.Operations;

namespace BucketManager.Core.State;

/// <summary>An accepted edit that is not applied yet.</summary>
/// <param name="Record">What to apply. Of a deletion: what was accepted last, with the deletion's revision, person and time.</param>
/// <param name="KeepFiles">Of a bucket's deletion: the bucket and its files stay, only the management ends.</param>
public sealed record Change(OperationId Id, ChangeAction Action, ThingRecord Record, bool KeepFiles = false)
{
    /// <summary>How often the system has asked for it again; null: a person asked.</summary>
    public int? TriedAgain { get; init; }

    public bool Deletes => Action == ChangeAction.Delete;
}
