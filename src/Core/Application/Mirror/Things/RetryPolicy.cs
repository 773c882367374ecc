using BucketManager.Application.Mirror.Operations;

namespace BucketManager.Application.Mirror.Things;

/// <summary>
/// Which failed changes the program tries again by itself, and when: a creation at most twice and ever later, a failed roll-back once.
/// It is read from the thing itself, so that no timer can get lost.
/// </summary>
public static class RetryPolicy
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>It will be tried again, sooner or later.</summary>
    public static bool Awaits(ThingState thing) => PauseOf(thing) is not null;

    /// <summary>How long after its failure it is tried again; null: it is not, or not any more.</summary>
    private static TimeSpan? PauseOf(ThingState thing) => thing switch
    {
        { Newest: null, Applied: null, Failed.Change: { Action: ChangeAction.Create } failed }
            when (failed.TriedAgain ?? 0) is var tries && tries < Pauses.Length
                && thing.Stack?.Status.IsFailedCreation() != false && TransientFailure.Is(thing.Reason) => Pauses[tries],

        // Once, and whatever the cause was: it does no harm, and until it ends nothing else can be done.
        { Newest: null, Applied: not null, Stack.Status: StackStatus.UpdateRollbackFailed }
            when thing.Failed?.Change is not { TriedAgain: not null } and not { Deletes: true } => Pauses[0],
        _ => null,
    };

    /// <summary>The time at which it is tried again has come.</summary>
    public static bool IsDue(ThingState thing, DateTimeOffset now) => thing.ObservedAt + PauseOf(thing) <= now;
}
