using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>
/// The sweeper's part in mending what failed for a passing cause: a creation is asked for again, as an edit by the system, at most
/// twice and ever later; a roll-back that failed is taken up once. When that is due is read from the thing itself, so that no timer
/// can get lost. Other updates are left alone: after their roll-back the thing is ready, and whoever asked has the word.
/// </summary>
public sealed class TryAgain(Submit submit, TimeProvider clock)
{
    private static readonly Actor Nobody = new(EmailAddress.Parse("system@invalid.example"), Submit.System, IsAdmin: false);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>It will be tried again, sooner or later.</summary>
    public static bool Awaits(ThingState thing) => PauseOf(thing) is not null;

    /// <summary>How long after its failure it is tried again; null: it is not, or not any more.</summary>
    private static TimeSpan? PauseOf(ThingState thing) => thing switch
    {
        { Newest: null, Applied: null, Failed.Change: { Action: ChangeAction.Create } failed }
            when (failed.TriedAgain ?? 0) is var tries && tries < Pauses.Length
                && thing.Stack?.Status.IsFailedCreation() != false && PassingCause.Is(thing.Reason) => Pauses[tries],

        // Once, and whatever the cause was: it does no harm, and until it ends nothing else can be done.
        { Newest: null, Applied: not null, Stack.Status: StackStatus.UpdateRollbackFailed }
            when thing.Failed?.Change is not { TriedAgain: not null } and not { Deletes: true } => Pauses[0],
        _ => null,
    };

    private static bool IsDue(ThingState thing, DateTimeOffset now) => thing.ObservedAt + PauseOf(thing) <= now;

    /// <summary>Asks for it again, if it is still due then: whoever edited meanwhile goes before.</summary>
    public async Task RunAsync(ThingState thing, CancellationToken cancel)
    {
        if (IsDue(thing, clock.GetUtcNow()))
            await submit.RunAsync(Nobody, Plan(thing.Key), new EditTerms(), cancel);
    }

    private static EditPlan Plan(ThingKey key) => new(UseCase.PutBack, key, ChangeAction.Update)
    {
        RequestedBy = Submit.System,
        Make = on =>
        {
            if (on.Current is not { } thing || !IsDue(thing, on.Now))
                return new Refusal.NotReady(Say.BeingTriedAgain.With(("name", key.Name)));
            var failed = thing.Failed?.Change;
            if (thing.Applied?.Record is { } applied)
            {
                // What is applied, and so the roll-back's goal. But who was to be stopped is stopped.
                return new Edit(ChangeAction.Update, applied.Spec, Say.RollBackTakenUp.With(("name", key.Name)))
                {
                    Stopped = failed?.Record.Stopped ?? applied.Stopped,
                    Restates = true,
                    TriedAgain = 1,
                };
            }

            var says = Say.TriedAgainByItself.With(("name", key.Name), ("reason", thing.Reason!.Args.Find("reason")));
            return new Edit(ChangeAction.Create, failed!.Record.Spec, says)
            {
                Stopped = failed.Record.Stopped,
                TriedAgain = (failed.TriedAgain ?? 0) + 1,
            };
        },
    };
}
