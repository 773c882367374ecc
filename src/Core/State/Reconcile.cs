using BucketManager.Core.Activity;
using BucketManager.Core.Buckets;
using BucketManager.Core.Jobs;
using BucketManager.Core.Operations;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.Sentences;
using BucketManager.Core.Templates;
using BucketManager.Core.Users;

namespace BucketManager.Core.State;

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
    /// <summary>A call without an answer after this is one whose answer is lost.</summary>
    public static readonly TimeSpan CallTimeOut = TimeSpan.FromSeconds(15);

    // A thing that moves on at every look has so many people at it that another of them does the next step.
    private const int MaxRounds = 10;

    /// <summary>
    /// What goes by its name, a user's keys and an emptied bucket, is removed only so shortly after its thing was read: later the name may
    /// be another one's. Less than it takes to delete a stack and to make another.
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Register register = new(stacks, hub);

    /// <param name="key">The thing.</param>
    /// <param name="force">Also reads the template when nothing seems to have moved.</param>
    /// <param name="cancel">Stops between two steps; what was begun is found again.</param>
    public Task RunAsync(ThingKey key, bool force, CancellationToken cancel) => RunAsync(new Look(key, force), cancel);

    /// <summary>A look that was put off. Where something is still under way, it looks again a little later.</summary>
    public async Task LookAgainAsync(Reminder.LookAgain look, CancellationToken cancel)
    {
        var putOff = await RunAsync(new Look(look.Key, Force: false) { Attempt = look.Attempt, Doubt = look.Doubt }, cancel);
        if (!putOff && look.Attempt < PutOff.LastHint && await IsUnderWayAsync(look.Key, cancel))
            await PutOffAsync(look.Key, look.Attempt + 1, cancel);
    }

    /// <summary>A change is sent and its end was not seen, or something runs on the stack.</summary>
    internal async Task<bool> IsUnderWayAsync(ThingKey key, CancellationToken cancel) =>
        await cache.FindThingAsync(key, cancel) is { } item && (item.Running is not null || item.Stack?.Status.IsInProgress() == true);

    internal Task PutOffAsync(ThingKey key, int attempt, CancellationToken cancel) => PutOffAsync(key, attempt, null, cancel);

    private Task PutOffAsync(ThingKey key, int attempt, Doubt? doubt, CancellationToken cancel) =>
        jobs.EnqueueAsync(new Reminder.LookAgain(key, attempt, doubt), PutOff.Delay(key, attempt), cancel);

    /// <summary>True: it looks again later.</summary>
    private async Task<bool> RunAsync(Look look, CancellationToken cancel)
    {
        var key = look.Key;
        var next = Next.StartOver;
        for (var round = 0; round < MaxRounds && next == Next.StartOver; round++)
        {
            try
            {
                next = await StepAsync(look, cancel);
            }
            catch (PortException throttled) when (throttled.Fault == PortFault.Throttled)
            {
                await SayThrottledAsync(key, cancel);
                throw;
            }
            catch (PortException refused) when (refused.Fault == PortFault.Refused)
            {
                // Nobody may even look there. What waits will not get any further, and is told why.
                if (!await FailQueuedAsync(key, refused.Message, cancel))
                    throw;
                next = Next.Done;
            }
        }

        if (next == Next.Done || look.Attempt >= PutOff.Last)
            return false;
        await PutOffAsync(key, look.Attempt + 1, look.Doubt, cancel);
        return true;
    }

    /// <summary>One look and one step.</summary>
    private async Task<Next> StepAsync(Look look, CancellationToken cancel)
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
            return Next.Done;

        var snapshot = await stacks.FindAsync(place, item.Stack?.Id ?? key.StackName, cancel);
        if (snapshot is null && item.Stack is not null)
            return Next.Done; // Only DELETE_COMPLETE says that it is gone.
        var foreign = snapshot is not null && item.Stack is null && !Sighting.IsOurs(snapshot, key);
        var seen = snapshot is null || foreign || snapshot.Id == item.GoneStackId ? null : StackSeen.Of(snapshot);
        if (seen is not null && Decide.IsOlder(seen, item.Stack))
            return Next.Done;

        var observation = new Observation(seen) { Foreign = foreign };
        string? text = null;
        if (seen is not null && seen.Status.IsLive() && (look.Force || Decide.NeedsTemplate(item, seen)))
        {
            text = await stacks.ReadTemplateAsync(place, seen.Id, cancel);
            if (text is null)
                return Next.Done;
            observation = Sighting.Of(key, seen, text);
            if (observation.Template is { } template && (template, seen) != (item.Applied, item.Stack) && look.Doubts(template, seen))
                return Next.LookLater;
        }

        if (seen is not null && Decide.NeedsEvents(item, seen))
            observation = observation with { Events = await stacks.ListEventsAsync(place, seen.Id, cancel) };

        var next = Next.Done;
        var decision = Decide.Next(item, observation, over, clock.GetUtcNow());
        if (decision.LookForLeftovers)
        {
            if (clock.GetUtcNow() >= goesOnUntil)
                return Next.StartOver;
            observation = observation with { Leftovers = await ClearLeftoversAsync(item, place, cancel) };
            if (observation.Leftovers is Leftovers.StillGoing)
                next = Next.LookLater;
            decision = Decide.Next(item, observation, over, clock.GetUtcNow());
        }

        StackOrder? order = null;
        Touched[] touched = [];
        if (decision.Call is { } planned)
        {
            (var preparation, order, touched) = await PrepareAsync(planned, view, place, goesOnUntil, cancel);
            if (preparation is Preparation.PutOff)
                next = Next.LookLater;

            // Again, because time has passed: the claim begins now.
            decision = Decide.Next(item, observation with { Preparation = preparation }, over, clock.GetUtcNow());
        }

        if (decision.After != item)
        {
            var write = new ThingChange(item, decision.After, decision.Turns)
            {
                Template = decision.After.Applied is null ? (item.Applied is null ? null : new AppliedTemplate(key, null))
                    : text is null ? null : new AppliedTemplate(key, text),
                Touched = [.. touched],
                Noticed = Noticed(item, decision),
            };
            if (await WriteAsync(view.Head, write, cancel) is not CommitOutcome.Committed)
                return Next.StartOver;
        }

        return decision.Call is { } call ? await SendAsync(call, decision.After.Running, order, place, key, cancel) : next;
    }

    /// <summary>What somebody did outside, for the diary: no operation of ours tells of it.</summary>
    private static Sentence? Noticed(ThingState item, Decision decision) => (item.Applied, decision.After.Applied) switch
    {
        ({ ChangedOutside: false }, { ChangedOutside: true }) => Say.NoticedChangedOutside.With(("name", item.Key.Name)),
        (not null, null) when decision.Turns.Count == 0 => Say.NoticedDeletedOutside.With(("name", item.Key.Name)),
        _ => null,
    };

    /// <summary>A thing that the cache lacks: written from its stack once that is at rest.</summary>
    private async Task<Next> FindAsync(ProjectView? view, Look look, CancellationToken cancel)
    {
        var key = look.Key;
        var registration = key.Kind == ThingKind.Project ? await register.FindAsync(key.Project, cancel) : null;
        if ((registration?.Place ?? view?.Place) is not { } place)
            return Next.Done;
        var snapshot = await stacks.FindAsync(place, key.StackName, cancel);
        ThingState found;
        string? text = null;
        if (snapshot is null)
        {
            if (registration is null)
                return Next.Done;
            found = WithoutBaseline(registration);
        }
        else
        {
            if (!Sighting.IsOurs(snapshot, key))
                return Next.Done;
            var seen = StackSeen.Of(snapshot);
            if (seen.Status.IsInProgress())
            {
                // What its template says now may never be live.
                return Next.LookLater;
            }

            text = await stacks.ReadTemplateAsync(place, seen.Id, cancel);
            if (text is null || Sighting.Of(key, seen, text).Template is not { } template)
                return Next.Done;
            var live = seen.Status.IsLive();
            if (live && look.Doubts(template, seen))
                return Next.LookLater;

            found = Sighting.Found(key, seen, template) with { ObservedAt = clock.GetUtcNow() };
            text = live ? text : null;
        }

        var write = new ThingChange(null, found, [])
        {
            Template = text is null ? null : new AppliedTemplate(key, text),
            Account = key.Kind == ThingKind.Project ? new AccountClaim(place.Account, Release: false) : null,
        };
        return await WriteAsync(view?.Head, write, cancel) == CommitOutcome.ThingMoved ? Next.StartOver : Next.Done;
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
        var record = new ThingRecord(key, 0, ProjectSpec.Check(fields).Value, Submit.System, now, registration.OperationId)
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

    private async Task<Leftovers> ClearLeftoversAsync(ThingState item, StackPlace place, CancellationToken cancel)
    {
        if (item.Key.Kind == ThingKind.Project)
            return await register.RemoveAsync(item.Key.Project, item.Newest!.Id, cancel);
        var bucket = PhysicalName.Of(BucketName.Parse(item.Key.Name), place.Account, place.Region);
        return await contents.RemoveIfEmptyAsync(place, bucket, cancel) ? new Leftovers.None() : new Leftovers.Files();
    }

    /// <summary>Everything that must stand before the call does; and what is to be sent.</summary>
    private async Task<(Preparation Preparation, StackOrder? Order, Touched[] Touched)> PrepareAsync(
        StackCall call, ProjectView view, StackPlace place, DateTimeOffset goesOnUntil, CancellationToken cancel)
    {
        var record = call.Change.Record;
        if (call.Kind is StackCallKind.Create or StackCallKind.Update)
        {
            if (record.Key.Kind == ThingKind.Project
                && await register.EnterAsync(record, place, cancel) is var entered and not Preparation.Ready)
            {
                return (entered, null, []);
            }

            if (StackTemplates.ParametersOf(record, view.BaselineOutputs) is not { } parameters)
                return (new Preparation.PutOff(), null, []);
            var tags = StackTemplates.TagsOf(record.Key);
            var order = new StackOrder(
                place, call.StackId ?? record.Key.StackName, StackTemplates.Render(record).Text, parameters, tags, call.Token);
            return (new Preparation.Ready(), order, []);
        }

        // IAM does not delete a user that has keys; a roll-back that is taken up deletes nobody.
        if (record.Key.Kind != ThingKind.User || call.Kind == StackCallKind.ClearFailedRollback)
            return (new Preparation.Ready(), null, []);

        var user = UserName.Parse(record.Key.Name);
        var existing = await keys.ListAsync(place, record.Key.Project, user, cancel);
        if (clock.GetUtcNow() >= goesOnUntil)
            return (new Preparation.PutOff(), null, []);
        foreach (var key in existing)
            await keys.DeleteAsync(place, record.Key.Project, user, key.Id, cancel);
        return (new Preparation.Ready(), null, existing.Count == 0 ? [] : [new Touched("keys", record.Key.Name)]);
    }

    /// <summary>Sends the call and writes what the answer says.</summary>
    private async Task<Next> SendAsync(
        StackCall call, RunningChange? claim, StackOrder? order, StackPlace place, ThingKey key, CancellationToken cancel)
    {
        // Who comes too late must not send: another may have, by now.
        if (!call.IsClearing && clock.GetUtcNow() >= claim!.SendBy)
            return Next.Done;
        StackAnswer? answer;
        Hindrance? hindrance = null;
        try
        {
            answer = await AnswerAsync(call, order, place);
        }
        catch (PortException throttled) when (throttled.Fault == PortFault.Throttled)
        {
            (answer, hindrance) = (new StackAnswer.Busy(throttled.Message), Hindrance.Throttled);
        }

        switch (answer)
        {
            case StackAnswer.Accepted { StackId: var stackId } when call.Kind == StackCallKind.Create:
                await WriteAnswerAsync(key, call, claim, item => Created(item, stackId), cancel);
                return Next.Done;
            case StackAnswer.Accepted:
                return Next.Done;
            case StackAnswer.Busy or StackAnswer.DoesNotExist:
                await WriteAnswerAsync(key, call, claim, item => ClaimBack(item, hindrance), cancel);
                return Next.LookLater;
            case StackAnswer.Refused { Reason: var reason }:
                return await WriteAnswerAsync(key, call, claim, item => Refused(item, call.Change, reason), cancel)
                    ? Next.StartOver
                    : Next.Done;
            default:
                // Evidence decides: in the stack's events, or by the end of the lease.
                if (claim is not null && !call.IsClearing)
                    await jobs.EnqueueAsync(new Reminder.LookAgain(key, 0), claim.LeaseEnds - clock.GetUtcNow() + PutOff.AfterLease, cancel);
                return Next.Done;
        }
    }

    /// <summary>Null: no answer. A call that was begun is not cut off because who asked for it hangs up.</summary>
    private async Task<StackAnswer?> AnswerAsync(StackCall call, StackOrder? order, StackPlace place)
    {
        using var timeOut = new CancellationTokenSource(CallTimeOut, clock);
        try
        {
            var answer = call.Kind switch
            {
                StackCallKind.Create => stacks.CreateAsync(order!, timeOut.Token),
                StackCallKind.Update => stacks.UpdateAsync(order!, timeOut.Token),
                StackCallKind.ClearFailedRollback => stacks.ContinueRollbackAsync(place, call.StackId!, call.Token, timeOut.Token),
                _ => stacks.DeleteAsync(place, call.StackId!, call.Token, timeOut.Token),
            };

            // A second later for those that do not listen to the token; those that do may know that nothing was sent.
            return await answer.WaitAsync(CallTimeOut + TimeSpan.FromSeconds(1), clock);
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested)
        {
            return null;
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (PortException trouble)
        {
            return trouble.Fault switch
            {
                PortFault.Refused => new StackAnswer.Refused(trouble.Message),
                PortFault.NotFound => new StackAnswer.DoesNotExist(),
                PortFault.Unavailable => null,
                _ => throw new PortException(trouble.Fault, trouble.Message, trouble),
            };
        }
    }

    /// <summary>Writes what an answer means, if the claim is still this one. True: written, and another change waits.</summary>
    private async Task<bool> WriteAnswerAsync(
        ThingKey key, StackCall call, RunningChange? claim, Func<ThingState, ThingChange?> meaning, CancellationToken cancel)
    {
        while (true)
        {
            var head = await cache.FindHeadAsync(key.Project, cancel);
            if (await cache.FindThingAsync(key, cancel) is not { } item)
                return false;
            var current = call.IsClearing
                ? item is { Running: null, Queued: { } queued } && queued.Id == call.Change.Id
                : item.Running is { } running && running.Change.Id == call.Change.Id && running.SendBy == claim!.SendBy;
            if (!current || meaning(item) is not { } change)
                return false;
            if (await WriteAsync(head, change, cancel) == CommitOutcome.Committed)
                return change.After.Queued is not null;
        }
    }

    /// <summary>False: nothing waits, or something runs, and how that ends nobody knows yet.</summary>
    private async Task<bool> FailQueuedAsync(ThingKey key, string reason, CancellationToken cancel)
    {
        while (true)
        {
            var head = await cache.FindHeadAsync(key.Project, cancel);
            if (await cache.FindThingAsync(key, cancel) is not { Running: null, Queued: { } queued } item)
                return false;
            if (await WriteAsync(head, Refused(item, queued, reason), cancel) == CommitOutcome.Committed)
                return true;
        }
    }

    /// <summary>Tells who waits for the thing. Who looks next and gets an answer takes it back.</summary>
    private async Task SayThrottledAsync(ThingKey key, CancellationToken cancel)
    {
        while (true)
        {
            var head = await cache.FindHeadAsync(key.Project, cancel);
            if (await cache.FindThingAsync(key, cancel) is not { Newest: not null, Hindrance: not Hindrance.Throttled } item
                || await WriteAsync(head, new ThingChange(item, item with { Hindrance = Hindrance.Throttled }, []), cancel) == CommitOutcome.Committed)
            {
                return;
            }
        }
    }

    private static ThingChange? Created(ThingState item, string stackId) =>
        item.Stack is not null || stackId == item.GoneStackId
            ? null
            : new ThingChange(item, item with { Stack = StackSeen.JustCreated(stackId) }, []);

    private static ThingChange? ClaimBack(ThingState item, Hindrance? hindrance)
    {
        if (item.Running is null)
            return null;
        var turns = new List<OperationTurn>();
        var after = Decide.ClaimedBack(item, turns) with { Hindrance = hindrance };
        return new ThingChange(item, after, [.. turns]);
    }

    private ThingChange Refused(ThingState item, Change change, string reason)
    {
        var says = Say.RefusedByAws.With(("reason", reason));

        // If the cause may pass, it is tried again so long after this.
        var after = Decide.Failed(item, change, says) with { Hindrance = null, ObservedAt = clock.GetUtcNow() };
        after = after.Running is not null ? after with { Running = null } : after with { Queued = null };
        return new ThingChange(item, after, [new OperationTurn(change.Id, OperationState.Failed, says)]);
    }

    /// <summary>One commit; again while only the project's number moves.</summary>
    private async Task<CommitOutcome> WriteAsync(ProjectHead? head, ThingChange change, CancellationToken cancel)
    {
        var key = change.After.Key;
        while (true)
        {
            var now = clock.GetUtcNow();
            var operations = new List<Operation>();
            foreach (var turn in change.Turns)
            {
                if (await cache.FindOperationAsync(key.Project, turn.Id, cancel) is { HasEnded: false } operation)
                    operations.Add(Turned(operation, turn, change, now));
            }

            // The first number of a project that nobody asks to open: the cache was lost.
            DateTimeOffset? rebuiltAt = head is null ? now : null;
            var commit = Commit.After(key.Project, head, now);
            var after = change.After with { Version = commit.Sequence, RebuiltAt = rebuiltAt ?? change.After.RebuiltAt };
            var outcome = await publish.RunAsync(
                commit with
                {
                    Things = [new ThingWrite(after, change.Before?.Version)],
                    Operations = [.. operations],
                    Activity = [.. operations.Where(o => o.HasEnded).Select(ActivityEntry.Of), .. LinesOf(change, rebuiltAt, now)],
                    Templates = change.Template is { } template ? [template] : [],
                    Touched = change.Touched,
                    Account = change.Account ?? Released(change),
                    RebuiltAt = rebuiltAt,
                },
                cancel);
            if (outcome != CommitOutcome.SequenceMoved)
                return outcome;
            head = await cache.FindHeadAsync(key.Project, cancel);
        }
    }

    private IEnumerable<ActivityEntry> LinesOf(ThingChange change, DateTimeOffset? rebuiltAt, DateTimeOffset now)
    {
        if (rebuiltAt is { } at)
        {
            yield return new ActivityEntry(
                OperationId.New(now, entropy).ToString(), now, Submit.System, Say.RebuiltFromTemplates.With(("at", at)),
                ThingKey.OfProject(change.After.Key.Project), null, null, null, null);
        }

        if (change.Noticed is { } says)
        {
            yield return new ActivityEntry(
                OperationId.New(now, entropy).ToString(), now, Submit.System, says, change.After.Key, null, null,
                change.Before?.Applied?.Record.Spec, change.After.Applied?.Record.Spec);
        }
    }

    private static AccountClaim? Released(ThingChange change) =>
        change.After is { Key.Kind: ThingKind.Project, IsTombstone: true } && change.Before?.LastRecord?.Spec is ProjectSpec spec
            ? new AccountClaim(spec.Account, Release: true)
            : null;

    private static Operation Turned(Operation operation, OperationTurn turn, ThingChange change, DateTimeOffset now) => operation with
    {
        State = turn.State,
        Reason = turn.Reason,
        SupersededBy = turn.SupersededBy,
        StartedAt = turn.State switch
        {
            OperationState.Running => now,
            OperationState.Queued => null,
            _ => operation.StartedAt,
        },
        FinishedAt = turn.State is OperationState.Queued or OperationState.Running ? null : now,
        TotalParts = turn.State == OperationState.Running && change.After.Running is { Change.Record: var record }
            ? StackTemplates.CountResources(record)
            : operation.TotalParts,
    };

    private enum Next
    {
        Done,
        StartOver,
        LookLater,
    }

    /// <summary>One look at a thing, and what became clear in it.</summary>
    private sealed record Look(ThingKey Key, bool Force)
    {
        /// <summary>How often it was put off already.</summary>
        public int Attempt { get; set; }

        public Doubt? Doubt { get; set; }

        /// <summary>True: the template is not what the stack says is live, and that may be because one of the two reads lags.</summary>
        public bool Doubts(AppliedRecord template, StackSeen seen)
        {
            if (template.Record.OperationId == seen.OperationId)
            {
                Doubt = null;
                return false;
            }

            var doubt = new Doubt(template.Record.OperationId, seen);
            if (Doubt == doubt)
                return Attempt < PutOff.BeyondLag;
            (Doubt, Attempt) = (doubt, 0);
            return true;
        }
    }

    /// <summary>What is to be written of a thing in one commit.</summary>
    /// <param name="Before">As it was read; null: there was no item.</param>
    private sealed record ThingChange(ThingState? Before, ThingState After, ValueList<OperationTurn> Turns)
    {
        public AppliedTemplate? Template { get; init; }

        public ValueList<Touched> Touched { get; init; } = [];

        public AccountClaim? Account { get; init; }

        /// <summary>A line of its own in the diary.</summary>
        public Sentence? Noticed { get; init; }
    }
}
