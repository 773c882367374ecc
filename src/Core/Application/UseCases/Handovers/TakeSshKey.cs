using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>A claim with the right passcode that gives an SSH public key: it goes into the user's spec as an ordinary change.</summary>
public sealed class TakeSshKey(
    ProjectViews views, IHandoverStore handovers, Submit submit, HandoverLinks links, ClaimSteps steps, TimeProvider clock)
{
    /// <summary>The fingerprints that are there already, or why the key cannot be taken.</summary>
    public async Task<Result<ValueList<string>>> PrepareAsync(Handover link, SshPublicKey key)
    {
        var user = (await views.FindAsync(link.Project, CancellationToken.None))?.FindUser(link.User);
        return Refused(user, key, link, clock.GetUtcNow()) is { } refusal
            ? refusal
            : ((UserSpec)user!.NewestRecord!.Spec).SshPublicKeys.Select(k => k.Fingerprint).ToValueList();
    }

    public async Task<Result<ClaimAnswer>> RunAsync(Handover claim, SshPublicKey key, PasscodeKeys opener)
    {
        var answer = await AnswerAsync(claim, key.Fingerprint);

        // A key that stands there already needs no change. And on a change that fails at once somebody may have built an edit, which brings
        // the key all the same.
        if (!await StandsAsync(claim, key) && await SubmitAsync(claim, key) is { } why && !await StandsAsync(claim, key))
        {
            await steps.OpenAgainAsync(claim);
            return why;
        }

        if (await steps.CloseAsync(claim, answer, opener, key.Fingerprint) is { } claimed)
        {
            await links.TellEndAsync(claimed, Actor.ThirdParty, CancellationToken.None);
            return answer;
        }

        await TakeBackAsync(claim);

        // The sweeper closes a claim by two writes, and may have been between them until now.
        var link = await handovers.FindAsync(claim.Project, claim.Id, CancellationToken.None);
        return ClaimSteps.IsClosed(link, key.Fingerprint) ? answer : ClaimSteps.RefusalOf(link);
    }

    /// <summary>
    /// Removes the key of a claim whose link has ended otherwise meanwhile; not one that was there before, or came by another link, too.
    /// </summary>
    /// <returns>
    /// False: the sweeper has to look again. The key may come through, or be seen, later; a change that removes it may be rolled back.
    /// </returns>
    public async Task<bool> TakeBackAsync(Handover claim)
    {
        if (claim.KeyId is not { } fingerprint || claim.KeysBefore.Contains(fingerprint)
            || clock.GetUtcNow() > claim.ClaimStartedAt + HandoverTimes.TakeBack)
        {
            return true;
        }

        // Of a user that is to go nothing is changed any more, and its keys go with it.
        var user = (await views.FindAsync(claim.Project, CancellationToken.None))?.FindUser(claim.User);
        if (user is null or { IsGoing: true } || !user.Specs<UserSpec>().Any(s => s.SshPublicKeys.Any(k => k.Fingerprint == fingerprint)))
            return false;
        var all = await handovers.ListAsync(claim.Project, claim.User, CancellationToken.None);
        var link = all.FirstOrDefault(l => l.Id == claim.Id);
        if (link is null or { State: HandoverState.Open or HandoverState.Claiming }
            || all.Any(l => l.KeyId == fingerprint && l.State == HandoverState.Claimed))
        {
            return true;
        }

        // Another claim is at giving the same key.
        if (all.Any(l => l.KeyId == fingerprint && l.State == HandoverState.Claiming))
            return false;
        var plan = new EditPlan(UseCase.ClaimHandover, ThingKey.OfUser(claim.Project, claim.User), ChangeAction.Update)
        {
            Make = context => WithoutKey(context, claim.User, fingerprint),
        };
        await submit.RunAsync(new Requester.Program(ManagerOf(claim)), plan, new EditTerms(), CancellationToken.None);
        return false;
    }

    /// <summary>Holds no secret: it can be made again.</summary>
    public async Task<ClaimAnswer> AnswerAsync(Handover claim, string fingerprint)
    {
        var view = await views.FindAsync(claim.Project, CancellationToken.None);
        return ClaimedAccess.Of(fingerprint, view, view?.FindUser(claim.User));
    }

    private static Refusal? Refused(ThingState? user, SshPublicKey key, Handover link, DateTimeOffset now)
    {
        if (!link.BelongsTo(user) || CredentialEligibility.Barred(user, now) is not null || user?.NewestRecord?.Spec is not UserSpec spec)
            return ClaimSteps.Gone(HandoverState.Withdrawn);
        if (!spec.Sftp)
            return new Refusal.NotReady(Say.ClaimNotNow(link.CreatedBy));
        return spec.SshPublicKeys.Count >= UserSpec.MaxSshKeys && !spec.SshPublicKeys.Contains(key)
            ? new Refusal.TooManyKeys(Say.ClaimNoRoom(link.CreatedBy))
            : null;
    }

    /// <summary>Whether the user has the key, or is about to.</summary>
    private async Task<bool> StandsAsync(Handover claim, SshPublicKey key) =>
        (await views.FindAsync(claim.Project, CancellationToken.None))?.FindUser(claim.User)?.NewestRecord?.Spec is UserSpec spec
        && spec.SshPublicKeys.Contains(key);

    private async Task<Refusal?> SubmitAsync(Handover claim, SshPublicKey key)
    {
        var plan = new EditPlan(UseCase.ClaimHandover, ThingKey.OfUser(claim.Project, claim.User), ChangeAction.Update)
        {
            Make = context => Plan(context, claim, key),
        };
        var accepted = await submit.RunAsync(new Requester.LinkHolder(ManagerOf(claim)), plan, new EditTerms(), CancellationToken.None);
        return accepted.Accepted ? null : accepted.Refusal switch
        {
            Refusal.TooManyKeys or Refusal.Gone or Refusal.Unavailable => accepted.Refusal,
            // What the change met inside the project is the manager's to see, not the link holder's.
            _ => new Refusal.NotReady(Say.ClaimNotNow(claim.CreatedBy)),
        };
    }

    private static Actor ManagerOf(Handover claim) => new(EmailAddress.Parse(claim.CreatedBy), Actor.ThirdParty, IsAdmin: false);

    private static Result<Edit> WithoutKey(EditContext context, UserName user, string fingerprint)
    {
        if (context.Newest is not UserSpec spec || spec.SshPublicKeys.All(k => k.Fingerprint != fingerprint))
            return new Refusal.NotFound();
        return new Edit(
            ChangeAction.Update,
            spec with { SshPublicKeys = [.. spec.SshPublicKeys.Where(k => k.Fingerprint != fingerprint)] },
            Say.SshKeyTakenBack(key: fingerprint, company: spec.Company, user: user))
        {
            Summary = [Say.SshKeyRemoved(company: spec.Company, fingerprint: fingerprint)],
            Stopped = context.Current!.NewestRecord!.Stopped,
        };
    }

    private static Result<Edit> Plan(EditContext context, Handover claim, SshPublicKey key)
    {
        // Who sleeps while others change the user comes here again.
        if (!ClaimSteps.InTime(claim, context.Now))
            return new Refusal.Unavailable(Say.ClaimBusy(), HandoverTimes.Patience);
        if (Refused(context.Current, key, claim, context.Now) is { } refusal)
            return refusal;
        var spec = (UserSpec)context.Newest!;
        var with = spec.SshPublicKeys.Contains(key) ? spec : spec with { SshPublicKeys = [.. spec.SshPublicKeys, key] };
        var says = Say.SshKeyGiven(company: spec.Company, user: claim.User, key: key.Fingerprint);
        return new Edit(ChangeAction.Update, with, says)
        {
            Summary = [Say.GivesSshKey(company: spec.Company, key: key.Fingerprint)],
            Stopped = context.Current!.NewestRecord!.Stopped,
        };
    }
}
