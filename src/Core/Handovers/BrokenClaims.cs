using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.Handovers;

/// <summary>Claims that died between their steps, and the keys that they may have left behind.</summary>
internal sealed class BrokenClaims(IHandoverStore handovers, IAccessKeyIssuer keys, Links links)
{
    /// <summary>
    /// Deletes the key that a claim made and nobody knows. True: there was one. It is known by all of these: not there before the
    /// claim, made in the claim's own seconds, never used (its secret left nobody), in no other link, and the only one like this:
    /// of two, one was made by hand, and then none is touched.
    /// </summary>
    public async Task<bool> DeleteOrphanAsync(Handover claim, StackPlace place, CancellationToken cancel)
    {
        if (claim.ClaimStartedAt is not { } started)
            return false;
        var given = (await handovers.ListAsync(claim.Project, claim.User, cancel)).Select(l => l.KeyId).ToHashSet();
        var suspects = (await keys.ListAsync(place, claim.Project, claim.User, cancel))
            .Where(k => !claim.KeysBefore.Contains(k.Id) && !given.Contains(k.Id) && k.LastUsedAt is null
                && k.CreatedAt >= started - HandoverTimes.ClockSkew
                && k.CreatedAt <= started + HandoverTimes.KeyMadeWithin + HandoverTimes.ClockSkew)
            .Select(k => k.Id)
            .ToList();
        if (suspects is not [var orphan])
        {
            if (suspects.Count > 1)
                await TellAsync(claim, Say.HandoverOrphanUnsure.With(("user", claim.User), ("keys", string.Join(", ", suspects))), cancel);
            return false;
        }

        await keys.DeleteAsync(place, claim.Project, claim.User, orphan, cancel);
        await TellAsync(claim, Say.HandoverOrphanDeleted.With(("user", claim.User), ("key", orphan)), cancel);
        return true;
    }

    private Task TellAsync(Handover claim, Sentence says, CancellationToken cancel) =>
        links.TellAsync(claim.Project, claim.User, [links.Line(claim.Project, claim.User, says, Links.System)], cancel, touchesKeys: true);
}
