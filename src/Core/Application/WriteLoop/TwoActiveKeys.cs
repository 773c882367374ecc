using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;

namespace BucketManager.Application.WriteLoop;

/// <summary>
/// Notes that a user has two active keys and nobody knows why: a replacement that would have ended one stood in the cache only, which was
/// lost. So somebody is told, and ends one.
/// </summary>
public sealed class TwoActiveKeys(
    IStateCache cache, IAccessKeyIssuer keys, IHandoverStore handovers, Publish publish, TimeProvider clock)
{
    /// <summary>Looks at a user's keys, and writes down what is not written yet.</summary>
    public async Task NoteAsync(StackPlace place, ThingKey user, CancellationToken cancel)
    {
        var outcome = CommitOutcome.ThingMoved;
        while (outcome != CommitOutcome.Committed)
        {
            var head = await cache.FindHeadAsync(user.Project, cancel);
            if (head is null || await cache.FindThingAsync(user, cancel) is not { Applied: not null } thing)
                return;
            bool? found = await AreUnexplainedAsync(place, user, cancel) ? true : null;
            if (found == thing.TwoActiveKeys)
                return;
            var commit = Commit.After(user.Project, head, clock.GetUtcNow());
            outcome = await publish.RunAsync(
                commit with { Things = [new ThingWrite(thing with { Version = commit.Sequence, TwoActiveKeys = found }, thing.Version)] }, cancel);
        }
    }

    private async Task<bool> AreUnexplainedAsync(StackPlace place, ThingKey user, CancellationToken cancel)
    {
        var name = UserName.Parse(user.Name);
        var active = (await keys.ListAsync(place, user.Project, name, cancel)).Where(key => key.Active).ToList();
        if (active.Count < AccessKey.MaxPerUser)
            return false;
        var links = await handovers.ListAsync(user.Project, name, cancel);
        return !active.TrueForAll(key => links.Any(link => link.State == HandoverState.Claimed && link.KeyId == key.Id))
            && !links.Any(link => !link.Settled && HandoverTimes.OldKeyEnds(link) is not null && active.Exists(key => key.Id == link.Replaces));
    }
}
