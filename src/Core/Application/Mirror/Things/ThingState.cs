using BucketManager.Application.Mirror.Jobs;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Things;

/// <summary>
/// What the cache knows of a thing: what is applied, what its stack looked like, what runs and what waits (protocol.md §1).
/// A deleted thing stays as a tombstone, so that its revision and its old stack are remembered.
/// </summary>
public sealed record ThingState(ThingKey Key)
{
    /// <summary>Accepted edits; never taken back, also not when a deleted name is used again.</summary>
    public long Revision { get; init; }

    /// <summary>The project's sequence at the commit that last wrote this.</summary>
    public long Version { get; init; }

    public AppliedRecord? Applied { get; init; }

    public ObservedStack? Stack { get; init; }

    public RunningChange? Running { get; init; }

    public Change? Queued { get; init; }

    /// <summary>The stack of this name that is known to be deleted: it never comes back.</summary>
    public string? GoneStackId { get; init; }

    /// <summary>Why the thing is in its state, where that needs saying.</summary>
    public Sentence? Reason { get; init; }

    public FailedChange? Failed { get; init; }

    /// <summary>What holds up the change that is under way; null: nothing that is known.</summary>
    public StallReason? Hindrance { get; init; }

    /// <summary>Of a deleted bucket whose files were kept: the name stays taken.</summary>
    public bool Kept { get; init; }

    /// <summary>The job that is at work on it: on a bucket one that empties it, on a project one that brings it up to date.</summary>
    public JobId? Job { get; init; }

    /// <summary>
    /// Of a project that the cache had lost: when it was read from the templates again. What only the cache knew is gone since then.
    /// </summary>
    public DateTimeOffset? RebuiltAt { get; init; }

    /// <summary>Of such a project: when everything in it was found again.</summary>
    public DateTimeOffset? WholeAt { get; init; }

    /// <summary>Of a user: both its keys are active, and nobody knows of a replacement that will end one.</summary>
    public bool? TwoActiveKeys { get; init; }

    /// <summary>Of a deleted thing: the name that people used. What is written about it is found by that.</summary>
    public string? FormerName { get; init; }

    /// <summary>When the stack, or that there is none, was last written here.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>The newest accepted change that is not applied: what waits, else what runs.</summary>
    public Change? Newest => Queued ?? Running?.Change;

    /// <summary>The newest accepted record; null when nothing was ever applied or wanted. A deletion's is what it deletes.</summary>
    public ThingRecord? NewestRecord => Newest?.Record ?? Applied?.Record;

    /// <summary>What is known of the thing at all, also when its creation failed; null for a tombstone.</summary>
    public ThingRecord? LastRecord => NewestRecord ?? Failed?.Change.Record;

    /// <summary>The name people use: a project's title, a user's company; else the short name.</summary>
    public string DisplayName => LastRecord?.Spec.DisplayName ?? FormerName ?? Key.Name;

    /// <summary>Every spec that holds or will: what is applied, what runs and what waits. A deletion holds what it deletes.</summary>
    public IEnumerable<T> Specs<T>()
        where T : Spec =>
        new[] { Applied?.Record, Running?.Change.Record, Queued?.Record }.Select(r => r?.Spec).OfType<T>();

    /// <summary>
    /// Access keys made up to then stay off, because everything was stopped; null: it never was. A stop that failed counts as well:
    /// somebody pressed the button.
    /// </summary>
    public DateTimeOffset? KeysValidAfter =>
        new[] { Applied?.Record, Running?.Change.Record, Queued?.Record, Failed?.Change.Record }
            .SelectMany(r => new[] { r?.KeysValidAfter, r?.Stopped?.At + HandoverTimes.ClockSkew }).Max();

    public bool DeleteWanted => Newest is { Deletes: true };

    /// <summary>
    /// Its deletion is wanted or was begun, also outside. One that failed leaves half a stack behind, which only another one ends.
    /// </summary>
    public bool IsGoing => DeleteWanted || Stack is { Status: StackStatus.DeleteInProgress or StackStatus.DeleteFailed };

    /// <summary>A bucket whose files are being removed, so that it can be deleted: nobody changes it, and nobody is let in.</summary>
    public bool IsBeingEmptied => Key.Kind == ThingKind.Bucket && Job is not null;

    /// <summary>A project that the cache had lost, and of which not everything is found again: nobody changes anything in it.</summary>
    public bool IsBeingRebuilt => RebuiltAt is not null && WholeAt is null;

    /// <summary>What a person is told about its state.</summary>
    public Sentence? ShownReason => IsBeingEmptied ? Say.BeingEmptied(Key.Name) : Reason;

    /// <summary>Something is under way, or will be tried again by itself: the sweeper looks at it.</summary>
    public bool IsOpen => Running is not null || Queued is not null || (Stack is { Status: var status } && status.IsInProgress())
        || RetryPolicy.Awaits(this) || IsBeingRebuilt;

    /// <summary>Only the memory of a deleted thing; not listed.</summary>
    public bool IsTombstone => Stack is null && Applied is null && Running is null && Queued is null && Failed is null;

    /// <summary>Null: the applied template is ours, or there is none.</summary>
    public Drift? Drift => Applied switch
    {
        { ChangedOutside: true } => Things.Drift.ChangedOutside,
        { Record: var record } when Renderers.HasUpdate(record) => Things.Drift.UpdateAvailable,
        _ => null,
    };

    public ThingStatus Status => this switch
    {
        { DeleteWanted: true } or { IsBeingEmptied: true } => ThingStatus.Deleting,
        { Newest: not null, Applied: null } => ThingStatus.Creating,
        { Newest: not null } => ThingStatus.Updating,
        { Stack.Status: StackStatus.DeleteInProgress } => ThingStatus.Deleting,
        { Stack.Status: var stack, Applied: null } when stack.IsInProgress() => ThingStatus.Creating,
        { Stack.Status: var stack } when stack.IsInProgress() => ThingStatus.Updating,
        { Stack.Status: StackStatus.DeleteFailed or StackStatus.UpdateRollbackFailed or StackStatus.ImportRollbackFailed } =>
            ThingStatus.Failed,
        { Applied: null } => ThingStatus.Failed,
        _ => ThingStatus.Ready,
    };

    /// <summary>Applied, not failed and nobody wants it gone: things below or beside it may be built on it.</summary>
    public bool IsLive => Applied is not null && !DeleteWanted;
}
