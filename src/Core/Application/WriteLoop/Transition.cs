using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>
/// The next step of a thing, from what is wanted and what is seen: protocol.md §3, row by row. A pure function; all that it needs
/// to know of the world stands in its arguments.
/// </summary>
public static class Transition
{
    /// <summary>A claim must be sent so soon, else its process counts as too late.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(5);

    /// <summary>
    /// So long a claim stands without a trace in the stack's events. Longer than clock skew, the time-out of a call and the time
    /// until a call shows in the events, together.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A sighting from before the known one. Equal is not older: a second failed deletion looks like the first.</summary>
    public static bool IsOlder(ObservedStack seen, ObservedStack? known) =>
        known is not null && seen.Id == known.Id
        && (seen.Time, seen.Status.Rank()).CompareTo((known.Time, known.Status.Rank())) < 0;

    // The live template may be another than the one that is known.
    private static bool NeedsTemplate(ThingState item, ObservedStack seen, bool force) =>
        seen.Status.IsLive() && (force || item.Applied is null || item.Running is not null || item.Stack is not { } known
            || known.Id != seen.Id || known.Status != seen.Status || known.Time != seen.Time || known.OperationId != seen.OperationId);

    // Only the stack's events can tell how a change ended.
    private static bool NeedsEvents(ThingState item, ObservedStack seen)
    {
        if (seen.Status.IsInProgress())
            return false;
        if (item.Running is { Change: var change })
            return !IsProven(change, seen);
        return item.Queued is not null && seen.Status == StackStatus.UpdateRollbackFailed;
    }

    /// <param name="over">The running claim's lease had ended before the stack was read.</param>
    public static Decision From(ThingState item, Observation seen, bool over, DateTimeOffset now)
    {
        var stack = seen.Stack?.Id == item.GoneStackId ? null : seen.Stack;
        if (stack is not null && IsOlder(stack, item.Stack))
            return Decision.Nothing(item);
        if (stack is not null && stack.Status.IsInProgress())
            return Written(item, item with { Stack = stack }, [], now);
        if (stack is not null && seen is { Template: null, Unreadable: null } && NeedsTemplate(item, stack, seen.Force))
            return Decision.Needs(MissingObservation.Template, item);
        if (stack is not null && seen.Events is null && NeedsEvents(item, stack))
            return Decision.Needs(MissingObservation.Events, item);

        var mirrored = Mirror(item, stack, seen);
        var turns = new List<OperationTransition>();
        if (mirrored.Running is { } running)
        {
            switch (Evidence(running.Change, stack, seen.Events ?? []))
            {
                case { Ended: OperationState.Succeeded } when running.Change.Deletes:
                    return Deleted(item, mirrored with { Running = null }, running.Change, seen, turns, now);
                case { Ended: { } end, Reason: var reason, At: var at }:
                    turns.Add(new OperationTransition(running.Change.Id, end, reason));
                    mirrored = mirrored with { Running = null };
                    mirrored = end == OperationState.Succeeded
                        ? Succeeded(mirrored, running.Change, seen, isSeenBefore: stack?.Time < at)
                        : Failed(mirrored, running.Change, reason);
                    break;
                case { Started: false } when over:
                    mirrored = ClaimedBack(mirrored, turns);
                    break;
                default:
                    // By its name a deleted stack's events could not be found: its id is kept until the result is known.
                    return stack?.Status == StackStatus.DeleteComplete ? Decision.Nothing(item) : Written(item, mirrored, turns, now);
            }
        }

        if (mirrored.Queued is { } queued)
            return Queued(item, mirrored, queued, stack, seen, turns, now);
        if (stack is null or { Status: StackStatus.DeleteComplete })
            mirrored = Absent(mirrored);
        return Written(item, mirrored, turns, now);
    }

    /// <summary>A claim given back: the change waits again, unless a newer one does.</summary>
    internal static ThingState ClaimedBack(ThingState item, List<OperationTransition> turns)
    {
        var change = item.Running!.Change;
        if (item.Queued is { } newer)
            turns.Add(Superseded(change.Id, newer.Id));
        else
            turns.Add(new OperationTransition(change.Id, OperationState.Queued));
        return item with { Running = null, Queued = item.Queued ?? change };
    }

    internal static OperationTransition Superseded(OperationId older, OperationId newer) =>
        new(older, OperationState.Superseded, Say.SupersededByNewer(), newer);

    internal static ThingState Failed(ThingState item, Change change, Sentence? reason) => item with
    {
        // What only restates has nothing to be mended: the change that failed before it has. It has been tried again as often now.
        Failed = new FailedChange(
            change.Restates == true && item.Failed?.Change is { } before ? before with { TriedAgain = change.TriedAgain } : change),
        Reason = reason,
    };

    /// <summary>The earliest failure under a token holds the cause: those after it are its consequences.</summary>
    internal static Sentence? Cause(IEnumerable<StackEvent> events, string token)
    {
        var failure = events.LastOrDefault(e => e.Token == token && e.Status.EndsWith("_FAILED", StringComparison.Ordinal));
        if (failure is null)
            return null;
        return failure.Reason is { Length: > 0 } reason
            ? Say.PartFailed(part: failure.LogicalId, type: failure.ResourceType, reason: reason)
            : Say.StackFailed(failure.Status);
    }

    /// <summary>The last thing that the stack as a whole said under a token; null: nothing.</summary>
    internal static string? LastStatus(IEnumerable<StackEvent> events, string token) => Last(events, token)?.Status;

    private static StackEvent? Last(IEnumerable<StackEvent> events, string token) =>
        events.FirstOrDefault(e => e.Token == token && e.IsAboutTheStack);

    // Of the last roll-back that failed, whoever's it is.
    private static Sentence? LastFailure(IReadOnlyList<StackEvent> events) =>
        events.FirstOrDefault(e => e is { IsAboutTheStack: true, Status: "UPDATE_ROLLBACK_FAILED", Token: not null }) is { Token: { } token }
            ? Cause(events, token)
            : null;

    private static ThingState Mirror(ThingState item, ObservedStack? stack, Observation seen)
    {
        if (stack is null)
            return item;
        if (stack.Status == StackStatus.DeleteComplete)
            return item with { Stack = null, GoneStackId = stack.Id };
        var mirrored = item with { Stack = stack };
        if (!stack.Status.IsLive() || (stack == item.Stack && IsAhead(item.Applied, stack)))
            return mirrored;
        if (seen.Unreadable is { } unreadable)
        {
            var applied = item.Applied is { } known ? known with { ChangedOutside = true, OtherParameters = null } : null;
            return mirrored with { Applied = applied, Reason = unreadable };
        }

        if (seen.Template is not { } template)
            return mirrored;
        return mirrored with
        {
            Applied = template,
            Revision = Math.Max(item.Revision, template.Record.Revision),
            Reason = item.Failed is null ? null : item.Reason,
        };
    }

    // What has ended by the stack's events, whose stack was not seen since: its template, read once more, is the one from before.
    private static bool IsAhead(AppliedRecord? applied, ObservedStack stack) =>
        applied is { ChangedOutside: false, Record.OperationId: var live } && live != stack.OperationId;

    private static Verdict Evidence(Change change, ObservedStack? stack, IReadOnlyList<StackEvent> events)
    {
        if (IsProven(change, stack))
            return new Verdict(OperationState.Succeeded);
        var token = change.Id.ToString();
        var last = Last(events, token);
        return last?.Status switch
        {
            "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "DELETE_COMPLETE" => new Verdict(OperationState.Succeeded, At: last.At),
            "UPDATE_ROLLBACK_COMPLETE" => new Verdict(OperationState.RolledBack, Cause(events, token)),
            "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED" or "CREATE_FAILED" or "UPDATE_FAILED" or "UPDATE_ROLLBACK_FAILED" or "DELETE_FAILED" =>
                new Verdict(OperationState.Failed, Cause(events, token)),
            _ when !events.Any(e => e.Token == token) => new Verdict(null, Started: false),
            _ => Interrupted(events, token) is not { } end ? new Verdict(null)
                : end == "UPDATE_ROLLBACK_COMPLETE" ? new Verdict(OperationState.RolledBack, Cause(events, token) ?? Say.Interrupted())
                : new Verdict(OperationState.Failed, Cause(events, token) ?? Say.Interrupted()),
        };
    }

    /// <summary>
    /// How somebody else ended what was begun under a token: a creation can be deleted, an update cancelled while it runs. Its own
    /// end never comes then. Null: nobody did.
    /// </summary>
    private static string? Interrupted(IReadOnlyList<StackEvent> events, string token) =>
        events.TakeWhile(e => e.Token != token).FirstOrDefault(e => e.IsAboutTheStack && !e.IsInProgress)?.Status;

    private static bool IsProven(Change change, ObservedStack? stack) => change.Deletes
        ? stack is null or { Status: StackStatus.DeleteComplete }
        : stack is { Status: StackStatus.CreateComplete or StackStatus.UpdateComplete } && stack.OperationId == change.Id;

    private static Decision Queued(
        ThingState item, ThingState mirrored, Change change, ObservedStack? stack, Observation seen, List<OperationTransition> turns,
        DateTimeOffset now)
    {
        switch (stack?.Status)
        {
            case null or StackStatus.DeleteComplete when change.Deletes:
                return Deleted(item, mirrored with { Queued = null }, change, seen, turns, now);
            case null or StackStatus.DeleteComplete when mirrored.Applied is not null:
                return Fails(mirrored with { Applied = null, Stack = null, Kept = IsBucket(mirrored) }, DeletedOutside(mirrored));
            case null when seen.Foreign:
                return Fails(mirrored, Say.StackNameTaken(item.Key.StackName));
            case null or StackStatus.DeleteComplete:
                return Claim(StackCallKind.Create, null);
            case StackStatus.ReviewInProgress:
                return Fails(mirrored, Say.PreparedByHand(item.Key.StackName));
            case not null when change.Deletes:
                return Claim(StackCallKind.Delete, stack.Id);
            case { } dead when dead.IsFailedCreation():
                return Clear(StackCallKind.ClearFailedCreation, stack.Id);
            case StackStatus.UpdateRollbackFailed:
                // Once only: where it came through, and somebody else's change failed after it, the same call would be taken for a
                // repetition.
                return LastStatus(seen.Events ?? [], change.Id.ClearingToken) is "UPDATE_ROLLBACK_FAILED" or "UPDATE_ROLLBACK_COMPLETE"
                    ? Fails(mirrored, Say.RollBackFailedAgain(LastFailure(seen.Events ?? [])!.Text))
                    : Clear(StackCallKind.ClearFailedRollback, stack.Id);
            case StackStatus.DeleteFailed or StackStatus.ImportRollbackFailed:
                return Fails(mirrored, Say.EarlierDeletionFailed());
            default:
                return Claim(StackCallKind.Update, stack.Id);
        }

        Decision Fails(ThingState thing, Sentence reason)
        {
            Turn(turns, new OperationTransition(change.Id, OperationState.Failed, reason));
            return Written(item, Failed(thing, change, reason) with { Queued = null }, turns, now);
        }

        Decision Clear(StackCallKind kind, string stackId) => seen.Preparation switch
        {
            null => Decision.Needs(MissingObservation.Preparation, item, new StackCall(kind, change, stackId)),
            Preparation.NotYet => Written(item, mirrored, turns, now),
            _ => Written(item, mirrored, turns, now, new StackCall(kind, change, stackId)),
        };

        Decision Claim(StackCallKind kind, string? stackId)
        {
            if (seen.Preparation is null)
                return Decision.Needs(MissingObservation.Preparation, item, new StackCall(kind, change, stackId));
            if (seen.Preparation is Preparation.Refused refused)
                return Fails(mirrored, refused.Says);
            if (seen.Preparation is Preparation.NotYet)
                return Written(item, mirrored, turns, now);

            Turn(turns, new OperationTransition(change.Id, OperationState.Running));
            var claimed = mirrored with { Queued = null, Running = new RunningChange(change, now, now + SendWithin, now + Lease) };
            return Written(item, claimed, turns, now, new StackCall(kind, change, stackId));
        }
    }

    private static Decision Deleted(
        ThingState item, ThingState mirrored, Change change, Observation seen, List<OperationTransition> turns, DateTimeOffset now)
    {
        // Whose creation never succeeded has made no bucket: one of its name is somebody else's.
        var hadBucket = IsBucket(item) && (item.Applied is not null || item.Kept);
        if (seen.Leftovers is null && ((hadBucket && !change.KeepFiles) || item.Key.Kind == ThingKind.Project))
            return Decision.Needs(MissingObservation.Leftovers, item);
        if (seen.Leftovers is Leftovers.StillGoing)
            return Decision.Nothing(item);
        if (seen.Leftovers is Leftovers.Stuck stuck)
        {
            Turn(turns, new OperationTransition(change.Id, OperationState.Failed, stuck.Says));
            return Written(item, Failed(mirrored with { Stack = null, Applied = null }, change, stuck.Says), turns, now);
        }

        var reason = !hadBucket ? null
            : change.KeepFiles ? Say.FilesKeptAsAsked()
            : seen.Leftovers is Leftovers.Files ? Say.FilesKept()
            : null;
        Turn(turns, new OperationTransition(change.Id, OperationState.Succeeded, reason));
        return Written(item, Tombstone(mirrored, reason, kept: reason is not null), turns, now);
    }

    /// <summary>Nothing is wanted and there is no stack.</summary>
    private static ThingState Absent(ThingState item) => item switch
    {
        { IsTombstone: true } => item,

        // Its entry in the register is still there, and so is its account's claim: an admin makes it again, or deletes it.
        { Key.Kind: ThingKind.Project, Applied.Record: var record } =>
            Failed(
                item with { Stack = null, Applied = null },
                new Change(record.OperationId, ChangeAction.Create, record),
                DeletedOutside(item)),
        { Key.Kind: ThingKind.Project } => item with { Stack = null },
        { Applied: null, Failed.Action: not ChangeAction.Delete } => item with { Stack = null },
        _ => Tombstone(item, DeletedOutside(item), kept: IsBucket(item) && (item.Applied is not null || item.Kept)),
    };

    private static ThingState Tombstone(ThingState item, Sentence? reason, bool kept) => new(item.Key)
    {
        Revision = item.Revision,
        Version = item.Version,
        GoneStackId = item.Stack?.Id ?? item.GoneStackId,
        Reason = reason,
        Kept = kept,
        FormerName = item.LastRecord?.Spec.DisplayName ?? item.FormerName,
    };

    /// <param name="isSeenBefore">The stack and its template were read before the end of which its events tell.</param>
    private static ThingState Succeeded(ThingState item, Change change, Observation seen, bool isSeenBefore)
    {
        item = item with { Kept = false };

        // It was live, also where somebody has deleted the stack or made its template unreadable since.
        var unreadable = isSeenBefore ? null : seen.Unreadable;
        if (seen.Template is null || isSeenBefore)
            item = item with { Applied = new AppliedRecord(change.Record, ChangedOutside: unreadable is not null) };
        return change.Restates == true && item.Failed is { } failed && failed.Spec != change.Record.Spec
            ? item
            : item with { Failed = null, Reason = unreadable };
    }

    private static Sentence DeletedOutside(ThingState item) => IsBucket(item) ? Say.BucketLeftOutside() : Say.DeletedOutside();

    private static bool IsBucket(ThingState item) => item.Key.Kind == ThingKind.Bucket;

    // A claim that comes back may go out again, or end, in the same step: only where it has come to counts.
    private static void Turn(List<OperationTransition> turns, OperationTransition turn)
    {
        turns.RemoveAll(t => t.Id == turn.Id);
        turns.Add(turn);
    }

    private static Decision Written(
        ThingState item, ThingState after, List<OperationTransition> turns, DateTimeOffset now, StackCall? call = null)
    {
        // Whoever gets an answer is not throttled any more.
        var takesLong = after is { Running: { } running, Stack.Status: var status } && status.IsInProgress()
            && now > UsualTime.LateFrom(after, running);
        after = after with { Hindrance = takesLong ? StallReason.TakesLong : null };

        // The time of writing is no reason to write.
        var written = after with { ObservedAt = item.ObservedAt } == item ? item : after with { ObservedAt = now };
        return new Decision(written, [.. turns], call);
    }

    /// <param name="Ended">Null: not, or nobody knows.</param>
    /// <param name="Started">There is a trace of it, and so it is waited for.</param>
    /// <param name="At">When, where the events tell it of a success.</param>
    private sealed record Verdict(OperationState? Ended, Sentence? Reason = null, bool Started = true, DateTimeOffset? At = null);
}
