using System.Text.Json.Nodes;

namespace BucketManager.Adapters.SimulatedAws;

/// <content>What is done to one resource, from its start to its end.</content>
internal sealed partial class StackEngine
{
    private void Start(StackState stack, StackRun run, StackStep step, DateTimeOffset at)
    {
        step.Stage = StepStage.Started;
        switch (step.Action)
        {
            case StepAction.Create:
                StartCreation(stack, run, step, at);
                break;
            case StepAction.Change:
                StartChange(stack, run, step, at);
                break;
            case StepAction.Revert:
                Log(stack, step.Target!, at, "UPDATE_IN_PROGRESS", null);
                Last(step, at, ResourceTypes.Find(step.Target!.Type)!.Seconds.Update);
                break;
            case StepAction.Delete when step.Keeps:
                aws.Keep(stack.Place, step.Target!.Type, step.Target.PhysicalId!);
                Gone(stack, run, step, at, "DELETE_SKIPPED");
                break;
            case StepAction.Delete:
                Log(stack, step.Target!, at, "DELETE_IN_PROGRESS", null);
                Last(step, at, ResourceTypes.Find(step.Target!.Type)!.Seconds.Delete);
                break;
            default:
                throw new InvalidOperationException($"{step.Action} is decided when a step starts");
        }
    }

    private void StartCreation(StackState stack, StackRun run, StackStep step, DateTimeOffset at)
    {
        var resource = Resolved(stack, run, step.LogicalId, out var broken);
        stack.Put(resource);
        Log(stack, resource, at, "CREATE_IN_PROGRESS", null);
        if (broken is not null)
            Fail(stack, run, step, resource, at, "CREATE_FAILED", broken);
        else
            Last(step, at, ResourceTypes.Find(resource.Type)!.Seconds.Create, Initiation);
    }

    private void StartChange(StackState stack, StackRun run, StackStep step, DateTimeOffset at)
    {
        var before = stack.Find(step.LogicalId)!;
        var after = Resolved(stack, run, step.LogicalId, out var broken);
        after.PhysicalId = before.PhysicalId;
        after.Attributes = before.Attributes;
        var sameTags = stack.Input.Tags.SequenceEqual(run.Next!.Tags);
        if (broken is null && sameTags && JsonNode.DeepEquals(before.Properties, after.Properties)
            && JsonNode.DeepEquals(before.Metadata, after.Metadata))
        {
            before.DeletionPolicy = after.DeletionPolicy;
            before.UpdateReplacePolicy = after.UpdateReplacePolicy;
            step.Stage = StepStage.Done;
            return;
        }

        var type = ResourceTypes.Find(after.Type)!;
        var replaces = type.CreateOnly.Any(p => !JsonNode.DeepEquals(before.Properties[p], after.Properties[p]));
        step.Action = replaces ? StepAction.Replace : StepAction.Update;
        step.Before = before;
        step.Target = after;
        const string Replacing = "Requested update requires the creation of a new physical resource; hence creating one.";
        Log(stack, after, at, "UPDATE_IN_PROGRESS", replaces ? Replacing : null);
        if (broken is null && replaces && type.NamedBy is { } name && after.Properties[name] is { } given
            && JsonNode.DeepEquals(before.Properties[name], given))
        {
            broken = "CloudFormation cannot update a stack when a custom-named resource requires replacing. "
                + $"Rename {Intrinsics.AsText(given)} and update the stack again.";
        }

        if (broken is not null)
            Fail(stack, run, step, after, at, "UPDATE_FAILED", broken);
        else if (replaces)
            Last(step, at, type.Seconds.Create, Initiation);
        else
            Last(step, at, type.Seconds.Update);
    }

    private void Last(StackStep step, DateTimeOffset at, double seconds, double firstPart = 1)
    {
        step.EndsAt = at + Lasting(seconds);
        step.DueAt = at + Lasting(seconds * firstPart);
    }

    private static ResourceState Resolved(StackState stack, StackRun run, string logicalId, out string? broken)
    {
        var input = run.Next ?? stack.Input;
        var declared = input.Parsed.Resources.First(r => r.LogicalId == logicalId);
        JsonObject properties;
        broken = null;
        try
        {
            properties = Functions(stack, input).Resolve(declared.Properties) as JsonObject
                ?? throw new TemplateFault($"Template error: the properties of {logicalId} are not an object");
        }
        catch (TemplateFault fault)
        {
            properties = [];
            broken = fault.Message;
        }

        return new ResourceState
        {
            LogicalId = logicalId,
            Type = declared.Type,
            Properties = properties,
            Metadata = declared.Metadata?.DeepClone(),
            After = [.. declared.After],
            DeletionPolicy = declared.DeletionPolicy,
            UpdateReplacePolicy = declared.UpdateReplacePolicy,
        };
    }

    private static Intrinsics Functions(StackState stack, StackInput input) => new(
        name => name switch
        {
            "AWS::AccountId" => stack.Account,
            "AWS::Region" => stack.Region,
            "AWS::StackId" => stack.Id,
            "AWS::StackName" => stack.Name,
            "AWS::Partition" => "aws",
            "AWS::URLSuffix" => "amazonaws.com",
            _ => input.Parsed.ParameterValue(name, input.Parameters)
                ?? (stack.Find(name)?.PhysicalId is { } id ? JsonValue.Create(id) : null)
                ?? throw new TemplateFault($"Template error: unresolved reference {name}"),
        },
        (resource, attribute) => stack.Find(resource)?.Attributes.GetValueOrDefault(attribute)
            ?? throw new TemplateFault($"Template error: attribute {attribute} of {resource} is not known"));

    private void Advance(StackState stack, StackRun run, StackStep step, DateTimeOffset at)
    {
        switch (step.Action)
        {
            case StepAction.Create when step.Stage == StepStage.Started:
                Initiate(stack, run, step, stack.Find(step.LogicalId)!, at, "CREATE");
                break;
            case StepAction.Replace when step.Stage == StepStage.Started:
                step.Target!.PhysicalId = null;
                Initiate(stack, run, step, step.Target, at, "UPDATE");
                break;
            case StepAction.Create:
                Finish(stack, run, step, stack.Find(step.LogicalId)!, at, ResourceAction.Create, "CREATE");
                break;
            case StepAction.Update or StepAction.Replace or StepAction.Revert:
                FinishChange(stack, run, step, at);
                break;
            case StepAction.Delete:
                FinishDeletion(stack, run, step, at);
                break;
            default:
                throw new InvalidOperationException($"{step.Action} is decided when a step starts");
        }
    }

    /// <summary>The service makes the resource: from here on it exists and has a name.</summary>
    private void Initiate(StackState stack, StackRun run, StackStep step, ResourceState resource, DateTimeOffset at, string verb)
    {
        var type = ResourceTypes.Find(resource.Type)!;
        if ((ServiceRules.AgainstMaking(aws, stack.Place, type, resource.Properties)
            ?? ServiceRules.AgainstOneMore(aws, stack.Place, resource.Type)) is { } refused)
        {
            Fail(stack, run, step, resource, at, $"{verb}_FAILED", refused);
            return;
        }

        var birth = new ResourceBirth(stack.Place, stack.Name, resource.LogicalId, resource.Properties, draw);
        var id = type.Id(birth);
        if (aws.TryOwner(resource.Type, stack.Place, id, out var owner))
        {
            var where = owner is null ? string.Empty : $" in stack {owner}";
            Fail(stack, run, step, resource, at, $"{verb}_FAILED", $"{id} already exists{where}");
            return;
        }

        aws.Claim(stack, resource.Type, id);
        resource.PhysicalId = id;
        resource.Attributes = new SortedDictionary<string, string>(
            type.Making.ToDictionary(a => a.Key, a => a.Value(birth, id)), StringComparer.Ordinal);
        step.Stage = StepStage.Initiated;
        step.DueAt = step.EndsAt;
        Log(stack, resource, at, $"{verb}_IN_PROGRESS", "Resource creation Initiated");
    }

    private void FinishChange(StackState stack, StackRun run, StackStep step, DateTimeOffset at)
    {
        var after = step.Target!;
        var type = ResourceTypes.Find(after.Type)!;
        if (step.Action == StepAction.Update)
        {
            if (ServiceRules.AgainstMaking(aws, stack.Place, type, after.Properties) is { } refused)
            {
                Fail(stack, run, step, after, at, "UPDATE_FAILED", refused);
                return;
            }

            // Attributes that repeat a property follow it; the others belong to the physical resource and stay.
            var birth = new ResourceBirth(stack.Place, stack.Name, after.LogicalId, after.Properties, draw);
            after.Attributes = new SortedDictionary<string, string>(after.Attributes, StringComparer.Ordinal);
            foreach (var (name, make) in type.Making.Where(m => type.Properties.Contains(m.Key)))
                after.Attributes[name] = make(birth, after.PhysicalId!);
        }

        Finish(stack, run, step, after, at, ResourceAction.Update, "UPDATE");
        if (step.Stage == StepStage.Done)
            stack.Put(after);
    }

    private void Finish(
        StackState stack, StackRun run, StackStep step, ResourceState resource, DateTimeOffset at, ResourceAction action, string verb)
    {
        if (faults.Ask(Moment(stack, run, resource, action)) is { } reason)
        {
            Fail(stack, run, step, resource, at, $"{verb}_FAILED", reason);
            return;
        }

        Over(step, StepStage.Done);
        Log(stack, resource, at, $"{verb}_COMPLETE", null);
    }

    private void FinishDeletion(StackState stack, StackRun run, StackStep step, DateTimeOffset at)
    {
        var gone = step.Target!;
        var reason = ServiceRules.AgainstDeleting(aws, stack.Place, gone.Type, gone.PhysicalId!)
            ?? faults.Ask(Moment(stack, run, gone, ResourceAction.Delete));
        if (reason is not null)
        {
            var shown = stack.Find(gone.LogicalId) is { } live && live.PhysicalId == gone.PhysicalId ? live : gone;
            Fail(stack, run, step, shown, at, "DELETE_FAILED", reason);
            return;
        }

        aws.Release(stack.Place, gone.Type, gone.PhysicalId!);
        Gone(stack, run, step, at, "DELETE_COMPLETE");
    }

    private void Gone(StackState stack, StackRun run, StackStep step, DateTimeOffset at, string status)
    {
        var gone = step.Target!;
        stack.Resources.RemoveAll(r => r.LogicalId == gone.LogicalId && r.PhysicalId == gone.PhysicalId);
        run.Discarded.RemoveAll(r => r.LogicalId == gone.LogicalId && r.PhysicalId == gone.PhysicalId);
        Over(step, StepStage.Done);
        Log(stack, gone, at, status, null);
    }

    private static void Over(StackStep step, StepStage stage)
    {
        step.Stage = stage;
        step.DueAt = null;
        step.EndsAt = null;
    }

    private static ResourceMoment Moment(StackState stack, StackRun run, ResourceState resource, ResourceAction action) =>
        new(stack.Place, stack.Name, resource.LogicalId, resource.Type, action, stack.Status, run.Token);
}
