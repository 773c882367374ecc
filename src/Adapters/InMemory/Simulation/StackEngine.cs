using System.Text.Json.Nodes;
using BucketManager.Core.Ports;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>
/// Moves stacks through their phases. Whatever becomes due is done in the order of its time and dated with it, however late the clock
/// is looked at: after a long pause, or a restart, the same things have happened as if somebody had watched.
/// </summary>
internal sealed class StackEngine(AwsState aws, Draw draw, FaultPlan faults, Func<double> speed, Action<StackState, LoggedEvent> logged)
{
    /// <summary>Seconds on AWS, about.</summary>
    private const double Opening = 1;
    private const double UpdateOpening = 3;
    private const double Closing = 1;
    private const double ShortestUpdate = 10;

    /// <summary>A resource gets its physical id after this part of its creation.</summary>
    private const double Initiation = 0.3;
    private const int ViewsKept = 8;

    /// <summary>Source: CloudFormation user guide, "View stack events".</summary>
    private const int EventsStayDays = 90;

    private readonly PriorityQueue<StackState, (DateTimeOffset At, long Number)> agenda = new();
    private long number;

    /// <summary>When the next thing happens; null: everything is at rest.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            while (agenda.TryPeek(out var stack, out var key))
            {
                if (DueAt(stack) == key.At)
                    return key.At;
                agenda.Dequeue(); // An appointment that was replaced by another.
            }

            return null;
        }
    }

    public void RunUntil(DateTimeOffset now)
    {
        while (NextAt is { } at && at <= now)
        {
            var stack = agenda.Dequeue();
            Perform(stack, at);
            Schedule(stack);
        }
    }

    /// <summary>A stack that comes from the store goes on where it was.</summary>
    public void Resume(StackState stack)
    {
        stack.Views.Add(stack.View());
        Schedule(stack);
    }

    public StackState Create(StackPlace place, string name, StackInput input, string token, DateTimeOffset now)
    {
        var stack = new StackState
        {
            Id = $"arn:aws:cloudformation:{place.Region}:{place.Account}:stack/{name}/{draw.Uuid()}",
            Name = name,
            Account = place.Account.ToString(),
            Region = place.Region.ToString(),
            CreatedAt = now,
            Input = input,
        };
        aws.Add(stack);
        Begin(stack, new StackRun { Token = token, StartedAt = now, Steps = Plan(stack, input.Parsed) }, "create", Opening, now);
        Turn(stack, now, StackStatus.CreateInProgress, "User Initiated");
        Schedule(stack);
        return stack;
    }

    public void Update(StackState stack, StackInput input, string token, DateTimeOffset now)
    {
        var run = new StackRun { Token = token, StartedAt = now, Next = input, Steps = Plan(stack, input.Parsed) };
        Begin(stack, run, "update", UpdateOpening, now);
        stack.UpdatedAt = now;
        stack.Orders = input.Version;
        Turn(stack, now, StackStatus.UpdateInProgress, "User Initiated");
        Schedule(stack);
    }

    public void Delete(StackState stack, string token, DateTimeOffset now)
    {
        // A creation that is under way is cancelled, and what a failed roll-back left over goes too.
        if (stack.Status == StackStatus.CreateInProgress)
            CancelActive(stack, now);
        var all = stack.Resources.Concat(stack.Run?.Discarded ?? []).Where(r => r.PhysicalId is not null).ToList();
        stack.Resources.RemoveAll(r => r.PhysicalId is null);
        var run = new StackRun { Token = token, StartedAt = now, Steps = Deletions(all, r => r.DeletionPolicy != "Delete") };
        run.Discarded.AddRange(stack.Run?.Discarded ?? []);
        Begin(stack, run, "delete", Opening, now);
        Turn(stack, now, StackStatus.DeleteInProgress, "User Initiated");
        Schedule(stack);
    }

    public void ContinueRollback(StackState stack, string token, DateTimeOffset now)
    {
        var run = stack.Run!;
        run.Token = token;
        foreach (var step in run.Steps.Where(s => s.Stage == StepStage.Failed))
            step.Stage = StepStage.Waiting;
        Begin(stack, run, "continue", Opening, now);
        Turn(stack, now, StackStatus.UpdateRollbackInProgress, "User Initiated");
        Schedule(stack);
    }

    private static DateTimeOffset? DueAt(StackState stack) =>
        stack.Run is not { } run ? null : run.PausedUntil ?? run.Steps.Where(s => s.IsActive).Min(s => s.DueAt);

    private static List<StackStep> Plan(StackState stack, CloudTemplate template)
    {
        var steps = new List<StackStep>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var resource in template.Resources)
        {
            places.Add(resource.LogicalId, steps.Count);
            steps.Add(new StackStep
            {
                LogicalId = resource.LogicalId,
                Action = stack.Find(resource.LogicalId) is null ? StepAction.Create : StepAction.Change,
                After = [.. resource.After.Select(a => places[a])],
            });
        }

        for (var place = 0; place < steps.Count; place++)
        {
            if (steps[place].Action != StepAction.Create || !ResourceTypes.Find(template.Resources[place].Type)!.ComesLast)
                continue;
            var others = Enumerable.Range(0, steps.Count).Where(i => i != place && !Needs(steps, i, place)).ToList();
            steps[place].After.Clear();
            steps[place].After.AddRange(others);
        }

        return steps;
    }

    private static bool Needs(List<StackStep> steps, int step, int other) =>
        steps[step].After.Exists(a => a == other || Needs(steps, a, other));

    /// <summary>Each resource goes before those that it needs.</summary>
    private static List<StackStep> Deletions(List<ResourceState> resources, Func<ResourceState, bool> keeps) =>
    [
        .. resources.Select(gone => new StackStep
        {
            LogicalId = gone.LogicalId,
            Action = StepAction.Delete,
            Target = gone,
            Keeps = keeps(gone),
            After = [.. Enumerable.Range(0, resources.Count).Where(i => resources[i].After.Contains(gone.LogicalId))],
        }),
    ];

    private static string Names(IEnumerable<StackStep> steps) => string.Join(", ", steps.Select(s => s.LogicalId));

    private TimeSpan Lasting(double seconds) => TimeSpan.FromSeconds(seconds / speed());

    private void Begin(StackState stack, StackRun run, string call, double opening, DateTimeOffset now)
    {
        stack.Run = run;
        stack.Tokens[run.Token] = call;
        stack.Events.RemoveAll(e => e.At < now.AddDays(-EventsStayDays));
        run.Opened = false;
        run.PausedUntil = now + Lasting(opening);
    }

    private void Schedule(StackState stack)
    {
        if (DueAt(stack) is { } at)
            agenda.Enqueue(stack, (at, number++));
    }

    private void Perform(StackState stack, DateTimeOffset at)
    {
        var run = stack.Run!;
        if (run.PausedUntil is not null)
        {
            run.PausedUntil = null;
            if (run.Opened)
            {
                ClosePhase(stack, run, at);
                return;
            }

            run.Opened = true;
        }
        else
        {
            var phase = stack.Status;
            foreach (var step in run.Steps.Where(s => s.IsActive && s.DueAt <= at).ToList())
            {
                // A failure before it may have cancelled the step.
                if (stack.Status == phase && step.IsActive)
                    Advance(stack, run, step, at);
            }
        }

        if (run.PausedUntil is not null)
            return; // A failure has opened the next phase.
        StartReady(stack, run, at);
        if (run.PausedUntil is null && !run.Steps.Exists(s => s.IsActive))
            run.PausedUntil = at + Lasting(Closing);
    }

    private void StartReady(StackState stack, StackRun run, DateTimeOffset at)
    {
        bool again;
        do
        {
            again = false;
            foreach (var step in run.Steps.Where(s => s.Stage == StepStage.Waiting).ToList())
            {
                if (!step.After.TrueForAll(i => run.Steps[i].Stage == StepStage.Done))
                    continue;
                Start(stack, run, step, at);
                if (run.PausedUntil is not null)
                    return;
                again |= step.Stage == StepStage.Done;
            }
        }
        while (again);
    }

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

    private void Fail(
        StackState stack, StackRun run, StackStep step, ResourceState resource, DateTimeOffset at, string status, string reason)
    {
        Over(step, StepStage.Failed);
        Log(stack, resource, at, status, reason);
        if (stack.Status == StackStatus.CreateInProgress)
            RollBackCreation(
                stack, run, at, $"The following resource(s) failed to create: [{step.LogicalId}]. Rollback requested by user.");
        else if (stack.Status == StackStatus.UpdateInProgress)
            RollBackUpdate(
                stack, run, at,
                $"The following resource(s) failed to {(step.Action == StepAction.Create ? "create" : "update")}: [{step.LogicalId}]. ");
    }

    private void CancelActive(StackState stack, DateTimeOffset at)
    {
        foreach (var step in stack.Run!.Steps.Where(s => s.IsActive))
        {
            var creates = step.Action == StepAction.Create;
            Over(step, StepStage.Cancelled);
            Log(
                stack, step.Target ?? stack.Find(step.LogicalId)!, at, creates ? "CREATE_FAILED" : "UPDATE_FAILED",
                creates ? "Resource creation cancelled" : "Resource update cancelled");
        }
    }

    private void RollBackCreation(StackState stack, StackRun run, DateTimeOffset at, string reason)
    {
        CancelActive(stack, at);
        stack.Resources.RemoveAll(r => r.PhysicalId is null);
        OpenPhase(
            stack, run, at, StackStatus.RollbackInProgress, reason, Deletions([.. stack.Resources], r => r.DeletionPolicy == "Retain"));
    }

    private void RollBackUpdate(StackState stack, StackRun run, DateTimeOffset at, string reason)
    {
        CancelActive(stack, at);
        var back = new List<StackStep>();
        foreach (var step in run.Steps.Where(s => s.Stage != StepStage.Waiting))
        {
            var made = step.Action switch
            {
                StepAction.Create => stack.Find(step.LogicalId),
                StepAction.Replace => step.Target,
                _ => null,
            };
            if (step.Action == StepAction.Create)
                stack.Resources.RemoveAll(r => r.LogicalId == step.LogicalId);
            if (made?.PhysicalId is not null && made.PhysicalId != step.Before?.PhysicalId)
                run.Discarded.Add(made);
            if (step.Before is { } before)
                back.Add(new StackStep { LogicalId = step.LogicalId, Action = StepAction.Revert, Target = before });
        }

        for (var i = 0; i < back.Count; i++)
            back[i].After.AddRange(Enumerable.Range(0, i).Where(j => back[i].Target!.After.Contains(back[j].LogicalId)));
        OpenPhase(stack, run, at, StackStatus.UpdateRollbackInProgress, reason, back);
    }

    private void OpenPhase(StackState stack, StackRun run, DateTimeOffset at, StackStatus status, string? reason, List<StackStep> steps)
    {
        run.Steps = steps;
        run.Opened = false;
        run.PausedUntil = at + Lasting(Opening);
        Turn(stack, at, status, reason);
    }

    private void ClosePhase(StackState stack, StackRun run, DateTimeOffset at)
    {
        var failed = run.Steps.Where(s => s.Stage == StepStage.Failed).ToList();
        switch (stack.Status)
        {
            case StackStatus.CreateInProgress when BrokenOutput(stack, stack.Input) is { } broken:
                RollBackCreation(stack, run, at, broken);
                break;
            case StackStatus.CreateInProgress:
                stack.Outputs = Outputs(stack, stack.Input);
                End(stack, at, StackStatus.CreateComplete);
                break;
            case StackStatus.RollbackInProgress:
                End(
                    stack, at, failed.Count == 0 ? StackStatus.RollbackComplete : StackStatus.RollbackFailed,
                    failed.Count == 0 ? null : $"The following resource(s) failed to delete: [{Names(failed)}]. ");
                break;
            case StackStatus.UpdateInProgress when BrokenOutput(stack, run.Next!) is { } broken:
                RollBackUpdate(stack, run, at, broken);
                break;
            case StackStatus.UpdateInProgress:
                OpenCleanup(stack, run, at);
                break;
            case StackStatus.UpdateCompleteCleanupInProgress:
                stack.Outputs = Outputs(stack, stack.Input);
                End(stack, at, StackStatus.UpdateComplete);
                break;
            case StackStatus.UpdateRollbackInProgress when failed.Count > 0:
                // The run stays: its steps are what ContinueUpdateRollback takes up again.
                Turn(stack, at, StackStatus.UpdateRollbackFailed, $"The following resource(s) failed to update: [{Names(failed)}]. ");
                break;
            case StackStatus.UpdateRollbackInProgress:
                OpenPhase(
                    stack, run, at, StackStatus.UpdateRollbackCompleteCleanupInProgress, null,
                    Deletions([.. run.Discarded], r => r.DeletionPolicy == "Retain"));
                break;
            case StackStatus.UpdateRollbackCompleteCleanupInProgress:
                End(stack, at, StackStatus.UpdateRollbackComplete);
                break;
            case StackStatus.DeleteInProgress when failed.Count > 0:
                End(stack, at, StackStatus.DeleteFailed, $"The following resource(s) failed to delete: [{Names(failed)}]. ");
                break;
            case StackStatus.DeleteInProgress:
                stack.DeletedAt = at;
                End(stack, at, StackStatus.DeleteComplete);
                break;
            default:
                throw new InvalidOperationException($"Nothing runs in {stack.Status}");
        }
    }

    private static SortedDictionary<string, string> Outputs(StackState stack, StackInput input) =>
        input.Parsed.Evaluate(Functions(stack, input));

    private static string? BrokenOutput(StackState stack, StackInput input)
    {
        try
        {
            Outputs(stack, input);
            return null;
        }
        catch (TemplateFault fault)
        {
            return fault.Message;
        }
    }

    /// <summary>The new template is live; what it has no place for any more goes.</summary>
    private void OpenCleanup(StackState stack, StackRun run, DateTimeOffset at)
    {
        var input = run.Next!;
        var declared = input.Parsed.Resources.Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
        var removed = stack.Resources.Where(r => !declared.Contains(r.LogicalId)).ToList();
        var replaced = run.Steps.Where(s => s.Action == StepAction.Replace).Select(s => s.Before!).ToList();
        stack.Input = input;
        stack.Resources.RemoveAll(removed.Contains);
        OpenPhase(
            stack, run, at, StackStatus.UpdateCompleteCleanupInProgress, null,
            Deletions([.. removed, .. replaced], r => (removed.Contains(r) ? r.DeletionPolicy : r.UpdateReplacePolicy) != "Delete"));
        if (run.StartedAt + Lasting(ShortestUpdate - Closing) is var earliest && earliest > run.PausedUntil)
            run.PausedUntil = earliest;
    }

    private void End(StackState stack, DateTimeOffset at, StackStatus status, string? reason = null)
    {
        Turn(stack, at, status, reason);
        stack.Run = null;
        stack.Views[^1] = stack.View();
    }

    private void Turn(StackState stack, DateTimeOffset at, StackStatus status, string? reason)
    {
        stack.Status = status;
        stack.StatusReason = reason;
        Append(stack, new LoggedEvent(
            draw.Uuid(), at, stack.Name, stack.Id, StackEvent.StackType, StackStatusConverter.Text(status), reason, stack.Run!.Token));
        stack.Views.Add(stack.View());
        if (stack.Views.Count > ViewsKept)
            stack.Views.RemoveAt(0);
    }

    private void Log(StackState stack, ResourceState resource, DateTimeOffset at, string status, string? reason)
    {
        resource.Status = status;
        resource.StatusReason = reason;
        Append(stack, new LoggedEvent(
            $"{resource.LogicalId}-{status}-{draw.Hex(12)}", at, resource.LogicalId, resource.PhysicalId, resource.Type, status, reason,
            stack.Run!.Token));
    }

    private void Append(StackState stack, LoggedEvent entry)
    {
        stack.Events.Add(entry);
        logged(stack, entry);
    }
}
