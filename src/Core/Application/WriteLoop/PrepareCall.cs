using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.WriteLoop;

/// <summary>What must stand, or be gone, beside a thing's own stack before its next call.</summary>
public sealed class PrepareCall(IBucketContents contents, IAccessKeyIssuer keys, Register register, TimeProvider clock)
{
    /// <summary>Removes what a stack leaves behind: the project's entry in the register, a bucket if it is empty.</summary>
    public async Task<Leftovers> ClearLeftoversAsync(
        ThingState item, StackPlace place, DateTimeOffset goesOnUntil, CancellationToken cancel)
    {
        if (item.Key.Kind == ThingKind.Project)
            return await register.RemoveAsync(item.Key.Project, item.Newest!.Id, goesOnUntil, cancel);
        var bucket = PhysicalName.Of(BucketName.Parse(item.Key.Name), place.Account, place.Region);
        return await contents.RemoveIfEmptyAsync(place, bucket, cancel) ? new Leftovers.None() : new Leftovers.Files();
    }

    /// <summary>Everything that must stand before the call does; and what is to be sent.</summary>
    public async Task<Preparation> RunAsync(
        StackCall call, ProjectView view, StackPlace place, DateTimeOffset goesOnUntil, CancellationToken cancel)
    {
        // An urgent change was accepted all the same.
        if (Rebuilding.IsGoingOn(view, clock.GetUtcNow()))
            return new Preparation.NotYet();
        var record = call.Change.Record;
        if (call.Kind is StackCallKind.Create or StackCallKind.Update)
        {
            if (record.Key.Kind == ThingKind.Project
                && await register.EnterAsync(record, place, cancel) is var entered and not Preparation.Ready)
            {
                return entered;
            }

            if (StackTemplates.ParametersOf(record, view.BaselineOutputs) is not { } parameters)
                return new Preparation.NotYet();
            var tags = StackTemplates.TagsOf(record.Key);
            var request = new StackRequest(
                place, call.StackId ?? record.Key.StackName, StackTemplates.Render(record).Text, parameters, tags, call.Token);
            return new Preparation.Ready(request, []);
        }

        // IAM does not delete a user that has keys; a roll-back that is taken up deletes nobody.
        if (record.Key.Kind != ThingKind.User || call.Kind == StackCallKind.ClearFailedRollback)
            return new Preparation.Ready();

        var user = UserName.Parse(record.Key.Name);
        var existing = await keys.ListAsync(place, record.Key.Project, user, cancel);
        if (clock.GetUtcNow() >= goesOnUntil)
            return new Preparation.NotYet();
        foreach (var key in existing)
            await keys.DeleteAsync(place, record.Key.Project, user, key.Id, cancel);
        return new Preparation.Ready(null, existing.Count == 0 ? [] : [new Invalidation(InvalidatedList.Keys, record.Key.Name)]);
    }
}
