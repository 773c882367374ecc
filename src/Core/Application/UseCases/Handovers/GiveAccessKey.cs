using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.People;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>A claim with the right passcode: makes the access key, at this moment and for this answer.</summary>
/// <remarks>
/// Where a step fails after the key may have been made, the link stays as it is: the sweeper deletes the key and opens the link.
/// </remarks>
public sealed class GiveAccessKey(
    ProjectViews views,
    IAccessKeyIssuer keys,
    HandoverLinks links,
    ClaimSteps steps,
    OrphanedKeys orphanedKeys,
    Rotations rotations,
    TimeProvider clock)
{
    /// <summary>The keys that are there already, or why there can be no other.</summary>
    public async Task<Result<ValueList<string>>> PrepareAsync(Handover link)
    {
        var view = await views.FindAsync(link.Project, CancellationToken.None);
        if (view?.Place is not { } place || IsBarred(link, view.FindUser(link.User)))
            return ClaimSteps.Gone(HandoverState.Withdrawn);
        if (Rebuilding.Refused(view, clock.GetUtcNow()) is { } rebuilding)
            return rebuilding;
        var before = await keys.ListAsync(place, link.Project, link.User, CancellationToken.None);
        return before.Count < AccessKey.MaxPerUser
            ? before.Select(k => k.Id).ToValueList()
            : new Refusal.TooManyKeys(Say.ClaimNoRoom(link.CreatedBy));
    }

    public async Task<Result<ClaimAnswer>> RunAsync(Handover claim, PasscodeKeys opener)
    {
        var view = await views.FindAsync(claim.Project, CancellationToken.None);
        if (view?.Place is not { } place)
            return ClaimSteps.Gone(HandoverState.Withdrawn);
        var created = await IssueAsync(claim, place);
        if (!created.Accepted)
            return created.Refusal;
        var issued = created.Value;

        // Stop withdraws the links, writes its change, and then switches off every key that it finds. So a key is either found by
        // it, or made by a claim that sees the stop here.
        view = await views.FindAsync(claim.Project, CancellationToken.None);
        var user = view?.FindUser(claim.User);
        var barred = IsBarred(claim, user);
        if (!barred)
        {
            var answer = ClaimedAccess.Of(issued, view!, place, user!);
            if (await steps.CloseAsync(claim, answer, opener, issued.Id) is { } claimed)
            {
                await AfterwardsAsync(claimed, place);
                return answer;
            }
        }

        // The key goes before anybody sees its secret.
        await keys.DeleteAsync(place, claim.Project, claim.User, issued.Id, CancellationToken.None);
        if (barred)
            await links.WithdrawAsync(claim, Actor.System, CancellationToken.None);
        return await steps.LeaveAsync(claim);
    }

    private bool IsBarred(Handover link, ThingState? user) =>
        !link.BelongsTo(user) || CredentialEligibility.Barred(user, clock.GetUtcNow()) is not null;

    private async Task<Result<IssuedKey>> IssueAsync(Handover claim, StackPlace place)
    {
        if (!ClaimSteps.InTime(claim, clock.GetUtcNow()))
            return await NotNowAsync(claim);
        try
        {
            return await keys.CreateAsync(place, claim.Project, claim.User, CancellationToken.None);
        }
        catch (PortException failed) when (failed.Fault == PortFault.Refused)
        {
            return await NotNowAsync(claim);
        }
        catch (PortException failed) when (failed.Fault is PortFault.Throttled or PortFault.NotFound)
        {
            await steps.OpenAgainAsync(claim);
            throw;
        }
        catch (PortException)
        {
            // Without an answer a key may have been made. If it shows it goes at once; else the sweeper looks for it later.
            if (await orphanedKeys.DeleteOrphanAsync(claim, place, CancellationToken.None) == OrphanedKeys.Orphan.Deleted)
                await steps.OpenAgainAsync(claim);
            throw;
        }
    }

    private async Task<Result<IssuedKey>> NotNowAsync(Handover claim)
    {
        await steps.OpenAgainAsync(claim);
        return new Refusal.NotReady(Say.ClaimNotNow(claim.CreatedBy));
    }

    // The answer stands: what does not work now is the sweeper's.
    private async Task AfterwardsAsync(Handover claimed, StackPlace place)
    {
        try
        {
            claimed = await links.TellEndAsync(claimed, Actor.ThirdParty, CancellationToken.None);
            await rotations.StepAsync(claimed, place, CancellationToken.None);
        }
        catch (PortException)
        {
            return;
        }
    }
}
