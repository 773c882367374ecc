using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>The manager's side of hand-overs: offer, list, withdraw.</summary>
public sealed class ManageHandovers(
    ProjectViews views,
    IStateCache cache,
    IHandoverStore handovers,
    IAccessKeyIssuer keys,
    HandoverLinks links,
    Publish publish,
    TimeProvider clock,
    IEntropy entropy)
{
    public const int MinHours = 1;
    public const int MaxHours = 168;
    public const int UsualHours = 72;
    public const int MaxOverlapDays = 30;
    public const int UsualOverlapDays = 7;

    /// <summary>Rounds of the passcode's hash; tests take fewer.</summary>
    internal int Iterations { get; init; } = PasscodeKeys.Iterations;

    /// <summary>A new link. Token and passcode are in this answer and nowhere else.</summary>
    public async Task<Result<OfferedHandover>> OfferAsync(
        Actor actor, ProjectName project, UserName user, HandoverOffer offer, RequestKey? requestKey, CancellationToken cancel)
    {
        var view = await views.FindAsync(project, cancel);
        if (ProjectRights.Refused(view, actor, UseCase.OfferHandover) is { } refused)
            return refused;
        if (BrokenFields(offer) is { } broken)
            return broken;
        if (requestKey is not null && await EarlierAsync(actor, project, requestKey, cancel) is { } earlier)
            return earlier;
        if (view!.FindUser(user) is not { } thing)
            return new Refusal.NotFound();
        if (Rebuilding.Refused(view, clock.GetUtcNow()) is { } rebuilding)
            return rebuilding;
        if (CredentialEligibility.Barred(thing, clock.GetUtcNow()) is { } barred)
            return new Refusal.NotReady(barred);

        IReadOnlyList<AccessKey> known =
            offer.Kind == HandoverKind.AccessKey ? await keys.ListAsync(view.Place!, project, user, cancel) : [];
        if (offer.Replaces is { } old && known.All(k => k.Id != old))
            return new Refusal.Invalid("/replaces", Say.UnknownKey(company: thing.DisplayName, key: old));

        var offered = New(actor, thing, user, offer);
        return await AddAsync(offered, actor, view, known.Count, requestKey, cancel) is { } refusal ? refusal : offered;
    }

    /// <summary>Newest first. An open one whose time is over shows as expired.</summary>
    public async Task<Result<IReadOnlyList<Handover>>> ListAsync(Actor actor, ProjectName project, UserName user, CancellationToken cancel)
    {
        var view = await views.FindAsync(project, cancel);
        if (ProjectRights.Refused(view, actor, UseCase.ListHandovers) is { } refused)
            return refused;
        if (view!.FindUser(user) is not { } thing)
            return new Refusal.NotFound();
        var now = clock.GetUtcNow();
        var shown = (await handovers.ListAsync(project, user, cancel)).Where(link => link.BelongsTo(thing)).Select(link => link with { State = link.ShownState(thing, now) });
        return Result<IReadOnlyList<Handover>>.Of([.. shown]);
    }

    /// <summary>
    /// A link that has ended stays as it is. One that only its user keeps shut, who is stopped or has ended, would open again with him: it
    /// ends now.
    /// </summary>
    public async Task<Result<Handover>> WithdrawAsync(Actor actor, ProjectName project, UserName user, string id, CancellationToken cancel)
    {
        var view = await views.FindAsync(project, cancel);
        if (ProjectRights.Refused(view, actor, UseCase.WithdrawHandover) is { } refused)
            return refused;
        var thing = view!.FindUser(user);
        if (await handovers.FindAsync(project, id, cancel) is not { } link || link.User != user || !link.BelongsTo(thing))
            return new Refusal.NotFound();
        var now = clock.GetUtcNow();
        var shown = link.ShownState(thing, now);
        if (shown == HandoverState.Open || (shown != HandoverState.Locked && link.ExpiresAt > now))
            link = await links.WithdrawAsync(link, actor.Email.ToString(), cancel);
        return link with { State = link.ShownState(thing, now) };
    }

    private static Refusal.Invalid? BrokenFields(HandoverOffer offer)
    {
        var errors = new FieldErrors();
        if (offer.ExpiresInHours is < MinHours or > MaxHours)
            errors.Add("/expiresInHours", FieldRules.Range(min: MinHours, max: MaxHours));
        if (offer.OverlapDays is < 0 or > MaxOverlapDays)
            errors.Add("/overlapDays", FieldRules.Range(min: 0, max: MaxOverlapDays));
        if (offer.Kind == HandoverKind.SshPublicKey && offer.Replaces is not null)
            errors.Add("/replaces", Say.NotForSshKeys());
        else if (offer.OverlapDays is not null && offer.Replaces is null)
            errors.Add("/overlapDays", Say.OnlyWithReplaces());
        return errors.Any ? errors.Refusal : null;
    }

    private async Task<Refusal?> EarlierAsync(Actor actor, ProjectName project, RequestKey requestKey, CancellationToken cancel) =>
        await cache.FindIdempotencyAsync(project, actor.Email.ToString(), requestKey.Key, cancel) switch
        {
            null => null,
            { BodyHash: var body } when body != requestKey.BodyHash => new Refusal.IdempotencyMismatch(),
            { ResultId: var id } => new Refusal.AlreadyDone(id),
        };

    private OfferedHandover New(Actor actor, ThingState thing, UserName user, HandoverOffer offer)
    {
        var now = clock.GetUtcNow();
        var token = HandoverToken.New(entropy);
        var passcode = Passcode.New(entropy);
        var link = new Handover(
            "h" + links.NewLineId()[1..],
            thing.Key.Project,
            user,
            offer.Kind,
            token.Hash,
            PasscodeKeys.Derive(token, passcode, Iterations).Check,
            actor.Email.ToString(),
            now,
            now.AddHours(offer.ExpiresInHours ?? UsualHours))
        {
            CreatedByName = actor.Name,
            Company = thing.DisplayName,
            StackId = thing.Stack?.Id,
            Replaces = offer.Replaces,
            OverlapDays = offer.Replaces is null ? 0 : offer.OverlapDays ?? UsualOverlapDays,
        };
        return new OfferedHandover(HandoverTimes.WithDue(link, now), token.Reveal(), passcode.Reveal());
    }

    // The link is stored, then the diary's line is committed on the number at which the rules were checked: of two who offer, stop
    // or remove at the same time, the later one is checked again and sees what the earlier one did. Null: it is in.
    private async Task<Refusal?> AddAsync(
        OfferedHandover offered, Actor actor, ProjectView view, int keyCount, RequestKey? requestKey, CancellationToken cancel)
    {
        var link = offered.Handover;
        var stored = false;
        while (true)
        {
            var thing = view.FindUser(link.User);
            Refusal? refusal = CredentialEligibility.Barred(thing, clock.GetUtcNow()) is { } barred
                ? new Refusal.NotReady(barred)
                : await NoRoomAsync(link, thing!, keyCount, cancel);
            if (refusal is null)
            {
                if (!stored && !await handovers.AddAsync(link, cancel))
                    throw new InvalidOperationException("A link's id was given out twice.");
                stored = true;
                switch (await publish.RunAsync(Commit(link, actor, view, requestKey), cancel))
                {
                    case CommitOutcome.Committed:
                        return null;
                    case CommitOutcome.IdempotencyKeyUsed:
                        refusal = await EarlierAsync(actor, link.Project, requestKey!, cancel);
                        break;
                }
            }

            if (refusal is not null)
            {
                if (stored)
                    await links.WithdrawAsync(link, Actor.System, CancellationToken.None);
                return refusal;
            }

            if (await views.FindAsync(link.Project, cancel) is not { } newer)
                return new Refusal.NotFound();
            view = newer;
        }
    }

    private async Task<Refusal?> NoRoomAsync(Handover link, ThingState user, int keyCount, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var spec = (UserSpec)user.NewestRecord!.Spec;
        var open = (await handovers.ListAsync(link.Project, link.User, cancel))
            .Count(l => l.Kind == link.Kind && l.Id != link.Id && l.ShownState(user, now) == HandoverState.Open);
        return link.Kind switch
        {
            HandoverKind.SshPublicKey when !spec.Sftp => new Refusal.NotReady(Say.UserWithoutSftp(spec.Company)),
            HandoverKind.SshPublicKey when spec.SshPublicKeys.Count + open >= UserSpec.MaxSshKeys =>
                new Refusal.TooManyKeys(Say.TooManySshKeys(
                    company: spec.Company, keys: spec.SshPublicKeys.Count, max: UserSpec.MaxSshKeys, links: open)),
            // Also one that replaces a key needs a place of its own: both exist while they overlap.
            HandoverKind.AccessKey when keyCount + open >= AccessKey.MaxPerUser => new Refusal.TooManyKeys(Say.TooManyKeys(
                company: spec.Company, keys: keyCount, links: open)),
            _ => null,
        };
    }

    private Commit Commit(Handover link, Actor actor, ProjectView view, RequestKey? requestKey)
    {
        var company = ((UserSpec)view.FindUser(link.User)!.NewestRecord!.Spec).Company;
        var says = link switch
        {
            { Kind: HandoverKind.SshPublicKey } => Say.HandoverAsked(actor.Email, company, link.User, link.ExpiresAt),
            { Replaces: { } key } => Say.HandoverOfferedReplacing(actor.Email, company: company, link.User, key: key, link.ExpiresAt),
            _ => Say.HandoverOffered(actor.Email, company, link.User, link.ExpiresAt),
        };
        return Mirror.Commits.Commit.After(link.Project, view.Head, clock.GetUtcNow()) with
        {
            Activity = [links.Line(link.Project, link.User, says, actor.Email.ToString())],
            Touched = [new Invalidation(InvalidatedList.Handovers, link.User.ToString())],
            Idempotency = requestKey is null
                ? null
                : new IdempotencyEntry(actor.Email.ToString(), requestKey.Key, requestKey.BodyHash, link.Id, clock.GetUtcNow()),
        };
    }
}
