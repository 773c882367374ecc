using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>How links are written and told of: every change of one is a conditional write, every end of one a line of the diary.</summary>
public sealed class HandoverLinks(IHandoverStore store, Publish publish, TimeProvider clock, IEntropy entropy)
{
    /// <summary>A new id for a line of the diary; sorts by time.</summary>
    public string NewLineId() => OperationId.New(clock.GetUtcNow(), entropy).ToString();

    /// <summary>
    /// Writes <paramref name="after"/> over <paramref name="before"/>, and gives what is stored then; null: somebody else was faster.
    /// A write whose answer was lost is looked for. So two writers must never want to write the very same link.
    /// </summary>
    public async Task<Handover?> WriteAsync(Handover before, Handover after, CancellationToken cancel)
    {
        var next = HandoverTimes.WithDue(after with { Version = before.Version + 1 }, clock.GetUtcNow());
        try
        {
            return await store.ReplaceAsync(next, before.Version, cancel) ? next : null;
        }
        catch (PortException lost) when (lost.Fault == PortFault.Unavailable)
        {
            var stored = await store.FindAsync(before.Project, before.Id, cancel);
            if (stored == next)
                return next;
            if (stored?.Version == before.Version)
                return await store.ReplaceAsync(next, before.Version, cancel) ? next : null;
            return null;
        }
    }

    /// <summary>A claim that lost its name: should its process only be asleep, it cannot close it any more, and deletes its key.</summary>
    public Handover Unnamed(Handover claim) => claim with { UntoldId = NewLineId() };

    /// <summary>The link at its end, which the diary does not know yet.</summary>
    public Handover Ended(Handover link, HandoverState state) =>
        link with { State = state, AttemptStartedAt = null, AttemptId = null, UntoldId = NewLineId() };

    /// <summary>Withdraws every link of a user that could still be claimed.</summary>
    /// <param name="by">E-mail address, or <c>system</c>.</param>
    public async Task WithdrawAllAsync(ProjectName project, UserName user, string by, CancellationToken cancel)
    {
        foreach (var link in await store.ListAsync(project, user, cancel))
            await WithdrawAsync(link, by, cancel);
    }

    /// <summary>The link as it is then: withdrawn, unless it had ended already.</summary>
    public async Task<Handover> WithdrawAsync(Handover link, string by, CancellationToken cancel)
    {
        while (link.State is HandoverState.Open or HandoverState.Claiming)
        {
            if (await WriteAsync(link, Ended(link, HandoverState.Withdrawn), cancel) is { } withdrawn)
                return await TellEndAsync(withdrawn, by, cancel);
            link = await store.FindAsync(link.Project, link.Id, cancel)
                ?? throw new PortException(PortFault.Bug, $"The link {link.Id} is gone from its store.");
        }

        return link;
    }

    /// <summary>
    /// Writes the diary's line of an end. Never fails because of the cache: the link remembers that it is untold, and the sweeper
    /// tries again, with the same id.
    /// </summary>
    public async Task<Handover> TellEndAsync(Handover link, string by, CancellationToken cancel)
    {
        if (link.UntoldId is not { } id)
            return link;
        try
        {
            var line = Line(link, id, EndSentence(link, by), by);
            await TellAsync(link.Project, link.User, [line], cancel, touchesKeys: link.KeyId is not null);
            return await WriteAsync(link, link with { UntoldId = null }, cancel) ?? link;
        }
        catch (PortException)
        {
            return link;
        }
    }

    /// <summary>Says that a link is not what it was, where the diary has nothing to tell. Not worth failing for.</summary>
    public async Task TellTouchedAsync(Handover link, CancellationToken cancel)
    {
        try
        {
            await TellAsync(link.Project, link.User, [], cancel);
        }
        catch (PortException)
        {
            return;
        }
    }

    public Task TellAsync(
        ProjectName project,
        UserName user,
        ValueList<ActivityEntry> lines,
        CancellationToken cancel,
        bool touchesKeys = false,
        bool touchesLinks = true)
    {
        var touched = new List<Invalidation>(2);
        if (touchesKeys)
            touched.Add(new Invalidation(InvalidatedList.Keys, user.ToString()));
        if (touchesLinks)
            touched.Add(new Invalidation(InvalidatedList.Handovers, user.ToString()));
        return publish.TellAsync(project, lines, [.. touched], cancel);
    }

    public ActivityEntry Line(ProjectName project, UserName user, Sentence says, string by) =>
        new(NewLineId(), clock.GetUtcNow(), by, says, ThingKey.OfUser(project, user), null, null, null, null);

    private ActivityEntry Line(Handover link, string id, Sentence says, string by) =>
        Line(link.Project, link.User, says, by) with { Id = id, At = link.ClaimedAt ?? clock.GetUtcNow() };

    private static Sentence EndSentence(Handover link, string by)
    {
        var from = link.ClaimedFrom ?? "an unknown address";
        return link.State switch
        {
            HandoverState.Claimed when link.Kind == HandoverKind.AccessKey =>
                Say.HandoverClaimed(company: link.Recipient, from: from, key: link.KeyId!),
            HandoverState.Claimed => Say.HandoverSshKeyTaken(company: link.Recipient, from: from, key: link.KeyId!),
            HandoverState.Expired => Say.HandoverExpired(link.Recipient),
            HandoverState.Locked => Say.HandoverLocked(link.Recipient, Handover.MaxAttempts),
            HandoverState.Withdrawn => Say.HandoverWithdrawn(actor: by, company: link.Recipient),
            _ => throw new ArgumentOutOfRangeException(nameof(link)),
        };
    }
}
