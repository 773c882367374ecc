using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>
/// The sweeper's part: expires links, removes sealed answers after ten minutes, mends claims that died between their steps,
/// switches replaced keys off when their overlap ends and deletes them 30 days later.
/// </summary>
public sealed class SettleHandovers(
    ProjectViews views,
    IHandoverStore handovers,
    HandoverLinks links,
    TakeSshKey sshKeys,
    OrphanedKeys orphanedKeys,
    Rotations rotations,
    TimeProvider clock)
{
    /// <summary>Does what is due. What fails for one link is tried again later and stops no other.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var defects = new List<Exception>();
        foreach (var link in await handovers.ListDueAsync(clock.GetUtcNow(), cancel))
        {
            try
            {
                await SettleAsync(link, cancel);
            }
            catch (PortException)
            {
                await PutOffAsync(link, cancel);
            }
            catch (Exception defect) when (defect is not OperationCanceledException)
            {
                defects.Add(defect);
            }
        }

        if (defects.Count > 0)
            throw new AggregateException("Some links could not be settled.", defects);
    }

    private async Task SettleAsync(Handover link, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var view = await views.FindAsync(link.Project, cancel);
        var user = view?.FindUser(link.User);

        if (link is { ClaimStartedAt: { } started, ClaimedAt: null } && started + HandoverTimes.Claim <= now)
            link = await MendAsync(link, view?.Place, cancel);
        if (link.State == HandoverState.Open && link.ShownState(user, now) is not HandoverState.Open and var end)
            link = await links.WriteAsync(link, links.Ended(link, end), cancel) ?? link;
        if (link is { UntoldId: not null, State: not (HandoverState.Open or HandoverState.Claiming) })
            link = await links.TellEndAsync(link, link.State == HandoverState.Claimed ? Actor.ThirdParty : Actor.System, cancel);
        if (link is { SealedAnswer: not null, ClaimedAt: { } claimed } && claimed + HandoverTimes.Answer <= now)
            link = await links.WriteAsync(link, link with { SealedAnswer = null, ClaimKeyHash = null }, cancel) ?? link;
        link = await rotations.StepAsync(link, view?.Place, cancel);
        if (link.DueAt <= now)
            await links.WriteAsync(link, link, cancel);
    }

    private async Task<Handover> MendAsync(Handover link, StackPlace? place, CancellationToken cancel)
    {
        var dead = link.State == HandoverState.Claiming ? await links.WriteAsync(link, links.Unnamed(link), cancel) : link;
        if (dead is null)
            return link;
        if (dead is { Kind: HandoverKind.SshPublicKey, State: HandoverState.Claiming })
        {
            // The claim's change may be on its way. Either it is seen here, or it meets this commit, looks again, and is too late.
            await links.TellAsync(dead.Project, dead.User, [], cancel);
            var user = (await views.FindAsync(dead.Project, cancel))?.FindUser(dead.User);
            var taken = user?.NewestRecord?.Spec is UserSpec spec && spec.SshPublicKeys.Any(k => k.Fingerprint == dead.KeyId);
            return await WriteAsync(taken
                ? dead with { State = HandoverState.Claimed, ClaimedAt = dead.ClaimStartedAt }
                : ClaimSteps.Reopened(dead));
        }

        if (dead.Kind == HandoverKind.SshPublicKey && !await sshKeys.TakeBackAsync(dead))
            return dead;

        if (place is not null && dead.Kind == HandoverKind.AccessKey
            && await orphanedKeys.DeleteOrphanAsync(dead, place, cancel) == OrphanedKeys.Orphan.NotToBeTold)
        {
            return dead;
        }

        return await WriteAsync(dead.State == HandoverState.Claiming
            ? ClaimSteps.Reopened(dead)
            : dead with { ClaimStartedAt = null, KeysBefore = [] });

        async Task<Handover> WriteAsync(Handover mended)
        {
            var written = await links.WriteAsync(dead, mended, cancel);
            if (written is not null)
                await links.TellTouchedAsync(written, cancel);
            return written ?? dead;
        }
    }

    private async Task PutOffAsync(Handover link, CancellationToken cancel)
    {
        try
        {
            if (await handovers.FindAsync(link.Project, link.Id, cancel) is not { } stored)
                return;
            var later = stored with { Version = stored.Version + 1, DueAt = clock.GetUtcNow() + HandoverTimes.Retry };
            await handovers.ReplaceAsync(later, stored.Version, cancel);
        }
        catch (PortException)
        {
            return;
        }
    }
}
