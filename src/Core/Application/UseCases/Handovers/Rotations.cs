using BucketManager.Domain.People;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>What happens to a key after another has replaced it: off when the overlap ends, deleted 30 days later.</summary>
public sealed class Rotations(IAccessKeyIssuer keys, HandoverLinks links, TimeProvider clock)
{
    /// <summary>Does what is due, if anything is. A key that somebody switched on again meanwhile is not deleted.</summary>
    public async Task<Handover> StepAsync(Handover link, StackPlace? place, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (link.Settled || HandoverTimes.OldKeyEnds(link) is not { } ends || now < ends
            || (link.OldKeyEndedAt is not null && now < ends + HandoverTimes.OldKeyKept))
        {
            return link;
        }

        var known = place is null ? [] : await keys.ListAsync(place, link.Project, link.User, cancel);
        var old = known.FirstOrDefault(k => k.Id == link.Replaces);
        var replaced = known.Any(k => k.Id == link.KeyId);
        if (link.OldKeyEndedAt is null)
        {
            // Without the new key the old one is all that the user has: it was a rotation that somebody took back.
            if (old is null || !replaced)
                return await SettleAsync(link, null, cancel);
            if (old.Active)
                await keys.SetActiveAsync(place!, link.Project, link.User, old.Id, active: false, cancel);
            var off = await links.WriteAsync(link, link with { OldKeyEndedAt = now }, cancel);
            if (off is not null)
                await TellAsync(link, Say.KeyReplacedOff(key: old.Id, company: link.Recipient, replacement: link.KeyId!), cancel);
            return off ?? link;
        }

        if (old is null or { Active: true })
            return await SettleAsync(link, null, cancel);
        await keys.DeleteAsync(place!, link.Project, link.User, old.Id, cancel);
        var gone = Say.KeyReplacedDeleted(key: old.Id, company: link.Recipient, replacement: link.KeyId!);
        return await SettleAsync(link, gone, cancel);
    }

    private async Task<Handover> SettleAsync(Handover link, Sentence? says, CancellationToken cancel)
    {
        var settled = await links.WriteAsync(link, link with { Settled = true }, cancel);
        if (says is not null)
            await TellAsync(link, says, cancel);
        return settled ?? link;
    }

    private Task TellAsync(Handover link, Sentence says, CancellationToken cancel)
    {
        var line = links.Line(link.Project, link.User, says, Actor.System);
        return links.TellAsync(link.Project, link.User, [line], cancel, touchesKeys: true, touchesLinks: false);
    }
}
