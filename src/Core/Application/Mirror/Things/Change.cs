using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Things;

/// <summary>An accepted edit that is not applied yet.</summary>
/// <param name="Record">What to apply. Of a deletion: what was accepted last, with the deletion's revision, person and time.</param>
/// <param name="KeepFiles">Of a bucket's deletion: the bucket and its files stay, only the management ends.</param>
public sealed record Change(OperationId Id, ChangeAction Action, ThingRecord Record, bool KeepFiles = false)
{
    /// <summary>How often the system has asked for it again; null: a person asked.</summary>
    public int? TriedAgain { get; init; }

    /// <summary>
    /// True: it asks for what holds already, as a put-back does, so a change that failed before is still to be mended. Null: it does not.
    /// </summary>
    public bool? Restates { get; init; }

    public bool Deletes => Action == ChangeAction.Delete;
}
