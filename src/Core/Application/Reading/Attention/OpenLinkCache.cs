using System.Collections.Concurrent;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Attention;

/// <summary>
/// Which links of a project are open or locked, so that a list does not read all links every time. An answer holds until links of
/// the project are touched, or for five minutes: who died before it told what it had written is told of by the sweeper.
/// </summary>
public sealed class OpenLinkCache(IHandoverStore handovers, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ProjectName, Remembered> remembered = new();

    /// <summary>How many open links each of these users has.</summary>
    /// <param name="project">In which they are. Was read before this is asked, so that what touched it is seen.</param>
    public async Task<IEnumerable<int>> CountAsync(ProjectView project, IReadOnlyList<ThingState> users, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var links = await FindAsync(project, users, now, cancel);
        return users.Select(user => links[user.Key.Name].Count(known => known.Link.ShownState(user, now) == HandoverState.Open));
    }

    /// <summary>Users with a link that nobody has opened, and users whose last link of a kind is locked.</summary>
    /// <param name="project">As above.</param>
    internal async Task<IReadOnlyList<AttentionItem>> AttentionAsync(ProjectView project, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var users = project.Users;
        if (users.IsEmpty)
            return [];
        var links = await FindAsync(project, [.. users.Values], now, cancel);
        var items = from ofUser in links
                    let user = users.GetValueOrDefault(ofUser.Key)
                    where user is not null && CredentialEligibility.Barred(user, now) is null
                    from known in ofUser
                    let cause = CauseOf(known, user, now)
                    where cause is not null
                    select new AttentionItem(user.Key, cause.Value);
        return [.. items.Distinct()];
    }

    // Nobody waits for a locked link once another one was made, or its own time is over.
    private static AttentionCause? CauseOf(KnownLink known, ThingState user, DateTimeOffset now) => known.Link.ShownState(user, now) switch
    {
        HandoverState.Open => AttentionCause.LinkUnopened,
        HandoverState.Locked when known is { IsLast: true, Link: var link } && link.ExpiresAt > now && link.BelongsTo(user) => AttentionCause.LinkLocked,
        _ => null,
    };

    private async Task<ILookup<string, KnownLink>> FindAsync(
        ProjectView project, IReadOnlyList<ThingState> users, DateTimeOffset now, CancellationToken cancel)
    {
        if (remembered.TryGetValue(project.Project, out var known) && known.TouchedAt == project.LinksTouchedAt && now < known.AskedAt + Holds)
            return known.Links;

        // A single user's links are asked for alone; those of a page in one go.
        if (users is [var one])
            return ByUser(await handovers.ListAsync(project.Project, UserName.Parse(one.Key.Name), cancel));
        var links = ByUser(await handovers.ListAsync(project.Project, null, cancel));
        remembered[project.Project] = new Remembered(links, project.LinksTouchedAt, now);
        return links;
    }

    // Of those that have ended, none is open again. They come newest first.
    private static ILookup<string, KnownLink> ByUser(IEnumerable<Handover> links)
    {
        var met = new HashSet<(UserName, HandoverKind)>();
        return links.Select(link => new KnownLink(link, IsLast: met.Add((link.User, link.Kind)))).ToList()
            .Where(known => known.Link.State is HandoverState.Open or HandoverState.Claiming or HandoverState.Locked)
            .ToLookup(known => known.Link.User.ToString());
    }

    /// <param name="IsLast">The user has no newer link of its kind.</param>
    private sealed record KnownLink(Handover Link, bool IsLast);

    private sealed record Remembered(ILookup<string, KnownLink> Links, long TouchedAt, DateTimeOffset AskedAt);
}
