using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// A simulated AWS in this process: CloudFormation, and as much of S3, IAM and Transfer as its resources need. Nothing of it is real,
/// and no file can be put into its buckets. What it does as AWS does and what not: docs/simulation.md.
/// </summary>
/// <remarks>
/// All times come from the clock that is handed in: on a virtual one, advancing it makes things happen, in order, before
/// <c>Advance</c> returns. In a test:
/// <code>
/// using var aws = new SimulatedAws(clock, new SystemEntropy());
/// aws.Subscribe((heard, cancel) => hear.RunAsync(heard, cancel));
/// await aws.CloudFormation.CreateAsync(order, cancel);
/// clock.Advance(TimeSpan.FromSeconds(30));
/// </code>
/// </remarks>
public sealed class SimulatedAws : IDisposable
{
    /// <summary>How long an event is on its way. At speed 1.</summary>
    private static readonly TimeSpan EventLag = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan SaveAgainAfter = TimeSpan.FromSeconds(1);

    // ENOSPC, ERROR_DISK_FULL.
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly SimulationStore store;
    private readonly ITimer timer;
    private readonly CancellationTokenSource stopped = new();
    private readonly HashSet<StackState> unsavedStacks = [];
    private readonly HashSet<AccountState> unsavedAccounts = [];
    private readonly PriorityQueue<StackEvent, (DateTimeOffset At, long Number)> onTheWay = new();
    private readonly Queue<StackEvent> arrived = new();
    private readonly List<Func<StackEvent, CancellationToken, Task>> listeners = [];
    private DateTimeOffset? armedFor;
    private DateTimeOffset now;
    private long number;
    private bool delivering;
    private double speed;

    /// <param name="clock">The only source of time.</param>
    /// <param name="entropy">Ids and keys are drawn from it.</param>
    /// <param name="store">
    /// Null: in memory only. What it holds goes on where it was; a damaged file is told when it is asked for.
    /// </param>
    /// <param name="speed">How many times faster than AWS; more than zero.</param>
    /// <param name="faults">Null: nothing goes wrong by itself.</param>
    public SimulatedAws(TimeProvider clock, IEntropy entropy, SimulationStore? store = null, double speed = 1, FaultPlan? faults = null)
    {
        this.clock = clock;
        Speed = speed;
        this.store = store ?? SimulationStore.InMemory();
        Faults = faults ?? new FaultPlan();
        now = clock.GetUtcNow();
        Draw = new Draw(entropy);
        State = new AwsState(this.store, () => now, Changed, stack => Engine!.Resume(stack));
        Engine = new StackEngine(State, Draw, Faults, () => Speed, Logged);
        CloudFormation = new SimulatedCloudFormation(this);
        AccessKeys = new SimulatedAccessKeys(this);
        BucketContents = new SimulatedBucketContents(this);
        Accounts = new SimulatedAccounts(this);
        timer = clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (gate)
        {
            State.TakeUp();
            Arm();
        }
    }

    /// <summary>How many times faster than AWS, from the next step on; more than zero.</summary>
    public double Speed
    {
        get => Volatile.Read(ref speed);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            Volatile.Write(ref speed, value);
        }
    }

    /// <summary>
    /// How long each call of CloudFormation takes, whatever the speed; zero unless asked for. AWS needs about 100 ms or more: the CDK
    /// logs 0.11 s for a DescribeStacks in its own region, 0.4 s and more in aws/aws-cdk#20257.
    /// </summary>
    public TimeSpan CallLatency { get; init; }

    /// <summary>Why its folder could not be written to the last time; null: it could. It is tried again each second.</summary>
    public Sentence? Trouble { get; private set; }

    /// <summary>What goes wrong; more can be planned at any time.</summary>
    public FaultPlan Faults { get; }

    public SimulatedCloudFormation CloudFormation { get; }

    public SimulatedAccessKeys AccessKeys { get; }

    public SimulatedBucketContents BucketContents { get; }

    public SimulatedAccounts Accounts { get; }

    internal AwsState State { get; }

    internal StackEngine Engine { get; }

    internal Draw Draw { get; }

    /// <summary>
    /// Every event of every stack, each half a second (at speed 1) after it happened, one after the other. A listener that fails has
    /// missed that event; nothing else suffers. What happens before the first listener is there waits for it: after a restart that is
    /// all that became due meanwhile.
    /// </summary>
    public void Subscribe(Func<StackEvent, CancellationToken, Task> listener)
    {
        lock (gate)
        {
            listeners.Add(listener);
            now = clock.GetUtcNow();
            Arm();
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        stopped.Cancel();
        stopped.Dispose();
    }

    /// <summary>
    /// Lets a call arrive: asks the fault plan, brings the simulation up to date, acts under the lock, and saves what changed.
    /// </summary>
    internal async Task<T> CallAsync<T>(
        AwsCall call, Func<DateTimeOffset, CallFault.Stale?, T> act, Func<string, T>? refused, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        CallFault? fault;
        lock (gate)
            fault = Faults.Ask(call);

        var delay = (call.IsCloudFormations ? CallLatency : TimeSpan.Zero) + (fault is CallFault.Late late ? late.Delay : TimeSpan.Zero);

        // A late call arrives, whether or not anybody still waits for its answer.
        return delay > TimeSpan.Zero ? await ArriveLateAsync().WaitAsync(cancel) : Arrive(fault, act, refused);

        async Task<T> ArriveLateAsync()
        {
            await Task.Delay(delay, clock, stopped.Token);
            return Arrive(fault, act, refused);
        }
    }

    internal void Changed(AccountState account) => unsavedAccounts.Add(account);

    private T Arrive<T>(CallFault? fault, Func<DateTimeOffset, CallFault.Stale?, T> act, Func<string, T>? refused)
    {
        switch (fault)
        {
            case CallFault.Throttled:
                throw new PortException(PortFault.Throttled, "Rate exceeded");
            case CallFault.Lost:
                throw new PortException(PortFault.Unavailable, "The simulated AWS does not answer");
            case CallFault.Refused refusal:
                return refused is null ? throw new PortException(PortFault.Refused, refusal.Reason) : refused(refusal.Reason);
        }

        T answer;
        lock (gate)
        {
            try
            {
                now = clock.GetUtcNow();
                Engine.RunUntil(now);
                answer = act(now, fault as CallFault.Stale);
                Save();
                State.Trim();
            }
            catch (InvalidDataException damage)
            {
                throw new PortException(PortFault.Bug, damage.Message, damage);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                throw new PortException(PortFault.Unavailable, $"The simulated AWS cannot use its folder: {trouble.Message}", trouble)
                {
                    Says = Trouble,
                };
            }
            finally
            {
                Arm();
            }
        }

        return fault is CallFault.AnswerLost
            ? throw new PortException(PortFault.Unavailable, "The answer of the simulated AWS got lost")
            : answer;
    }

    private void OnTimer()
    {
        lock (gate)
        {
            if (stopped.IsCancellationRequested)
                return;
            armedFor = null;
            now = clock.GetUtcNow();
            Engine.RunUntil(now);
            try
            {
                Save();
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                // The disk is full, perhaps: what is not saved is tried again, and the next call says it.
            }

            while (listeners.Count > 0 && onTheWay.TryPeek(out var heard, out var due) && due.At <= now)
            {
                onTheWay.Dequeue();
                arrived.Enqueue(heard);
            }

            Arm();
            if (delivering || arrived.Count == 0)
                return;
            delivering = true;
        }

        _ = DeliverAsync();
    }

    /// <summary>One timer for everything: armed for the next step or delivery. One that is armed already for earlier fires first.</summary>
    private void Arm()
    {
        var next = Engine.NextAt;
        if (listeners.Count > 0 && onTheWay.TryPeek(out _, out var due) && (next is null || due.At < next))
            next = due.At;
        if (unsavedStacks.Count + unsavedAccounts.Count > 0 && (next is null || now + SaveAgainAfter < next))
            next = now + SaveAgainAfter;
        if (next is not { } at || armedFor <= at || stopped.IsCancellationRequested)
            return;

        armedFor = at;
        // A timer of the system counts whole milliseconds (rounded down it would fire before the time and again), and no more than
        // 49 days of them: one that fires too early is armed again.
        var wait = Math.Clamp(Math.Ceiling((at - now).TotalMilliseconds), 1, TimeSpan.FromDays(1).TotalMilliseconds);
        timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    // What could not be saved is kept in mind and tried again; until then no call is answered, so nobody relies on it.
    private void Save()
    {
        try
        {
            SaveAll();
            Trouble = null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Trouble = trouble.HResult is NoSpaceOnUnix or NoSpaceOnWindows ? Say.DiskFull() : Say.DiskNotWritable();
            throw;
        }
    }

    private void SaveAll()
    {
        // Accounts first: a resource that is in both files after a crash is kept, one that is in none would be lost.
        foreach (var account in unsavedAccounts.ToList())
        {
            store.Save(account);
            unsavedAccounts.Remove(account);
        }

        foreach (var stack in unsavedStacks.ToList())
        {
            store.Save(stack);
            unsavedStacks.Remove(stack);
        }
    }

    private void Logged(StackState stack, LoggedEvent entry)
    {
        unsavedStacks.Add(stack);
        var heard = entry.Of(stack);
        foreach (var later in Faults.Ask(heard))
            onTheWay.Enqueue(heard, (entry.At + (EventLag / Speed) + later, number++));
    }

    private async Task DeliverAsync()
    {
        while (true)
        {
            StackEvent heard;
            Func<StackEvent, CancellationToken, Task>[] to;
            lock (gate)
            {
                if (stopped.IsCancellationRequested || !arrived.TryDequeue(out heard!))
                {
                    delivering = false;
                    return;
                }

                to = [.. listeners];
            }

            foreach (var listener in to)
            {
                try
                {
                    await listener(heard, stopped.Token);
                }
                catch (Exception)
                {
                    // An event is a hint that may get lost. That of a listener which fails is.
                }
            }
        }
    }
}
