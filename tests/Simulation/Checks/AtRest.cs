using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Simulation.Actors;

namespace BucketManager.Simulation.Checks;

/// <summary>What must hold once nobody asks for anything any more and nothing is on its way.</summary>
public static class AtRest
{
    /// <summary>Everything that was accepted has ended, and how is told.</summary>
    public static void CheckEnds(World world)
    {
        var cancel = CancellationToken.None;
        List<Operation> operations =
            [.. Sample.Projects.SelectMany(p => Now(world.Cache.ListOperationsAsync(p, new OperationFilter(), int.MaxValue, null, cancel)).Items)];
        List<ActivityEntry> diary =
            [.. Sample.Projects.SelectMany(p => Now(world.Cache.ListActivityAsync(p, new(), int.MaxValue, null, cancel)).Items)];
        foreach (var operation in operations)
        {
            Holds(operation.HasEnded, "stuck", $"{operation.Id} stays {operation.State} for ever");
            Holds(
                diary.Where(a => a.OperationId == operation.Id).ToList() is [{ Result: var result }] && result == operation.State,
                "a diary that does not know", $"{operation.Id} is {operation.State}");
            if (operation.State == OperationState.Failed)
                Holds(operation.Reason is not null, "a failure without a reason", $"{operation.Id}");
        }

        foreach (var told in world.Witness.Accepted)
            Holds(operations.Any(o => o.Id == told.Id), "an accepted edit vanishes", $"{told.Id} of {told.Key}");
        foreach (var project in Sample.Projects)
            CheckChanges(world, project);
    }

    /// <summary>The cache says what CloudFormation says.</summary>
    /// <param name="afterDailyLook">Also every template was read once more.</param>
    public static void CheckMirror(World world, bool afterDailyLook)
    {
        var cancel = CancellationToken.None;
        var things = Sample.Projects.SelectMany(p => Now(world.Cache.ListThingsAsync(p, cancel))).ToList();
        var stacks = world.Undisturbed(() => world.Aws.CloudFormation.ListAsync(Sample.Place, cancel))
            .Where(s => Sample.Projects.Select(p => ThingKey.OfStack(p, s.Name)).All(key => key is null || StackReading.IsOurs(s, key)))
            .ToList();
        foreach (var thing in things)
        {
            var stack = stacks.FirstOrDefault(s => s.Name == thing.Key.StackName);
            var baseline = stacks.FirstOrDefault(s => s.Name == ThingKey.OfProject(thing.Key.Project).StackName);
            CheckStack(thing, stack);
            if (stack is not null && stack.Status.IsLive() && (afterDailyLook || !world.OldTemplates.Contains(stack.Name)))
                CheckTemplate(world, thing, stack, baseline);
        }

        foreach (var stack in stacks)
            Holds(things.Any(t => t.Key.StackName == stack.Name), "a stack that nobody knows", stack.Name);
    }

    /// <summary>Every watcher that is connected shows what the cache holds.</summary>
    public static void CheckWatchers(World world, Watcher fresh)
    {
        foreach (var watcher in world.Watchers.Where(w => w.IsConnected))
        {
            Holds(watcher.Known == fresh.Known, "a watcher left behind", $"it knows {watcher.Known}, the project is at {fresh.Known}");
            var (shown, right) = (watcher.Shows.ToList(), fresh.Shows.ToList());
            Holds(shown.SequenceEqual(right), "a watcher sees something else",
                $"only it: {string.Join(' ', shown.Except(right))}; missing: {string.Join(' ', right.Except(shown))}");
        }
    }

    private static void CheckStack(ThingState thing, StackSnapshot? stack)
    {
        Holds(thing.Running is null && thing.Queued is null, "stuck", $"something stays under way on {thing.Key}");
        Holds(
            (stack?.Id, stack?.Status) == (thing.Stack?.Id, thing.Stack?.Status), "the cache is not the mirror",
            $"{thing.Key}: {thing.Stack?.Status} of {thing.Stack?.Id}, CloudFormation has {stack?.Status} of {stack?.Id}");
        if (stack is null)
            Holds(thing.Applied is null, "the cache is not the mirror", $"{thing.Key} is applied, and there is no stack");
    }

    private static void CheckTemplate(World world, ThingState thing, StackSnapshot stack, StackSnapshot? baseline)
    {
        var text = world.Undisturbed(() => world.Aws.CloudFormation.ReadTemplateAsync(Sample.Place, stack.Id, CancellationToken.None));
        Holds(
            text == Now(world.Cache.FindTemplateAsync(thing.Key, CancellationToken.None)), "the cache is not the mirror",
            $"{thing.Key} has another template");
        if (StackTemplates.Read(text!) is TemplateReading.Managed { Record: var record })
        {
            Holds(record == thing.Applied?.Record, "the cache is not the mirror", $"{thing.Key} has another record");
            var differs = StackTemplates.Differs(record, text!) || record.OperationId != ObservedStack.Of(stack).OperationId;
            var exchanged = stack.Parameters.Where(p => baseline?.Outputs.Find(p.Key) is { } right && right != p.Value).ToList();
            Holds(
                thing.Applied!.ChangedOutside == (differs || exchanged.Count > 0),
                "a change outside unseen", $"{thing.Key}");
            Holds(
                exchanged.SequenceEqual(thing.Applied.OtherParameters ?? ValueMap<string>.Empty),
                "another value of a parameter unseen", $"{thing.Key}: {string.Join(' ', exchanged)}");
        }
    }

    /// <summary>The changes that are kept have numbers without a gap.</summary>
    private static void CheckChanges(World world, ProjectName project)
    {
        if (Now(world.Cache.FindHeadAsync(project, CancellationToken.None)) is not { } head)
            return;
        var seen = world.Witness.SequenceOf(project);
        Holds(head.Sequence == seen, "a number that nobody saw", $"{head.Sequence} of {project}, not {seen}");
    }

    private static T Now<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The cache should answer at once.");

    private static void Holds(bool holds, string rule, string what)
    {
        if (!holds)
            throw new Violation(rule, what);
    }
}
