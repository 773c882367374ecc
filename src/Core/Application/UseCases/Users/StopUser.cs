using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Handovers;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>
/// The panic button: keys off and links withdrawn at once, then one change that denies everything. Repeating it tries again.
/// </summary>
/// <remarks>
/// Links come before keys, and both once more after the change: a claim that was faster than the first look has made its key by the
/// second, and one that was slower sees the change and gives no key. One part that fails stops no other.
/// </remarks>
public sealed class StopUser(
    Submit submit,
    ProjectViews views,
    IAccessKeyIssuer keys,
    IHandoverStore handovers,
    HandoverLinks links,
    TwoActiveKeys twoKeys,
    Reconcile reconcile,
    IStateCache cache,
    TimeProvider clock)
{
    /// <param name="reason">The person's words; may be absent.</param>
    /// <param name="cancel">Not listened to once it has begun: who presses the button and goes away has pressed it.</param>
    public async Task<Result<StopAnswer>> RunAsync(
        Actor actor, ProjectName project, UserName user, string? reason, CancellationToken cancel)
    {
        var view = await views.FindAsync(project, cancel);
        if (ProjectRights.Refused(view, actor, UseCase.StopUser) is { } refused)
            return refused;
        var why = PersonText.Check(reason, Suspension.MaxReason);
        if (!why.Accepted)
            return why.Refusal is Refusal.Invalid { Errors: [var first, ..] } ? new Refusal.Invalid("/reason", first.Says) : why.Refusal;
        if (view!.Place is not { } place || await FindAsync(view, user) is not { } thing)
            return new Refusal.NotFound();

        var items = new StopItems();
        await WithdrawLinksAsync(items, actor, project, user);
        await SwitchKeysOffAsync(items, actor, place, thing);
        if (thing.IsTombstone && items.ToList().Count == 0)
            return new Refusal.NotFound();
        var (grants, operation) = await DenyAsync(actor, project, user, why.Value);
        await WithdrawLinksAsync(items, actor, project, user);
        await SwitchKeysOffAsync(items, actor, place, thing);
        AddSshKeys(items, thing, grants.Outcome);
        await NoteKeysAsync(place, thing);
        return new StopAnswer([.. items.ToList(), grants], operation);
    }

    internal static EditPlan Plan(ProjectName project, UserName user, string reason) =>
        new(UseCase.StopUser, ThingKey.OfUser(project, user), ChangeAction.Update)
        {
            Make = on => Make(on, user, reason),
            IsUrgent = true,
        };

    private static Result<Edit> Make(EditContext on, UserName user, string reason)
    {
        if (on.Newest is not UserSpec spec)
            return new Refusal.NotReady(Say.UserNotSetUp(on.Current?.DisplayName ?? user.ToString()));
        return new Edit(
            ChangeAction.Update,
            spec with { SshPublicKeys = [] },
            reason.Length == 0
                ? Say.UserStopped(on.Actor.Email, spec.Company, user)
                : Say.UserStoppedBecause(on.Actor.Email, company: spec.Company, user, reason: reason))
        {
            Summary = [Say.StopsUser(spec.Company)],
            Stopped = new Suspension(on.Now, on.Actor.Email.ToString(), reason),
        };
    }

    /// <summary>Of a lost project a user may not be read yet. It is looked for; and where it is not to be read, its keys go off all the same.</summary>
    private async Task<ThingState?> FindAsync(ProjectView view, UserName user)
    {
        var key = ThingKey.OfUser(view.Project, user);
        if (view.FindUser(user) is not null || !Rebuilding.IsGoingOn(view, clock.GetUtcNow()))
            return view.FindUser(user);
        try
        {
            await reconcile.RunAsync(key, force: true, CancellationToken.None);
            return (await views.FindAsync(view.Project, CancellationToken.None))?.FindUser(user) ?? new ThingState(key);
        }
        catch (PortException)
        {
            return new ThingState(key);
        }
    }

    private async Task WithdrawLinksAsync(StopItems items, Actor actor, ProjectName project, UserName user)
    {
        try
        {
            var given = await handovers.ListAsync(project, user, CancellationToken.None);
            items.Known(StoppedAccess.Handover);
            foreach (var link in given.Where(l => l.State is HandoverState.Open or HandoverState.Claiming))
                await WithdrawAsync(items, actor, link);
        }
        catch (PortException)
        {
            items.Failed(StoppedAccess.Handover, null, Say.StopLinksFailed());
        }
    }

    private async Task WithdrawAsync(StopItems items, Actor actor, Handover link)
    {
        try
        {
            var ended = await links.WithdrawAsync(link, actor.Email.ToString(), CancellationToken.None);
            items.Stopped(StoppedAccess.Handover, link.Id, ended.State == HandoverState.Claimed ? Say.StopLinkTooLate() : Say.StopLinkWithdrawn());
        }
        catch (PortException)
        {
            items.Failed(StoppedAccess.Handover, link.Id, Say.StopLinksFailed());
        }
    }

    private async Task SwitchKeysOffAsync(StopItems items, Actor actor, StackPlace place, ThingState thing)
    {
        var (project, user) = (thing.Key.Project, UserName.Parse(thing.Key.Name));
        IReadOnlyList<AccessKey> known;
        try
        {
            known = await keys.ListAsync(place, project, user, CancellationToken.None);
        }
        catch (PortException)
        {
            items.Failed(StoppedAccess.Key, null, Say.StopKeysUnknown());
            return;
        }

        items.Known(StoppedAccess.Key);
        var lines = new List<ActivityEntry>();
        foreach (var key in known)
        {
            try
            {
                if (key.Active)
                {
                    await keys.SetActiveAsync(place, project, user, key.Id, active: false, CancellationToken.None);
                    var says = Say.KeySwitchedOff(actor.Email, key: key.Id, company: thing.DisplayName, user: thing.Key.Name);
                    lines.Add(links.Line(project, user, says, actor.Email.ToString()));
                }

                items.Stopped(StoppedAccess.Key, key.Id, Say.StopKeyOff(key.Id));
            }
            catch (PortException gone) when (gone.Fault == PortFault.NotFound)
            {
                items.Stopped(StoppedAccess.Key, key.Id, Say.StopKeyOff(key.Id));
            }
            catch (PortException)
            {
                items.Failed(StoppedAccess.Key, key.Id, Say.StopKeyFailed(key.Id));
            }
        }

        try
        {
            if (lines.Count > 0)
                await links.TellAsync(project, user, [.. lines], CancellationToken.None, touchesKeys: true, touchesLinks: false);
        }
        catch (PortException)
        {
            // The keys are off, which is what matters; the answer says so.
        }
    }

    private async Task<(StopItem Grants, Operation? Operation)> DenyAsync(Actor actor, ProjectName project, UserName user, string reason)
    {
        try
        {
            var thing = (await views.FindAsync(project, CancellationToken.None))?.FindUser(user);
            if (thing is null && Rebuilding.Refused(await views.FindAsync(project, CancellationToken.None), clock.GetUtcNow()) is { } unread)
                return (Failed(unread.Says.Text), null);
            if (thing is null or { DeleteWanted: true })
                return (new StopItem(StoppedAccess.Grants, null, StopOutcome.Running, Say.StopGrantsGoing()), null);
            if (thing.NewestRecord is not { } newest)
                return (new StopItem(StoppedAccess.Grants, null, StopOutcome.Stopped, Say.StopGrantsNone()), null);
            if (newest.Stopped is not null)
                return Of(thing, await cache.FindOperationAsync(project, newest.OperationId, CancellationToken.None));
            var answer = await submit.RunAsync(actor, Plan(project, user, reason), new EditTerms(), CancellationToken.None);
            return answer switch
            {
                { Accepted: true } => Of(null, ((EditResult.Accepted)answer.Value).Operation),
                { Refusal: RefusedByCloud refused } => (Failed(refused.Says.Text), refused.Operation),
                _ => (Failed(answer.Refusal!.Says.Text), null),
            };
        }
        catch (PortException)
        {
            return (Failed(Say.DrivenSideUnavailable(5).Text), null);
        }
    }

    private static (StopItem Grants, Operation? Operation) Of(ThingState? thing, Operation? operation) =>
        thing?.Applied?.Record.Stopped is not null && thing.Newest is null || operation?.State == OperationState.Succeeded
            ? (new StopItem(StoppedAccess.Grants, null, StopOutcome.Stopped, Say.StopGrantsDone()), operation)
            : (new StopItem(StoppedAccess.Grants, null, StopOutcome.Running, Say.StopGrantsRunning()), operation);

    private static StopItem Failed(string why) => new(StoppedAccess.Grants, null, StopOutcome.Failed, Say.StopGrantsFailed(why));

    // That nobody knew why there were two active keys matters no more. What does not work now is the sweeper's.
    private async Task NoteKeysAsync(StackPlace place, ThingState thing)
    {
        try
        {
            if (thing.TwoActiveKeys == true)
                await twoKeys.NoteAsync(place, thing.Key, CancellationToken.None);
        }
        catch (PortException)
        {
            return;
        }
    }

    private static void AddSshKeys(StopItems items, ThingState before, StopOutcome grants)
    {
        foreach (var key in before.Specs<UserSpec>().SelectMany(s => s.SshPublicKeys).Select(k => k.Fingerprint).Distinct())
        {
            switch (grants)
            {
                case StopOutcome.Stopped:
                    items.Stopped(StoppedAccess.SshKey, key, Say.StopSshKeyGone(key));
                    break;
                case StopOutcome.Running:
                    items.Running(StoppedAccess.SshKey, key, Say.StopSshKeyRunning(key));
                    break;
                default:
                    items.Failed(StoppedAccess.SshKey, key, Say.StopSshKeyFailed(key));
                    break;
            }
        }
    }
}
