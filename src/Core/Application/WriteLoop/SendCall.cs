using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.WriteLoop;

/// <summary>Sends a claimed change to CloudFormation, and writes what its answers mean.</summary>
public sealed class SendCall(IStateCache cache, IStackProvisioner stacks, IJobQueue jobs, WriteThing write, TimeProvider clock)
{
    /// <summary>A call without an answer after this is one whose answer is lost.</summary>
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);

    /// <summary>Sends the call and writes what the answer says.</summary>
    public async Task<StepOutcome> RunAsync(
        StackCall call, RunningChange? claim, StackRequest? order, StackPlace place, ThingKey key, CancellationToken cancel)
    {
        // Who comes too late must not send: another may have, by now.
        if (!call.IsClearing && clock.GetUtcNow() >= claim!.SendBy)
            return StepOutcome.Done;
        StackResult? answer;
        StallReason? hindrance = null;
        try
        {
            answer = await AnswerAsync(call, order, place);
        }
        catch (PortException throttled) when (throttled.Fault == PortFault.Throttled)
        {
            (answer, hindrance) = (new StackResult.Busy(throttled.Message), StallReason.Throttled);
        }

        switch (answer)
        {
            case StackResult.Accepted { StackId: var stackId } when call.Kind == StackCallKind.Create:
                await WriteAnswerAsync(key, call, claim, item => Created(item, stackId), cancel);
                return StepOutcome.Done;
            case StackResult.Accepted:
                return StepOutcome.Done;
            case StackResult.Busy or StackResult.DoesNotExist:
                await WriteAnswerAsync(key, call, claim, item => ClaimBack(item, hindrance), cancel);
                return StepOutcome.LookLater;
            case StackResult.Refused { Reason: var reason }:
                return await WriteAnswerAsync(key, call, claim, item => Refused(item, call.Change, reason), cancel)
                    ? StepOutcome.StartOver
                    : StepOutcome.Done;
            default:
                // Evidence decides: in the stack's events, or by the end of the lease.
                if (claim is not null && !call.IsClearing)
                    await jobs.EnqueueAsync(new DelayedWork.Recheck(key, 0), claim.LeaseEnds - clock.GetUtcNow() + Backoff.AfterLease, cancel);
                return StepOutcome.Done;
        }
    }

    /// <summary>False: nothing waits, or something runs, and how that ends nobody knows yet.</summary>
    public async Task<bool> FailQueuedAsync(ThingKey key, string reason, CancellationToken cancel)
    {
        while (true)
        {
            var head = await cache.FindHeadAsync(key.Project, cancel);
            if (await cache.FindThingAsync(key, cancel) is not { Running: null, Queued: { } queued } item)
                return false;
            if (await write.RunAsync(head, Refused(item, queued, reason), cancel) == CommitOutcome.Committed)
                return true;
        }
    }

    /// <summary>Tells who waits for the thing. Who looks next and gets an answer takes it back.</summary>
    public async Task SayThrottledAsync(ThingKey key, CancellationToken cancel)
    {
        while (true)
        {
            var head = await cache.FindHeadAsync(key.Project, cancel);
            if (await cache.FindThingAsync(key, cancel) is not { Newest: not null, Hindrance: not StallReason.Throttled } item
                || await write.RunAsync(head, new ThingChange(item, item with { Hindrance = StallReason.Throttled }, []), cancel) == CommitOutcome.Committed)
            {
                return;
            }
        }
    }

    /// <summary>Null: no answer. A call that was begun is not cut off because who asked for it hangs up.</summary>
    private async Task<StackResult?> AnswerAsync(StackCall call, StackRequest? order, StackPlace place)
    {
        using var timeOut = new CancellationTokenSource(TimeOut, clock);
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
            return await answer.WaitAsync(TimeOut + TimeSpan.FromSeconds(1), clock);
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
                PortFault.Refused => new StackResult.Refused(trouble.Message),
                PortFault.NotFound => new StackResult.DoesNotExist(),
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
            if (await write.RunAsync(head, change, cancel) == CommitOutcome.Committed)
                return change.After.Queued is not null;
        }
    }

    private static ThingChange? Created(ThingState item, string stackId) =>
        item.Stack is not null || stackId == item.GoneStackId
            ? null
            : new ThingChange(item, item with { Stack = ObservedStack.JustCreated(stackId) }, []);

    private static ThingChange? ClaimBack(ThingState item, StallReason? hindrance)
    {
        if (item.Running is null)
            return null;
        var turns = new List<OperationTransition>();
        var after = Transition.ClaimedBack(item, turns) with { Hindrance = hindrance };
        return new ThingChange(item, after, [.. turns]);
    }

    private ThingChange Refused(ThingState item, Change change, string reason)
    {
        var says = Say.RefusedByAws(reason);

        // If the cause may pass, it is tried again so long after this.
        var after = Transition.Failed(item, change, says) with { Hindrance = null, ObservedAt = clock.GetUtcNow() };
        after = after.Running is not null ? after with { Running = null } : after with { Queued = null };
        return new ThingChange(item, after, [new OperationTransition(change.Id, OperationState.Failed, says)]);
    }
}
