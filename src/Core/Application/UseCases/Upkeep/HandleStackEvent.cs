using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases.Upkeep;

/// <summary>
/// Takes an event of a stack as a hint: a resource's gives progress, the stack's own a look at it. Late, doubled, reordered or
/// lost events do no harm; events of places that belong to no project are dropped.
/// </summary>
public sealed class HandleStackEvent(
    IStateCache cache, ProjectViews views, Reconcile reconcile, Publish publish, StackPlace hub, TimeProvider clock)
{
    public async Task RunAsync(StackEvent heard, CancellationToken cancel)
    {
        if (await FindKeyAsync(heard, cancel) is not { } key)
            return;
        if (key.StackName != heard.StackName)
        {
            // The register's: the project's own next step may wait for it.
            if (heard.IsAboutTheStack && !heard.IsInProgress)
                await LookAsync(key, heard, cancel);
            return;
        }

        var running = (await cache.FindThingAsync(key, cancel))?.Running;
        var isRunning = running is not null && heard.Token == running.Change.Id.ToString();
        if (!heard.IsAboutTheStack)
        {
            if (isRunning && IsPartDone(running!.Change.Action, heard.Status))
                await NoteDoneAsync(key, running.Change.Id, heard.LogicalId, cancel);
            return;
        }

        // That the running change has begun is no news.
        if (!(isRunning && heard.IsInProgress))
            await LookAsync(key, heard, cancel);
    }

    // A part that an update removes is not one of the template's.
    private static bool IsPartDone(ChangeAction action, string status) => action == ChangeAction.Delete
        ? status is "DELETE_COMPLETE" or "DELETE_SKIPPED"
        : status is "CREATE_COMPLETE" or "UPDATE_COMPLETE";

    /// <summary>Which thing it is about; null: none of ours.</summary>
    private async Task<ThingKey?> FindKeyAsync(StackEvent heard, CancellationToken cancel)
    {
        if (heard.Place == hub && ThingKey.ProjectOfRegistry(heard.StackName) is { } registered)
            return await views.FindAsync(registered, cancel) is not null ? ThingKey.OfProject(registered) : null;
        if (await cache.FindAccountOwnerAsync(heard.Place.Account, cancel) is not { } project
            || (await views.FindAsync(project, cancel))?.Place != heard.Place)
        {
            return null;
        }

        return ThingKey.OfStack(project, heard.StackName);
    }

    private async Task LookAsync(ThingKey key, StackEvent heard, CancellationToken cancel)
    {
        try
        {
            await reconcile.RunAsync(key, force: false, cancel);
        }
        catch (PortException)
        {
            await reconcile.PutOffAsync(key, 1, cancel);
            return;
        }

        // An end was heard of and is not to be seen yet: reads lag behind.
        if (!heard.IsInProgress && await reconcile.IsUnderWayAsync(key, cancel))
            await reconcile.PutOffAsync(key, 1, cancel);
    }

    private async Task NoteDoneAsync(ThingKey key, OperationId id, string part, CancellationToken cancel)
    {
        while (await cache.FindHeadAsync(key.Project, cancel) is { } head)
        {
            // Read after the number, so that none of two parts that are done at once gets lost.
            if (await cache.FindOperationAsync(key.Project, id, cancel) is not { State: OperationState.Running } operation
                || operation.DoneParts.Contains(part))
            {
                return;
            }

            var noted = operation with { DoneParts = [.. operation.DoneParts.Append(part).Order(StringComparer.Ordinal)] };
            var commit = Commit.After(key.Project, head, clock.GetUtcNow()) with { Operations = [noted] };
            if (await publish.RunAsync(commit, cancel) == CommitOutcome.Committed)
                return;
        }
    }
}
