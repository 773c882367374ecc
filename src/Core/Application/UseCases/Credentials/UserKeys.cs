using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Handovers;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Credentials;

/// <summary>A user's access keys: list, switch on and off, delete.</summary>
public sealed class UserKeys(
    ProjectViews views, IAccessKeyIssuer keys, IHandoverStore handovers, HandoverLinks links, TwoActiveKeys twoKeys, TimeProvider clock)
{
    /// <summary>Oldest first.</summary>
    public async Task<Result<IReadOnlyList<KeySummary>>> ListAsync(Actor actor, ProjectName project, UserName user, CancellationToken cancel)
    {
        var found = await FindAsync(actor, project, user, UseCase.ReadKeys, cancel);
        if (!found.Accepted)
            return found.Refusal;
        var given = await handovers.ListAsync(project, user, cancel);
        var known = await keys.ListAsync(found.Value.View.Place!, project, user, cancel);
        return Result<IReadOnlyList<KeySummary>>.Of([.. known.Select(k => Shown(found.Value.User, k, given))]);
    }

    /// <summary>A replaced key that is switched on again stays: nobody takes away what somebody has just given back.</summary>
    public async Task<Result<KeySummary>> SetActiveAsync(
        Actor actor, ProjectName project, UserName user, string keyId, bool active, CancellationToken cancel)
    {
        var found = await FindAsync(actor, project, user, UseCase.ChangeKeys, cancel);
        if (!found.Accepted)
            return found.Refusal;
        var (view, thing, place) = (found.Value.View, found.Value.User, found.Value.View.Place!);
        if ((await keys.ListAsync(place, project, user, cancel)).FirstOrDefault(k => k.Id == keyId) is not { } key)
            return new Refusal.NotFound();
        if (active && StaysOff(thing, key) is { } refusal)
            return refusal;
        if (active && Rebuilding.Refused(view, clock.GetUtcNow()) is { } rebuilding)
            return rebuilding;

        if (key.Active != active)
        {
            if (!await SwitchAsync(place, thing, keyId, active, cancel))
                return new Refusal.NotFound();

            // A stop that came meanwhile either finds this key when it looks for the second time, or is seen here.
            if (active && StaysOff((await views.FindAsync(project, CancellationToken.None))?.FindUser(user), key) is { } stopped)
            {
                await SwitchAsync(place, thing, keyId, active: false, CancellationToken.None);
                return stopped;
            }

            if (active)
                await KeepAsync(project, user, l => l.Replaces == keyId && l.OldKeyEndedAt is not null, cancel);
            var says = active
                ? Say.KeySwitchedOn(actor.Email, key: keyId, company: thing.DisplayName, user: thing.Key.Name)
                : Say.KeySwitchedOff(actor.Email, key: keyId, company: thing.DisplayName, user: thing.Key.Name);
            await TellAsync(actor, view.Project, user, says, cancel);
            if (!active && thing.TwoActiveKeys == true)
                await twoKeys.NoteAsync(place, thing.Key, cancel);
        }

        return Shown(thing, key with { Active = active }, await handovers.ListAsync(project, user, cancel));
    }

    /// <summary>An active key is in use: it must be switched off first.</summary>
    public async Task<Result<KeySummary>> DeleteAsync(Actor actor, ProjectName project, UserName user, string keyId, CancellationToken cancel)
    {
        var found = await FindAsync(actor, project, user, UseCase.ChangeKeys, cancel);
        if (!found.Accepted)
            return found.Refusal;
        var (view, thing, place) = (found.Value.View, found.Value.User, found.Value.View.Place!);
        if ((await keys.ListAsync(place, project, user, cancel)).FirstOrDefault(k => k.Id == keyId) is not { } key)
            return new Refusal.NotFound();
        if (key.Active)
            return new Refusal.InUse(Say.KeyActive(keyId), []);

        await keys.DeleteAsync(place, project, user, keyId, cancel);
        await KeepAsync(project, user, l => l.Replaces == keyId || (l.KeyId == keyId && l.OldKeyEndedAt is null), cancel);
        var says = Say.KeyDeleted(actor.Email, key: keyId, company: thing.DisplayName, user: thing.Key.Name);
        await TellAsync(actor, view.Project, user, says, cancel);
        return Shown(thing, key, await handovers.ListAsync(project, user, cancel));
    }

    private static Refusal.NotReady? StaysOff(ThingState? user, AccessKey key) => user switch
    {
        null or { IsGoing: true } => new Refusal.NotReady(Say.UserGoes(user?.DisplayName ?? "The user")),
        _ when CredentialEligibility.IsStopped(user) => new Refusal.NotReady(Say.KeyStaysOff(user.DisplayName)),

        // In doubt, because of IAM's whole seconds or of two clocks, it counts as one from before.
        { KeysValidAfter: { } after } when key.CreatedAt <= after => new Refusal.NotReady(Say.KeyWasStopped(key.Id)),
        _ => null,
    };

    private static KeySummary Shown(ThingState user, AccessKey key, IReadOnlyList<Handover> given)
    {
        var replacement = given.FirstOrDefault(l => l.Replaces == key.Id && !l.Settled && HandoverTimes.OldKeyEnds(l) is not null);
        DateTimeOffset? ends = replacement is null ? null : HandoverTimes.OldKeyEnds(replacement);
        return new KeySummary(
            key.Id,
            key.Active,
            key.CreatedAt,
            key.LastUsedAt,
            given.FirstOrDefault(l => l.State == HandoverState.Claimed && l.KeyId == key.Id)?.Replaces,
            ends,
            ends + HandoverTimes.OldKeyKept,
            !key.Active && StaysOff(user, key) is not null);
    }

    private async Task<Result<(ProjectView View, ThingState User)>> FindAsync(
        Actor actor, ProjectName project, UserName user, UseCase useCase, CancellationToken cancel)
    {
        var view = await views.FindAsync(project, cancel);
        if (ProjectRights.Refused(view, actor, useCase) is { } refused)
            return refused;
        return view!.Place is not null && view.FindUser(user) is { } thing ? (view, thing) : new Refusal.NotFound();
    }

    // False: somebody deleted it meanwhile.
    private async Task<bool> SwitchAsync(StackPlace place, ThingState user, string keyId, bool active, CancellationToken cancel)
    {
        try
        {
            await keys.SetActiveAsync(place, user.Key.Project, UserName.Parse(user.Key.Name), keyId, active, cancel);
            return true;
        }
        catch (PortException gone) when (gone.Fault == PortFault.NotFound)
        {
            return false;
        }
    }

    // Ends rotations whose rest a person has taken into its own hands.
    private async Task KeepAsync(ProjectName project, UserName user, Func<Handover, bool> which, CancellationToken cancel)
    {
        foreach (var listed in (await handovers.ListAsync(project, user, cancel)).Where(l => l.Replaces is not null && which(l)))
        {
            for (var link = listed; link is { Settled: false };)
            {
                if (await links.WriteAsync(link, link with { Settled = true }, cancel) is not null)
                    break;
                link = await handovers.FindAsync(project, listed.Id, cancel);
            }
        }
    }

    private Task TellAsync(Actor actor, ProjectName project, UserName user, Sentence says, CancellationToken cancel) =>
        links.TellAsync(
            project, user, [links.Line(project, user, says, actor.Email.ToString())], cancel, touchesKeys: true, touchesLinks: false);
}
