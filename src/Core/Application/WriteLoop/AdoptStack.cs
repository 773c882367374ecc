using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>Writes a thing that the cache lacks from its stack, once that is at rest.</summary>
public sealed class AdoptStack(IStateCache cache, IStackProvisioner stacks, Register register, WriteThing write, TimeProvider clock)
{
    /// <param name="view">The project; null: the cache lacks it, too.</param>
    /// <param name="attempt">The thing, and what is in doubt about its template.</param>
    /// <param name="cancel">Stops before the commit.</param>
    public async Task<StepOutcome> RunAsync(ProjectView? view, ReconcileAttempt attempt, CancellationToken cancel)
    {
        var key = attempt.Key;
        var registration = key.Kind == ThingKind.Project ? await register.FindAsync(key.Project, cancel) : null;
        if ((registration?.Place ?? view?.Place) is not { } place)
            return StepOutcome.Done;
        if (await stacks.FindAsync(place, key.StackName, cancel) is { } stack)
            return await AdoptAsync(stack, place, view, attempt, cancel);
        return registration is null ? StepOutcome.Done : await WriteAsync(WithoutBaseline(registration), null, place, view, cancel);
    }

    private async Task<StepOutcome> AdoptAsync(
        StackSnapshot stack, StackPlace place, ProjectView? view, ReconcileAttempt attempt, CancellationToken cancel)
    {
        var key = attempt.Key;
        if (!StackReading.IsOurs(stack, key))
            return StepOutcome.Done;
        var seen = ObservedStack.Of(stack);
        if (seen.Status.IsInProgress())
            return StepOutcome.LookLater; // What its template says now may never be live.

        var text = await stacks.ReadTemplateAsync(place, seen.Id, cancel);
        var others = StackReading.OtherParameters(stack, view?.BaselineOutputs ?? ValueMap<string>.Empty);
        if (text is null || StackReading.Of(key, seen, text, others).Template is not { } template)
            return StepOutcome.Done;
        var live = seen.Status.IsLive();
        if (live && attempt.Doubts(template, seen))
            return StepOutcome.LookLater;

        var found = StackReading.Found(key, seen, template) with { ObservedAt = clock.GetUtcNow() };
        return await WriteAsync(found, live ? text : null, place, view, cancel);
    }

    private async Task<StepOutcome> WriteAsync(ThingState found, string? text, StackPlace place, ProjectView? view, CancellationToken cancel)
    {
        var key = found.Key;
        var change = new ThingChange(null, found, [])
        {
            Template = text is null ? null : new AppliedTemplate(key, text),
            Account = key.Kind == ThingKind.Project ? new AccountClaim(place.Account, Release: false) : null,
        };
        var outcome = await write.RunAsync(view?.Head, change, cancel);
        if (outcome == CommitOutcome.AccountTaken)
        {
            // That may not be, and still the project is there.
            if (await cache.FindAccountOwnerAsync(place.Account, cancel) is not { } other)
                return StepOutcome.StartOver;
            var says = Say.NoticedSharedAccount(key.Name, place.Account, other);
            outcome = await write.RunAsync(view?.Head, change with { Account = null, Noticed = says }, cancel);
        }

        return outcome == CommitOutcome.ThingMoved ? StepOutcome.StartOver : StepOutcome.Done;
    }

    private ThingState WithoutBaseline(ProjectRegistration registration)
    {
        var fields = new ProjectFields
        {
            Title = registration.Project.ToString(),
            Account = registration.Place.Account.ToString(),
            Region = registration.Place.Region.ToString(),
        };
        var key = ThingKey.OfProject(registration.Project);
        var now = clock.GetUtcNow();
        var record = new ThingRecord(key, 0, ProjectSpec.Check(fields).Value, Actor.System, now, registration.OperationId)
        {
            ExternalId = registration.ExternalId,
        };
        return new ThingState(key)
        {
            Revision = 1000,
            Failed = new FailedChange(new Change(registration.OperationId, ChangeAction.Create, record)),
            Reason = Say.RegisteredOnly(),
            ObservedAt = now,
        };
    }
}
