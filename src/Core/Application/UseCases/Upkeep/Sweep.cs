using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Jobs;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;

namespace BucketManager.Application.UseCases.Upkeep;

/// <summary>
/// Finds what nobody told us about. What goes wrong with one thing keeps none of the others from being looked at; the first
/// trouble is thrown at the end.
/// </summary>
public sealed class Sweep(
    IStateCache cache, ProjectViews views, IStackProvisioner stacks, Reconcile reconcile, Rebuild rebuild, RetryFailed tryAgain, RunJob run)
{
    /// <summary>
    /// Each minute, and when a process starts: everything on which something is under way, what failed for a passing cause, and jobs
    /// that have not ended.
    /// </summary>
    public async Task OpenThingsAsync(CancellationToken cancel)
    {
        await run.RemindAllAsync(cancel);
        await EachAsync(InOrder(await cache.ListOpenAsync(cancel)), LookAndTryAgainAsync, cancel);

        async Task LookAndTryAgainAsync(ThingKey key)
        {
            await reconcile.RunAsync(key, force: false, cancel);
            if (await cache.FindThingAsync(key, cancel) is not { } thing)
                return;
            await tryAgain.RunAsync(thing, cancel);
            if (thing.IsBeingRebuilt)
                await rebuild.GoOnAsync(key.Project, cancel);
        }
    }

    /// <summary>Each hour: lists the register and the stacks of every project, and looks at what differs or is unknown.</summary>
    public async Task ListedStacksAsync(CancellationToken cancel)
    {
        List<Func<Task>> looks = [() => rebuild.LostProjectsAsync(cancel)];
        foreach (var view in await views.ListAsync(cancel))
            looks.Add(() => ListedStacksAsync(view, cancel));
        await EachAsync(looks, look => look(), cancel);
    }

    /// <summary>Each day, spread out: looks at everything, with its template.</summary>
    public async Task EverythingAsync(CancellationToken cancel)
    {
        var projects = await views.ListAsync(cancel);
        foreach (var lost in projects.Where(view => view.Head.RebuiltAt is not null))
            await rebuild.NoteKeysAsync(lost.Project, lost.Users.Values, cancel);
        var all = projects.SelectMany(view => view.Everything).Where(thing => !thing.IsTombstone);
        await LookAtAsync(all.Select(thing => thing.Key), force: true, cancel);
    }

    private async Task ListedStacksAsync(ProjectView view, CancellationToken cancel)
    {
        if (view.Place is not { } place)
            return;
        var listed = new Dictionary<ThingKey, ObservedStack>();
        foreach (var stack in await stacks.ListAsync(place, cancel))
        {
            if (ThingKey.OfStack(view.Project, stack.Name) is { } key)
                listed[key] = ObservedStack.Of(stack);
        }

        // A stack that is known and not listed is deleted; so is a queued creation's, but that is open and looked at anyway.
        var differing = view.Everything.Where(thing => listed.GetValueOrDefault(thing.Key) != thing.Stack).Select(thing => thing.Key)
            .Union(listed.Keys.Where(key => view.Find(key) is null));
        await LookAtAsync(differing, force: false, cancel);
        await rebuild.NoteKeysAsync(view.Project, view.Users.Values.Where(user => user.TwoActiveKeys == true), cancel);
    }

    private Task LookAtAsync(IEnumerable<ThingKey> keys, bool force, CancellationToken cancel) =>
        EachAsync(InOrder(keys), key => reconcile.RunAsync(key, force, cancel), cancel);

    private static IEnumerable<ThingKey> InOrder(IEnumerable<ThingKey> keys) =>
        keys.OrderBy(key => key.ToString(), StringComparer.Ordinal);

    private static async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> look, CancellationToken cancel)
    {
        PortException? first = null;
        foreach (var one in all)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                await look(one);
            }
            catch (PortException trouble)
            {
                first ??= trouble;
            }
        }

        if (first is not null)
            throw new PortException(first.Fault, first.Message, first);
    }
}
