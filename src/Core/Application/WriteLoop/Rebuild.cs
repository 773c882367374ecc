using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>Reads everything from the templates again. Drops nothing, and says what was different.</summary>
public sealed class Rebuild(
    IStateCache cache,
    ProjectViews views,
    IStackProvisioner stacks,
    Reconcile reconcile,
    IJobQueue jobs,
    TwoActiveKeys twoKeys,
    StackPlace hub,
    TimeProvider clock)
{
    // A quarter of an hour, which nothing of a project's own takes. After that the hourly look finds it.
    private const int LastLook = 20;

    /// <summary>One project, on request.</summary>
    public async Task<Result<RebuildReport>> ProjectAsync(Actor actor, ProjectName project, CancellationToken cancel)
    {
        if (await views.FindAsync(project, cancel) is not { } view || view.RoleOf(actor) is not (> Role.None and var role))
            return new Refusal.NotFound();
        if (AccessRules.Refused(UseCase.RebuildProject, role) is { } refusal)
            return refusal;
        return await ProjectAsync(project, view, onlyUnknown: false, cancel);
    }

    /// <summary>
    /// At the start of a process, and each hour: every project that has a registry stack and is unknown to the cache, or not found whole
    /// yet. Their reports. One whose own stacks are just changing is read later.
    /// </summary>
    public async Task<IReadOnlyList<RebuildReport>> LostProjectsAsync(CancellationToken cancel)
    {
        var reports = new List<RebuildReport>();
        foreach (var stack in (await stacks.ListAsync(hub, cancel)).OrderBy(stack => stack.Name, StringComparer.Ordinal))
        {
            if (ThingKey.ProjectOfRegistry(stack.Name) is not { } project || await IsWholeAsync(project, cancel))
                continue;
            var view = await views.FindAsync(project, cancel);
            var report = await ProjectAsync(project, view, onlyUnknown: false, cancel);
            if (view?.Thing is null || report.Differences.Count > 0)
                reports.Add(report);
            await PutOffAsync(stack, project, 0, cancel);
        }

        return reports;
    }

    /// <summary>A look for a lost project that was put off.</summary>
    internal async Task FindLostAsync(DelayedWork.FindLostProject lost, CancellationToken cancel)
    {
        if (await stacks.FindAsync(hub, ThingKey.RegistryStackName(lost.Project), cancel) is not { } stack)
            return;
        await GoOnAsync(lost.Project, cancel);
        await PutOffAsync(stack, lost.Project, lost.Attempt, cancel);
    }

    /// <summary>Looks for what is not found yet of a project.</summary>
    internal async Task GoOnAsync(ProjectName project, CancellationToken cancel) =>
        await ProjectAsync(project, await views.FindAsync(project, cancel), onlyUnknown: true, cancel);

    /// <summary>
    /// Looks again later where nothing was found, and nothing says that there is nothing to be found; and where a look that leaves nothing
    /// out can only begin later.
    /// </summary>
    private async Task PutOffAsync(StackSnapshot registry, ProjectName project, int attempt, CancellationToken cancel)
    {
        var thing = (await views.FindAsync(project, cancel))?.Thing;
        if (attempt >= LastLook || (thing is null ? registry.Status.IsFailedCreation() : !thing.IsBeingRebuilt))
            return;
        var pause = Backoff.Delay(ThingKey.OfProject(project), attempt + 1);
        if (thing?.RebuiltAt + Rebuilding.Quarantine - clock.GetUtcNow() is { } quarantine && quarantine > pause)
            pause = quarantine;
        await jobs.EnqueueAsync(new DelayedWork.FindLostProject(project, attempt + 1), pause, cancel);
    }

    /// <summary>Notes whose keys need somebody. What cannot be asked now the sweeper asks later.</summary>
    internal async Task NoteKeysAsync(ProjectName project, IEnumerable<ThingState> users, CancellationToken cancel)
    {
        if ((await views.FindAsync(project, cancel))?.Place is not { } place)
            return;
        foreach (var user in users)
        {
            try
            {
                await twoKeys.NoteAsync(place, user.Key, cancel);
            }
            catch (PortException)
            {
                return;
            }
        }
    }

    // Two small look-ups for each project, whatever it holds: nearly always that is all there is to do.
    private async Task<bool> IsWholeAsync(ProjectName project, CancellationToken cancel)
    {
        // A project that was closed is known, as a tombstone, as long as anything of it can be left.
        return await cache.FindHeadAsync(project, cancel) is not null
            && await cache.FindThingAsync(ThingKey.OfProject(project), cancel) is { IsBeingRebuilt: false };
    }

    private async Task<RebuildReport> ProjectAsync(ProjectName project, ProjectView? before, bool onlyUnknown, CancellationToken cancel)
    {
        // The project first: where the others are, only it says.
        var began = clock.GetUtcNow();
        var looksAgain = await reconcile.RunAsync(ThingKey.OfProject(project), force: true, cancel);
        var listed = new HashSet<ThingKey>();
        if ((await views.FindAsync(project, cancel))?.Place is { } place)
        {
            foreach (var stack in await stacks.ListAsync(place, cancel))
            {
                if (ThingKey.OfStack(project, stack.Name) is { } key)
                    listed.Add(key);
            }
        }

        var known = before?.Everything.Where(thing => !thing.IsTombstone).Select(thing => thing.Key) ?? [];
        var all = listed.Union(known).OrderBy(key => key.ToString(), StringComparer.Ordinal).ToList();
        foreach (var key in all.Where(key => key.Kind != ThingKind.Project))
        {
            if (!onlyUnknown || before?.Find(key) is null or { IsTombstone: true })
                looksAgain |= await reconcile.RunAsync(key, force: true, cancel);
        }

        var found = (await views.FindAsync(project, cancel))?.Users.Values ?? [];
        await NoteKeysAsync(project, found.Where(user => !onlyUnknown || before?.Find(user.Key) is null or { IsTombstone: true }), cancel);
        if (!looksAgain)
            await reconcile.EndRebuildAsync(project, began, cancel);

        var after = await views.FindAsync(project, cancel);
        var differences = new List<(ThingKey, Sentence)>();
        foreach (var key in all)
        {
            if (Difference(before?.Find(key), after?.Find(key), listed.Contains(key)) is { } says)
                differences.Add((key, says));
        }

        return new RebuildReport(project, listed.Count, [.. differences]);
    }

    private static Sentence? Difference(ThingState? before, ThingState? after, bool listed) => (before, after) switch
    {
        (null or { IsTombstone: true }, null or { IsTombstone: true }) => listed ? Say.RebuildUnreadable() : null,
        (null or { IsTombstone: true }, _) => Say.RebuildFound(),
        (_, null or { IsTombstone: true }) => Say.RebuildGone(),
        var (was, now) => was.Applied == now.Applied && was.Stack == now.Stack ? null : Say.RebuildDiffers(),
    };
}
