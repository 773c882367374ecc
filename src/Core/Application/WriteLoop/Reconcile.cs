using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;

namespace BucketManager.Application.WriteLoop;

/// <summary>
/// Compares what is wanted of a thing (in the cache) with what its stack shows, and does the next step (protocol.md §2).
/// May run twice, anywhere, at any time, and stop at any await.
/// </summary>
public sealed class Reconcile(
    IStateCache cache,
    ProjectViews views,
    IStackProvisioner stacks,
    AdoptStack adopt,
    PrepareCall prepare,
    WriteThing write,
    SendCall send,
    IJobQueue jobs,
    TimeProvider clock)
{
    // A thing that moves on at every look has so many people at it that another of them does the next step.
    private const int MaxRounds = 10;

    /// <summary>
    /// Keys and emptied buckets are deleted by name, and only within this time after their thing was read: later the name may have been
    /// reused. Less than it takes to delete a stack and to create another.
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

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
    private async Task<bool> RunAsync(ReconcileAttempt attempt, CancellationToken cancel)
    {
        var key = attempt.Key;
        var next = StepOutcome.StartOver;
        for (var round = 0; round < MaxRounds && next == StepOutcome.StartOver; round++)
        {
            try
            {
                next = await StepAsync(attempt, cancel);
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

        if (next == StepOutcome.Done || attempt.Attempt >= Backoff.Last)
            return false;
        await PutOffAsync(key, attempt.Attempt + 1, attempt.Doubt, cancel);
        return true;
    }

    /// <summary>Observes as much as the next step needs, and does that step.</summary>
    private async Task<StepOutcome> StepAsync(ReconcileAttempt attempt, CancellationToken cancel)
    {
        var key = attempt.Key;
        var freshUntil = clock.GetUtcNow() + Fresh;

        // The sequence first, then the thing: a commit in between makes ours fail.
        var view = await views.FindAsync(key.Project, cancel);
        var item = await cache.FindThingAsync(key, cancel);

        // Judged before the stack is read: what the read does not show then, was never sent.
        var over = item?.Running is { } running && clock.GetUtcNow() > running.LeaseEnds;
        if (item is null)
            return await adopt.RunAsync(view, attempt, cancel);
        if (view?.Place is not { } place)
            return StepOutcome.Done;

        var snapshot = await stacks.FindAsync(place, item.Stack?.Id ?? key.StackName, cancel);
        if (snapshot is null && item.Stack is not null)
            return StepOutcome.Done; // Only DELETE_COMPLETE says that it is gone.
        var foreign = snapshot is not null && item.Stack is null && !StackReading.IsOurs(snapshot, key);
        var seen = snapshot is null || foreign || snapshot.Id == item.GoneStackId ? null : ObservedStack.Of(snapshot);

        var observation = new Observation(seen) { Foreign = foreign, Force = attempt.Force };
        var decision = Transition.From(item, observation, over, clock.GetUtcNow());
        while (decision.Missing is { } missing)
        {
            switch (missing)
            {
                case MissingObservation.Template:
                    if (await stacks.ReadTemplateAsync(place, seen!.Id, cancel) is not { } text)
                        return StepOutcome.Done;
                    var read = StackReading.Of(key, seen, text, StackReading.OtherParameters(snapshot!, view.BaselineOutputs));
                    if (read.Template is { } template && (template, seen) != (item.Applied, item.Stack) && attempt.Doubts(template, seen))
                        return StepOutcome.LookLater;
                    observation = read with { Force = observation.Force };
                    break;
                case MissingObservation.Events:
                    observation = observation with { Events = await stacks.ListEventsAsync(place, seen!.Id, cancel) };
                    break;
                case MissingObservation.Leftovers:
                    if (clock.GetUtcNow() >= freshUntil)
                        return StepOutcome.StartOver;
                    observation = observation with { Leftovers = await prepare.ClearLeftoversAsync(item, place, freshUntil, cancel) };
                    break;
                default:
                    observation = observation with
                    {
                        Preparation = await prepare.RunAsync(decision.Call!, view, place, freshUntil, cancel),
                    };
                    break;
            }

            // At the time it is now: a claim begins with the decision for it.
            decision = Transition.From(item, observation, over, clock.GetUtcNow());
        }

        return await CarryOutAsync(decision, observation, item, view, place, cancel);
    }

    /// <summary>Writes what was decided, then sends the call.</summary>
    private async Task<StepOutcome> CarryOutAsync(
        Decision decision, Observation observation, ThingState item, ProjectView view, StackPlace place, CancellationToken cancel)
    {
        var ready = observation.Preparation as Preparation.Ready;

        // A template that the decision did not take is over.
        var text = observation.Template is { } template && decision.After.Applied != template ? null : observation.TemplateText;
        if (decision.After != item || (observation.Force && await IsAnotherTextAsync(decision.After, text, cancel)))
        {
            var change = new ThingChange(item, decision.After, decision.Turns)
            {
                Template = Applied(item, decision.After, text),
                Touched = ready?.Touched ?? [],
                Noticed = Noticed(item, decision),
            };
            if (await write.RunAsync(view.Head, change, cancel) is not CommitOutcome.Committed)
                return StepOutcome.StartOver;
        }

        if (decision.Call is { } call)
            return await send.RunAsync(call, decision.After.Running, ready?.Request, place, item.Key, cancel);
        return observation is { Leftovers: Leftovers.StillGoing } or { Preparation: Preparation.NotYet } ? StepOutcome.LookLater : StepOutcome.Done;
    }

    /// <summary>The live template that the cache is to keep; null: the one it has.</summary>
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

    /// <summary>The diary's line about a change outside: no operation of ours tells of it.</summary>
    private static Sentence? Noticed(ThingState item, Decision decision) => (item.Applied, decision.After.Applied) switch
    {
        ({ ChangedOutside: false }, { ChangedOutside: true }) => Say.NoticedChangedOutside(item.Key.Name),
        (not null, null) when decision.Turns.Count == 0 => Say.NoticedDeletedOutside(item.Key.Name),
        _ => null,
    };
}
