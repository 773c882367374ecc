using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using Xunit;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>What holds whenever a world has come to rest (protocol-model, "Invariants").</summary>
internal static class Invariants
{
    public static async Task AssertAsync(World world)
    {
        var operations = await world.OperationsAsync();
        Assert.All(operations, o => Assert.True(o.HasEnded, $"{o.Id} stays {o.State} for ever"));
        var things = await world.Cache.ListThingsAsync(A.Project, CancellationToken.None);
        foreach (var thing in things)
            await AssertMirrorAsync(world, thing);
        Assert.All(await world.StacksAsync(), stack => Assert.Contains(things, thing => thing.Key.StackName == stack.Name));
        await AssertMessagesAsync(world);
        await AssertDiaryAsync(world, operations);
    }

    /// <summary>The cache says what CloudFormation says.</summary>
    private static async Task AssertMirrorAsync(World world, ThingState thing)
    {
        Assert.Null(thing.Running);
        Assert.Null(thing.Queued);
        var stack = await world.StackAsync(thing.Key);
        Assert.Equal((stack?.Id, stack?.Status), (thing.Stack?.Id, thing.Stack?.Status));
        if (stack is null)
        {
            Assert.Null(thing.Applied);
            return;
        }

        if (!stack.Status.IsLive())
            return;
        var text = await world.Aws.CloudFormation.ReadTemplateAsync(world.Place, stack.Id, CancellationToken.None);
        Assert.Equal(text, await world.Cache.FindTemplateAsync(thing.Key, CancellationToken.None));
        if (StackTemplates.Read(text!) is TemplateReading.Managed { Record: var record })
            Assert.Equal(record, thing.Applied!.Record);
    }

    /// <summary>The changes have numbers without a gap, and no operation ends twice or differently.</summary>
    private static async Task AssertMessagesAsync(World world)
    {
        // Not those that were pushed: who dies after the commit pushes nothing.
        if (world.Told.Changes.FirstOrDefault(c => c.Project == A.Project)?.Sequence is not { } first)
            return;
        var changes = await world.Cache.ListChangesAsync(A.Project, first, int.MaxValue, CancellationToken.None) ?? [];
        Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.Equal(pair.First.Sequence + 1, pair.Second.Sequence));
        var ended = new Dictionary<OperationId, OperationState>();
        var seen = new Dictionary<ThingKey, ThingState>();
        foreach (var change in changes)
        {
            foreach (var operation in change.Operations)
            {
                Assert.False(ended.TryGetValue(operation.Id, out var how), $"{operation.Id} was {how} and becomes {operation.State}");
                if (operation.HasEnded)
                    ended.Add(operation.Id, operation.State);
            }

            foreach (var thing in change.Things)
            {
                if (seen.TryGetValue(thing.Key, out var before))
                {
                    Assert.True(
                        before.Revision <= thing.Revision, $"{thing.Key} went back from revision {before.Revision} to {thing.Revision}");
                    Assert.False(
                        thing.Stack is not null && before.Stack is not null && Transition.IsOlder(thing.Stack, before.Stack),
                        $"{thing.Key} went back from {before.Stack} to {thing.Stack}");
                    Assert.False(thing.Stack is not null && thing.Stack.Id == before.GoneStackId, $"{thing.Stack} came back");
                }

                seen[thing.Key] = thing;
            }
        }
    }

    /// <summary>What an operation is said to have come to is what CloudFormation's own log says, and none was carried out twice.</summary>
    private static async Task AssertDiaryAsync(World world, IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations)
        {
            var log = world.Happened.Where(e =>
                e.IsAboutTheStack && e.Token == operation.Id.ToString() && e.StackName == operation.Key.StackName).ToList();
            Assert.True(
                log.Count(e => e.Status is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "DELETE_IN_PROGRESS") <= 1,
                    $"{operation.Id} was carried out twice");
            var end = log.LastOrDefault()?.Status;
            var right = operation.State switch
            {
                // What is to go may have been gone, or somebody outside saw to it.
                OperationState.Succeeded => operation.Action == ChangeAction.Delete || end is "CREATE_COMPLETE" or "UPDATE_COMPLETE",
                OperationState.RolledBack => end is "UPDATE_ROLLBACK_COMPLETE",
                OperationState.Superseded => end is null,
                _ => end is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE"),
            };
            Assert.True(right, $"{operation.Id} is {operation.State}, CloudFormation says {end}");
            var entry = (await world.Cache.ListActivityAsync(A.Project, new(), 1000, null, CancellationToken.None)).Items
                .Single(a => a.OperationId == operation.Id);
            Assert.Equal(operation.State, entry.Result);
        }
    }
}
