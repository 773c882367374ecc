using System.Collections.Concurrent;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Handovers;

/// <summary>
/// Which links of a project are open, so that a list of users does not read all its links every time. An answer holds until links of
/// the project are touched, or for five minutes: who died before it told what it had written is told of by the sweeper.
/// </summary>
internal sealed class RememberedLinks(IHandoverStore handovers, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ProjectName, Remembered> remembered = new();

    /// <summary>How many open links each of these users has.</summary>
    /// <param name="project">In which they are. Was read before this is asked, so that what touched it is seen.</param>
    public async Task<IEnumerable<int>> CountAsync(ProjectView project, IReadOnlyList<ThingState> users, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var links = await FindAsync(project, users, now, cancel);
        return users.Select(user => links[user.Key.Name].Count(link => link.ShownState(user, now) == HandoverState.Open));
    }

    private async Task<ILookup<string, Handover>> FindAsync(
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

    // Of those that have ended none is open again.
    private static ILookup<string, Handover> ByUser(IEnumerable<Handover> links) =>
        links.Where(l => l.State is HandoverState.Open or HandoverState.Claiming).ToLookup(l => l.User.ToString());

    private sealed record Remembered(ILookup<string, Handover> Links, long TouchedAt, DateTimeOffset AskedAt);
}
