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

/// <summary>
/// Compares what is wanted of a thing (in the cache) with what its stack shows, and does the next step (protocol.md §2).
/// May run twice, anywhere, at any time, and stop at any await.
/// </summary>
public sealed class Reconcile(
    IStateCache cache,
    ProjectViews views,
    IStackProvisioner stacks,
    IBucketContents contents,
    IAccessKeyIssuer keys,
    IJobQueue jobs,
    Publish publish,
    StackPlace hub,
    TimeProvider clock,
    IEntropy entropy)
{
    // A thing that moves on at every look has so many people at it that another of them does the next step.
    private const int MaxRounds = 10;

    /// <summary>
    /// What goes by its name, a user's keys and an emptied bucket, is removed only so shortly after its thing was read: later the name may
    /// be another one's. Less than it takes to delete a stack and to make another.
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Register register = new(stacks, hub, clock);
    private readonly PrepareCall prepare = new(contents, keys, new Register(stacks, hub, clock), clock);
    private readonly WriteThing write = new(cache, publish, clock, entropy);
    private readonly SendCall send = new(cache, stacks, jobs, new WriteThing(cache, publish, clock, entropy), clock);

    /// <param name="key">The thing.</param>
    /// <param name="force">Also reads the template when nothing seems to have moved.</param>
    /// <param name="cancel">Stops between two steps; what was begun is found again.</param>
    /// <returns>True: something is not to be seen yet, and it looks again later.</returns>
    public Task<bool> RunAsync(ThingKey key, bool force, CancellationToken cancel) => RunAsync(new ReconcileAttempt(key, force), cancel);

    /// <summary>A look that was put off. Where something is still under way, it looks again a little later.</summary>
    public async Task RecheckAsync(DelayedWork.Recheck look, CancellationToken cancel)
    {
        var putOff = await RunAsync(new ReconcileAttempt(look.Key, Force: false) { Attempt = look.Attempt, Doubt = look.Doubt }, cancel);
        if (!putOff && look.Attempt < Backoff.LastHint && await IsUnderWayAsync(look.Key, cancel))
            await PutOffAsync(look.Key, look.Attempt + 1, cancel);
    }

    /// <summary>Everything in a project that the cache had lost is found: edits are taken again.</summary>
    /// <param name="project">The one.</param>
    /// <param name="began">When the look at it began that left nothing out; too soon after the loss it does not count.</param>
    /// <param name="cancel">Stops; the sweeper comes again.</param>
    internal async Task EndRebuildAsync(ProjectName project, DateTimeOffset began, CancellationToken cancel)
    {
        var outcome = CommitOutcome.ThingMoved;
        while (outcome == CommitOutcome.ThingMoved)
        {
            var head = await cache.FindHeadAsync(project, cancel);
            var item = await cache.FindThingAsync(ThingKey.OfProject(project), cancel);
            if (item is not { IsBeingRebuilt: true, RebuiltAt: { } rebuilt } || began < rebuilt + Rebuilding.Quarantine)
                return;
            outcome = await write.RunAsync(head, new ThingChange(item, item with { WholeAt = clock.GetUtcNow() }, []), cancel);
        }
    }

    /// <summary>A change is sent and its end was not seen, or something runs on the stack.</summary>
    internal async Task<bool> IsUnderWayAsync(ThingKey key, CancellationToken cancel) =>
        await cache.FindThingAsync(key, cancel) is { } item && (item.Running is not null || item.Stack?.Status.IsInProgress() == true);

    internal Task PutOffAsync(ThingKey key, int attempt, CancellationToken cancel) => PutOffAsync(key, attempt, null, cancel);

    private Task PutOffAsync(ThingKey key, int attempt, TemplateMismatch? doubt, CancellationToken cancel) =>
        jobs.EnqueueAsync(new DelayedWork.Recheck(key, attempt, doubt), Backoff.Delay(key, attempt), cancel);

    /// <summary>True: it looks again later.</summary>
    private async Task<bool> RunAsync(ReconcileAttempt look, CancellationToken cancel)
    {
        var key = look.Key;
        var next = StepOutcome.StartOver;
        for (var round = 0; round < MaxRounds && next == StepOutcome.StartOver; round++)
        {
            try
            {
                next = await StepAsync(look, cancel);
            }
            catch (PortException throttled) when (throttled.Fault == PortFault.Throttled)
            {
                await send.SayThrottledAsync(key, cancel);
                throw;
            }
            catch (PortException refused) when (refused.Fault == PortFault.Refused)
            {
                // Nobody may even look there. What waits will not get any further, and is told why.
                if (!await send.FailQueuedAsync(key, refused.Message, cancel))
                    throw;
                next = StepOutcome.Done;
            }
        }

        if (next == StepOutcome.Done || look.Attempt >= Backoff.Last)
            return false;
        await PutOffAsync(key, look.Attempt + 1, look.Doubt, cancel);
        return true;
    }

    /// <summary>One look and one step.</summary>
    private async Task<StepOutcome> StepAsync(ReconcileAttempt look, CancellationToken cancel)
    {
        var key = look.Key;
        var goesOnUntil = clock.GetUtcNow() + Fresh;

        // The sequence first, then the thing (protocol.md §1).
        var view = await views.FindAsync(key.Project, cancel);
        var item = await cache.FindThingAsync(key, cancel);

        // Judged before the stack is read: what the read does not show then, was never sent.
        var over = item?.Running is { } running && clock.GetUtcNow() > running.LeaseEnds;
        if (item is null)
            return await FindAsync(view, look, cancel);
        if (view?.Place is not { } place)
            return StepOutcome.Done;

        var snapshot = await stacks.FindAsync(place, item.Stack?.Id ?? key.StackName, cancel);
        if (snapshot is null && item.Stack is not null)
            return StepOutcome.Done; // Only DELETE_COMPLETE says that it is gone.
        var foreign = snapshot is not null && item.Stack is null && !StackReading.IsOurs(snapshot, key);
        var seen = snapshot is null || foreign || snapshot.Id == item.GoneStackId ? null : ObservedStack.Of(snapshot);
        if (seen is not null && Transition.IsOlder(seen, item.Stack))
            return StepOutcome.Done;

        var observation = new Observation(seen) { Foreign = foreign };
        string? text = null;
        if (seen is not null && seen.Status.IsLive() && (look.Force || Transition.NeedsTemplate(item, seen)))
        {
            text = await stacks.ReadTemplateAsync(place, seen.Id, cancel);
            if (text is null)
                return StepOutcome.Done;
            observation = StackReading.Of(key, seen, text, StackReading.OtherParameters(snapshot!, view.BaselineOutputs));
            if (observation.Template is { } template && (template, seen) != (item.Applied, item.Stack) && look.Doubts(template, seen))
                return StepOutcome.LookLater;
        }

        if (seen is not null && Transition.NeedsEvents(item, seen))
            observation = observation with { Events = await stacks.ListEventsAsync(place, seen.Id, cancel) };

        var next = StepOutcome.Done;
        var decision = Transition.From(item, observation, over, clock.GetUtcNow());
        if (decision.LookForLeftovers)
        {
            if (clock.GetUtcNow() >= goesOnUntil)
                return StepOutcome.StartOver;
            observation = observation with { Leftovers = await prepare.ClearLeftoversAsync(item, place, goesOnUntil, cancel) };
            if (observation.Leftovers is Leftovers.StillGoing)
                next = StepOutcome.LookLater;
            decision = Transition.From(item, observation, over, clock.GetUtcNow());
        }

        StackRequest? order = null;
        Invalidation[] touched = [];
        if (decision.Call is { } planned)
        {
            (var preparation, order, touched) = await prepare.RunAsync(planned, view, place, goesOnUntil, cancel);
            if (preparation is Preparation.NotYet)
                next = StepOutcome.LookLater;

            // Again, because time has passed: the claim begins now.
            decision = Transition.From(item, observation with { Preparation = preparation }, over, clock.GetUtcNow());
        }

        if (observation.Template is { } read && decision.After.Applied != read)
            text = null; // It is over.
        if (decision.After != item || (look.Force && await IsAnotherTextAsync(decision.After, text, cancel)))
        {
            var change = new ThingChange(item, decision.After, decision.Turns)
            {
                Template = Applied(item, decision.After, text),
                Touched = [.. touched],
                Noticed = Noticed(item, decision),
            };
            if (await write.RunAsync(view.Head, change, cancel) is not CommitOutcome.Committed)
                return StepOutcome.StartOver;
        }

        return decision.Call is { } call ? await send.RunAsync(call, decision.After.Running, order, place, key, cancel) : next;
    }

    /// <summary>What the cache is to keep as the live template; null: what it has.</summary>
    /// <param name="text">Null: it was not read, can't be any more, or is over.</param>
    private static AppliedTemplate? Applied(ThingState item, ThingState after, string? text) => (item.Applied, after.Applied) switch
    {
        (null, null) => null,
        (_, null) => new AppliedTemplate(item.Key, null),
        _ when text is not null => new AppliedTemplate(item.Key, text),
        var (before, now) when before == now => null,
        (_, { Record: var record }) => new AppliedTemplate(item.Key, StackTemplates.Render(record).Text),
    };

    /// <summary>Two changes outside, one after the other, look alike but for the text; where reads lag, the first one's may have stayed.</summary>
    private async Task<bool> IsAnotherTextAsync(ThingState item, string? text, CancellationToken cancel) =>
        text is not null && item.Applied is not null && await cache.FindTemplateAsync(item.Key, cancel) != text;

    /// <summary>What somebody did outside, for the diary: no operation of ours tells of it.</summary>
    private static Sentence? Noticed(ThingState item, Decision decision) => (item.Applied, decision.After.Applied) switch
    {
        ({ ChangedOutside: false }, { ChangedOutside: true }) => Say.NoticedChangedOutside.With(("name", item.Key.Name)),
        (not null, null) when decision.Turns.Count == 0 => Say.NoticedDeletedOutside.With(("name", item.Key.Name)),
        _ => null,
    };

    /// <summary>A thing that the cache lacks: written from its stack once that is at rest.</summary>
    private async Task<StepOutcome> FindAsync(ProjectView? view, ReconcileAttempt look, CancellationToken cancel)
    {
        var key = look.Key;
        var registration = key.Kind == ThingKind.Project ? await register.FindAsync(key.Project, cancel) : null;
        if ((registration?.Place ?? view?.Place) is not { } place)
            return StepOutcome.Done;
        var snapshot = await stacks.FindAsync(place, key.StackName, cancel);
        ThingState found;
        string? text = null;
        if (snapshot is null)
        {
            if (registration is null)
                return StepOutcome.Done;
            found = WithoutBaseline(registration);
        }
        else
        {
            if (!StackReading.IsOurs(snapshot, key))
                return StepOutcome.Done;
            var seen = ObservedStack.Of(snapshot);
            if (seen.Status.IsInProgress())
            {
                // What its template says now may never be live.
                return StepOutcome.LookLater;
            }

            text = await stacks.ReadTemplateAsync(place, seen.Id, cancel);
            var others = StackReading.OtherParameters(snapshot, view?.BaselineOutputs ?? ValueMap<string>.Empty);
            if (text is null || StackReading.Of(key, seen, text, others).Template is not { } template)
                return StepOutcome.Done;
            var live = seen.Status.IsLive();
            if (live && look.Doubts(template, seen))
                return StepOutcome.LookLater;

            found = StackReading.Found(key, seen, template) with { ObservedAt = clock.GetUtcNow() };
            text = live ? text : null;
        }

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
            var says = Say.NoticedSharedAccount.With(("name", key.Name), ("account", place.Account), ("other", other));
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
            Reason = Say.RegisteredOnly.With(),
            ObservedAt = now,
        };
    }
}
