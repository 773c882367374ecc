using BucketManager.Domain.People;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>Claims that died between their steps, and the keys that they may have left behind.</summary>
public sealed class OrphanedKeys(IHandoverStore handovers, IAccessKeyIssuer keys, HandoverLinks links, TimeProvider clock)
{
    /// <summary>
    /// Deletes the key that a claim made and nobody knows. It is known by all of these: not there before the claim, made in the claim's
    /// own seconds, never used (its secret left nobody), in no other link, and the only one like this: of two, one was made by hand, and
    /// then none is touched.
    /// </summary>
    public async Task<Orphan> DeleteOrphanAsync(Handover claim, StackPlace place, CancellationToken cancel)
    {
        if (claim.ClaimStartedAt is not { } started)
            return Orphan.None;

        // The keys first: those that other claims have made stand in links that are read later, or their claims still go on there.
        var present = await keys.ListAsync(place, claim.Project, claim.User, cancel);
        var others = (await handovers.ListAsync(claim.Project, claim.User, cancel)).Where(l => l.Id != claim.Id).ToList();
        foreach (var other in others.Where(l => l.State == HandoverState.Claiming))
        {
            if (clock.GetUtcNow() < other.ClaimStartedAt + HandoverTimes.Claim || await links.WriteAsync(other, links.Unnamed(other), cancel) is null)
                return Orphan.NotToBeTold;
        }

        var given = others.Select(l => l.KeyId).ToHashSet();
        var suspects = present
            .Where(k => !claim.KeysBefore.Contains(k.Id) && !given.Contains(k.Id) && k.LastUsedAt is null
                && k.CreatedAt >= started - HandoverTimes.ClockSkew
                && k.CreatedAt <= started + HandoverTimes.KeyMadeWithin + HandoverTimes.ClockSkew)
            .Select(k => k.Id)
            .ToList();
        if (suspects is not [var orphan])
        {
            if (suspects.Count > 1)
                await TellAsync(claim, Say.HandoverOrphanUnsure(company: claim.Recipient, keys: string.Join(", ", suspects)), cancel);
            return Orphan.None;
        }

        await keys.DeleteAsync(place, claim.Project, claim.User, orphan, cancel);
        await TellAsync(claim, Say.HandoverOrphanDeleted(key: orphan, company: claim.Recipient), cancel);
        return Orphan.Deleted;
    }

    private Task TellAsync(Handover claim, Sentence says, CancellationToken cancel) =>
        links.TellAsync(claim.Project, claim.User, [links.Line(claim.Project, claim.User, says, Actor.System)], cancel, touchesKeys: true);

    /// <summary>What became of a key that a claim may have left behind.</summary>
    public enum Orphan
    {
        /// <summary>There was none, or somebody was told which it may be.</summary>
        None,
        Deleted,

        /// <summary>Another claim of the user goes on: whose key is whose shows only after it.</summary>
        NotToBeTold,
    }
}
