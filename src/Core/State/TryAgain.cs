using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>
/// The sweeper's part in mending what failed for a passing cause: a creation is asked for again, as an edit by the system, at most
/// twice and ever later. When that is due is read from the thing itself, so that no timer can get lost. Updates are left alone: after
/// their roll-back the thing is ready, and whoever asked has the word.
/// </summary>
public sealed class TryAgain(Submit submit, TimeProvider clock)
{
    private static readonly Actor Nobody = new(EmailAddress.Parse("system@invalid.example"), Submit.System, IsAdmin: false);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>A creation that failed for a passing cause, whose pause is over, and that was not tried again too often.</summary>
    public static bool IsDue(ThingState thing, DateTimeOffset now) =>
        thing is { Newest: null, Applied: null, Failed.Change: { Action: ChangeAction.Create } failed }
        && (failed.TriedAgain ?? 0) is var tries && tries < Pauses.Length
        && thing.Stack?.Status.IsInProgress() != true
        && thing.ObservedAt + Pauses[tries] <= now
        && PassingCause.Is(thing.Reason);

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
            if (on.Current is not { Failed.Change: var failed } thing || !IsDue(thing, on.Now))
                return new Refusal.NotReady(Say.BeingTriedAgain.With(("name", key.Name)));
            var says = Say.TriedAgainByItself.With(("name", key.Name), ("reason", thing.Reason!.Args.Find("reason")));
            return new Edit(ChangeAction.Create, failed.Record.Spec, says)
            {
                Stopped = failed.Record.Stopped,
                TriedAgain = (failed.TriedAgain ?? 0) + 1,
            };
        },
    };
}
