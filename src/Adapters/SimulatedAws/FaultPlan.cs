using BucketManager.Application.Ports;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// What goes wrong in the simulated AWS, and when. The plan is asked at each point where something can: the three functions decide
/// freely (a seeded run draws its faults there), after what was planned beforehand by the methods is used up. A plan is asked while
/// the simulation holds its lock: it answers from what it has in hand.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Planned<AwsCall, CallFault>> calls = [];
    private readonly List<Planned<ResourceMoment, string>> resources = [];
    private readonly List<Planned<StackEvent, TimeSpan[]>> events = [];

    /// <summary>Null: nothing goes wrong with this call.</summary>
    public Func<AwsCall, CallFault?>? OnCall { get; set; }

    /// <summary>The reason for which it fails, or null.</summary>
    public Func<ResourceMoment, string?>? OnResource { get; set; }

    /// <summary>
    /// How much later than usual the event is delivered: none = lost, two = delivered twice, unequal ones = out of order.
    /// Null: as usual.
    /// </summary>
    public Func<StackEvent, TimeSpan[]?>? OnEvent { get; set; }

    public FaultPlan Throttle(int times = 1, AwsAction? action = null) => Call(new CallFault.Throttled(), times, action);

    public FaultPlan LoseCalls(int times = 1, AwsAction? action = null) => Call(new CallFault.Lost(), times, action);

    public FaultPlan LoseAnswers(int times = 1, AwsAction? action = null) => Call(new CallFault.AnswerLost(), times, action);

    public FaultPlan Refuse(string reason, int times = 1, AwsAction? action = null) => Call(new CallFault.Refused(reason), times, action);

    public FaultPlan Delay(TimeSpan delay, int times = 1, AwsAction? action = null) => Call(new CallFault.Late(delay), times, action);

    public FaultPlan ReadStale(int states, int times = 1, AwsAction? action = null) => Call(new CallFault.Stale(states), times, action);

    /// <summary>The next calls for which <paramref name="when"/> holds, or all.</summary>
    public FaultPlan Call(CallFault fault, int times, AwsAction? action = null, Func<AwsCall, bool>? when = null) =>
        Add(calls, new(call => (action is null || call.Action == action) && (when is null || when(call)), fault, times));

    /// <summary>A resource by its logical id or its type fails, on the way there and not in the roll-back.</summary>
    public FaultPlan FailResource(string idOrType, string reason, ResourceAction? action = null, string? stackName = null, int times = 1) =>
        Resource(reason, times, m => !m.InRollback && Fits(m, idOrType, action, stackName));

    /// <summary>The roll-back of a resource fails.</summary>
    public FaultPlan FailRollback(string idOrType, string reason, string? stackName = null, int times = 1) =>
        Resource(reason, times, m => m.InRollback && Fits(m, idOrType, null, stackName));

    public FaultPlan Resource(string reason, int times, Func<ResourceMoment, bool> when) => Add(resources, new(when, reason, times));

    public FaultPlan LoseEvents(int times = 1, Func<StackEvent, bool>? when = null) => Events([], times, when);

    public FaultPlan DoubleEvents(int times = 1, Func<StackEvent, bool>? when = null) =>
        Events([TimeSpan.Zero, TimeSpan.FromSeconds(1)], times, when);

    public FaultPlan DelayEvents(TimeSpan delay, int times = 1, Func<StackEvent, bool>? when = null) => Events([delay], times, when);

    /// <summary>One delivery for each of <paramref name="delays"/>.</summary>
    public FaultPlan Events(TimeSpan[] delays, int times, Func<StackEvent, bool>? when = null) =>
        Add(events, new(heard => when is null || when(heard), delays, times));

    internal CallFault? Ask(AwsCall call) => Take(calls, call) ?? OnCall?.Invoke(call);

    internal string? Ask(ResourceMoment moment) => Take(resources, moment) ?? OnResource?.Invoke(moment);

    internal TimeSpan[] Ask(StackEvent heard) => Take(events, heard) ?? OnEvent?.Invoke(heard) ?? [TimeSpan.Zero];

    private static bool Fits(ResourceMoment moment, string idOrType, ResourceAction? action, string? stackName) =>
        (moment.LogicalId == idOrType || moment.Type == idOrType)
        && (action is null || moment.Action == action) && (stackName is null || moment.StackName == stackName);

    private FaultPlan Add<TPoint, TFault>(List<Planned<TPoint, TFault>> plan, Planned<TPoint, TFault> planned)
    {
        lock (gate)
            plan.Add(planned);
        return this;
    }

    private TFault? Take<TPoint, TFault>(List<Planned<TPoint, TFault>> plan, TPoint point)
        where TFault : class
    {
        lock (gate)
        {
            if (plan.Find(p => p.When(point)) is not { } planned)
                return null;
            if (--planned.Times == 0)
                plan.Remove(planned);
            return planned.Fault;
        }
    }

    private sealed class Planned<TPoint, TFault>(Func<TPoint, bool> when, TFault fault, int times)
    {
        public Func<TPoint, bool> When { get; } = when;

        public TFault Fault { get; } = fault;

        public int Times { get; set; } = times;
    }
}
