using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;

namespace BucketManager.Adapters.SimulatedAws;

/// <content>How the phases of a stack follow each other, and what each has to do.</content>
internal sealed partial class StackEngine
{
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
}
