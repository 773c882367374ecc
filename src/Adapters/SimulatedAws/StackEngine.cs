using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Moves stacks through their phases. Whatever becomes due is done in the order of its time and dated with it, however late the clock
/// is looked at: after a long pause, or a restart, the same things have happened as if somebody had watched.
/// </summary>
internal sealed partial class StackEngine(AwsState aws, Draw draw, FaultPlan faults, Func<double> speed, Action<StackState, LoggedEvent> logged)
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
        if (stack.Run is not null)
            aws.Open(stack.Place);
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

    private static string Names(IEnumerable<StackStep> steps) => string.Join(", ", steps.Select(s => s.LogicalId));

    private TimeSpan Lasting(double seconds) => TimeSpan.FromSeconds(seconds / speed());

    private void Begin(StackState stack, StackRun run, string call, double opening, DateTimeOffset now)
    {
        aws.Open(stack.Place);
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
