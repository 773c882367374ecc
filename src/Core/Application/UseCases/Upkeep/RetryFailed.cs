using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Upkeep;

/// <summary>
/// The sweeper's part in mending what failed for a passing cause: a creation is asked for again, as an edit by the system, at most
/// twice and ever later; a roll-back that failed is taken up once. When that is due is read from the thing itself, so that no timer
/// can get lost. Other updates are left alone: after their roll-back the thing is ready, and whoever asked has the word.
/// </summary>
public sealed class RetryFailed(Submit submit, TimeProvider clock)
{
    private static readonly Actor Nobody = new(EmailAddress.Parse("system@invalid.example"), Actor.System, IsAdmin: false);

    /// <summary>Asks for it again, if it is still due then: whoever edited meanwhile goes before.</summary>
    public async Task RunAsync(ThingState thing, CancellationToken cancel)
    {
        if (RetryPolicy.IsDue(thing, clock.GetUtcNow()))
            await submit.RunAsync(new Requester.Program(Nobody), Plan(thing.Key), new EditTerms(), cancel);
    }

    private static EditPlan Plan(ThingKey key) => new(UseCase.RestoreTemplate, key, ChangeAction.Update)
    {
        Make = on =>
        {
            if (on.Current is not { } thing || !RetryPolicy.IsDue(thing, on.Now))
                return new Refusal.NotReady(Say.BeingTriedAgain(key.Name));
            var failed = thing.Failed?.Change;
            if (thing.Applied?.Record is { } applied)
            {
                // What is applied, and so the roll-back's goal. But who was to be stopped is stopped.
                return new Edit(ChangeAction.Update, applied.Spec, Say.RollBackTakenUp(key.Name))
                {
                    Stopped = failed?.Record.Stopped ?? applied.Stopped,
                    Restates = true,
                    TriedAgain = 1,
                };
            }

            var says = Say.TriedAgainByItself(name: key.Name, reason: (string)thing.Reason!.Args.Find("reason")!);
            return new Edit(ChangeAction.Create, failed!.Record.Spec, says)
            {
                Stopped = failed.Record.Stopped,
                TriedAgain = (failed.TriedAgain ?? 0) + 1,
            };
        },
    };
}
