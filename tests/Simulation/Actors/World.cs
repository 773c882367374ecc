using System.Globalization;
using System.Runtime.CompilerServices;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Records;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>AWS, the stores, the processes on them, and everything that is on its way between them.</summary>
public sealed class World : IDisposable
{
    /// <summary>So far a process's clock is off, either way.</summary>
    public static readonly TimeSpan MostOff = TimeSpan.FromSeconds(4);

    private readonly Choices choices;
    private readonly Dictionary<string, List<DateTimeOffset>> turns = [];
    private readonly List<IReadOnlyList<ThingKey>> openBefore = [];
    private readonly List<Process> processes = [];
    private readonly Func<TimeProvider, Stores> newStores;
    private readonly List<Stores> lost = [];
    private Stores stores;
    private int started;

    public World(Choices choices, bool tellsStory, Func<TimeProvider, Stores>? newStores = null)
    {
        this.choices = choices;
        this.newStores = newStores ?? Stores.InMemory;
        Story = tellsStory ? [] : null;
        Entropy = new SeededEntropy(1);
        Clock = new VirtualClock(Sample.Start);
        Traffic = new Traffic(Clock);
        stores = this.newStores(Clock);
        Witness = new Witness(this);
        Keys = new KeyWitness(this);
        Files = new FileWitness(this);
        var faults = new FaultPlan { OnCall = TroubleWith, OnResource = TroubleWith, OnEvent = Hear };
        Aws = new SimulatedAws(Clock, Entropy, faults: faults);
        Aws.Subscribe((heard, _) =>
        {
            var process = AnyProcess();
            Tell($"{process} hears {heard.Status} of {heard.LogicalId} in {heard.StackName}");
            Witness.Watch(process.App.HandleStackEvent.RunAsync(heard, CancellationToken.None));
            return Task.CompletedTask;
        });
    }

    public OneThread Thread { get; } = new();

    public VirtualClock Clock { get; }

    public Traffic Traffic { get; }

    public SeededEntropy Entropy { get; }

    public SimulatedAws Aws { get; }

    public IStateCache Cache => stores.Cache;

    public IHandoverStore Handovers => stores.Handovers;

    public Witness Witness { get; }

    public KeyWitness Keys { get; }

    public FileWitness Files { get; }

    public IReadOnlyList<Process> Processes => processes;

    public List<Watcher> Watchers { get; } = [];

    /// <summary>False while the world is prepared: calls go through at once.</summary>
    public bool IsHeldUp { get; set; }

    public FaultProfile Trouble { get; set; } = new();

    /// <summary>The project has an SFTP server, and users come over it.</summary>
    public bool HasSftp { get; set; }

    /// <summary>Somebody wants another project in the same account.</summary>
    public bool HasRival { get; set; }

    /// <summary>What everybody works at; null: now at this, now at that.</summary>
    public ThingKey? Favourite { get; set; }

    /// <summary>What happened, in sentences; null: nobody wants to read it.</summary>
    public List<string>? Story { get; }

    /// <summary>Names of stacks of which a template was read that was over. If what is newer comes from outside, only the daily look
    /// sees it.</summary>
    public HashSet<string> OldTemplates { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of stacks that somebody outside has deleted.</summary>
    public HashSet<string> DeletedOutside { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        Aws.Dispose();
        foreach (var all in lost.Append(stores))
            all.Dispose();
    }

    public bool HasStack(ThingKey key) =>
        Undisturbed(() => Aws.CloudFormation.FindAsync(Sample.Place, key.StackName, CancellationToken.None)) is { } stack
        && StackReading.IsOurs(stack, key);

    public bool Chance(double share) => choices.Chance(share);

    public Process AnyProcess() => processes[choices.Next(processes.Count)];

    public void Tell(string sentence) => Story?.Add($"{Clock.GetUtcNow():HH:mm:ss.fff}  {sentence}");

    public void Tell([InterpolatedStringHandlerArgument("")] StoryLine sentence)
    {
        if (sentence.Text is { } text)
            Tell(text);
    }

    /// <summary>How long a call is on its way at least.</summary>
    public TimeSpan WayOf(PortCall call) => call is { Port: "StackProvisioner", Changes: true } && Chance(Trouble.SlowCalls)
        ? Trouble.LongestWayOf(call) * choices.Pick(0.9, 0.7)
        : TimeSpan.Zero;

    /// <summary>A process, or all of them, stands still until about the end of a claim.</summary>
    public void Doze(Process process)
    {
        if (Traffic.Asleep is not null)
            return;
        var who = Trouble.AllDoze ? Traffic.Everybody : process;
        Tell($"{who} dozes off");
        Traffic.Asleep = who;
        ITimer? alarm = null;
        alarm = Clock.CreateTimer(
            _ =>
            {
                alarm?.Dispose();
                if (Traffic.Asleep != who)
                    return;
                Tell($"{who} wakes up");
                Traffic.Asleep = null;
            },
            null, TimeSpan.FromSeconds(choices.Pick(55, 58, 62)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts a process in the place of one that is dead, or beside the others.</summary>
    public Process StartProcess(int? at = null)
    {
        var ahead = TimeSpan.FromSeconds((choices.Next(9) switch { 0 => 0, var n => n - 4.5 }) / 4 * MostOff.TotalSeconds);
        var process = new Process(this, ++started, ahead);
        if (at is { } place)
            processes[place] = process;
        else
            processes.Add(process);
        Tell($"{process} starts; its clock is {ahead.TotalSeconds:0.0} s ahead");
        process.Start();
        return process;
    }

    public void Kill(int at)
    {
        var dead = processes[at];
        Tell($"{dead} is killed");
        dead.Die();
        foreach (var watcher in Watchers)
            watcher.Notice(dead);
        StartProcess(at);
    }

    public void LoseTheCache()
    {
        Tell("the cache is lost, with everything in it");
        foreach (var process in processes)
        {
            process.Die();
            foreach (var watcher in Watchers)
                watcher.Notice(process);
        }

        Witness.CacheLost();
        Keys.CacheLost();
        Files.CacheLost();

        // What dead processes have ordered may still arrive there, where nobody looks any more.
        lost.Add(stores);
        stores = newStores(Clock);
        for (var i = 0; i < processes.Count; i++)
            StartProcess(i);
    }

    /// <summary>Every process hears of a change, sooner or later, once, twice, or not at all.</summary>
    public void Tell(ProjectChange change)
    {
        foreach (var process in processes)
        {
            if (process.Hub.Connected == 0)
                continue;
            for (var times = Chance(Trouble.Share) ? choices.Pick(0, 2) : 1; times > 0; times--)
                Witness.Watch(TellAsync(process, change));
        }
    }

    /// <summary>The list of open things may be a little old.</summary>
    public T Aged<T>(PortCall call, T answer)
    {
        if (answer is not IReadOnlyList<ThingKey> open || call.Method != nameof(IStateCache.ListOpenAsync))
            return answer;
        openBefore.Add(open);
        return Chance(Trouble.Share) && openBefore.Count > 1 ? (T)openBefore[^2] : answer;
    }

    public CallOutcome TroubleWith(PortCall call) =>
        call.Port is "StateCache" or "HandoverStore" && Chance(Trouble.Share / 3)
            ? call.Changes ? choices.Pick(CallOutcome.AnswerLost, CallOutcome.NeverArrives) : CallOutcome.NeverArrives
            : CallOutcome.Nothing;

    /// <summary>Looks at AWS without anything going wrong, and without chance.</summary>
    public T Undisturbed<T>(Func<Task<T>> look)
    {
        var before = Trouble;
        Trouble = new FaultProfile();
        try
        {
            var task = look();
            return task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("AWS should answer at once.");
        }
        finally
        {
            Trouble = before;
        }
    }

    private async Task TellAsync(Process process, ProjectChange change)
    {
        if (IsHeldUp)
            await Traffic.HoldAsync(process, new PortCall("Push", "Tell", [change]), isAnswer: false);
        await process.Hub.TellAsync(change, CancellationToken.None);
    }

    private CallFault? TroubleWith(AwsCall call)
    {
        if (call.Action is AwsAction.CreateAccessKey or AwsAction.UpdateAccessKey or AwsAction.DeleteAccessKey)
            return TroubleWithKeys();
        if (call.Action is AwsAction.DeleteObjects or AwsAction.DeleteBucket && Chance(Trouble.Share * 2))
            return choices.Pick<CallFault>(new CallFault.AnswerLost(), new CallFault.Lost(), new CallFault.Throttled());
        if (!call.ChangesAStack)
        {
            var lag = call.Action == AwsAction.DescribeStackEvents ? Trouble.LagOfEvents : Trouble.Lag;
            if (Chance(Trouble.OldReads) && TurnsOf(call.Subject).Count(at => at > Clock.GetUtcNow() - lag) is > 0 and var turns)
            {
                if (call.Action == AwsAction.GetTemplate)
                    OldTemplates.Add(call.Subject);
                return new CallFault.Stale(1 + choices.Next(turns));
            }

            return !Chance(Trouble.Share / 2) ? null : choices.Next(2) == 0 ? new CallFault.Throttled() : new CallFault.Lost();
        }

        return !Chance(Trouble.Share) ? null : choices.Next(10) switch
        {
            < 4 => new CallFault.AnswerLost(),
            < 7 => new CallFault.Throttled(),
            < 9 => new CallFault.Lost(),
            _ => new CallFault.Refused("User: bm-change is not authorized to perform: cloudformation"),
        };
    }

    // There are few of them, and much to go wrong.
    private CallFault? TroubleWithKeys() => !Chance(Trouble.Share * 3) ? null : choices.Next(7) switch
    {
        < 3 => new CallFault.AnswerLost(),
        3 or 4 => new CallFault.Lost(),
        5 => new CallFault.Throttled(),
        _ => new CallFault.Refused("User: bm-change is not authorized to perform: iam"),
    };

    private List<DateTimeOffset> TurnsOf(string stackName) => turns.TryGetValue(stackName, out var times) ? times : turns[stackName] = [];

    private string? TroubleWith(ResourceMoment moment)
    {
        var share = moment.InRollback ? Trouble.FailedRollbacks
            : moment.Phase == StackStatus.DeleteInProgress ? Trouble.FailedDeletions : Trouble.FailedParts;
        return Chance(share)
            ? choices.Pick("Resource handler returned message: \"Access Denied\"", "Resource handler returned message: \"Rate exceeded\"")
            : null;
    }

    private TimeSpan[]? Hear(StackEvent heard)
    {
        Witness.Cloud.Happened(heard);
        if (heard.IsAboutTheStack)
            TurnsOf(heard.StackName).Add(Clock.GetUtcNow());
        if (!Chance(Trouble.Share))
            return null;
        return choices.Next(5) switch
        {
            0 => [TimeSpan.FromSeconds(3)],
            1 => [TimeSpan.Zero, TimeSpan.FromSeconds(2)],
            2 => [TimeSpan.FromSeconds(20)],
            3 => [TimeSpan.FromMinutes(4)],
            _ => [],
        };
    }

    /// <summary>A sentence that is put together only where somebody wants to read it.</summary>
    [InterpolatedStringHandler]
    public ref struct StoryLine
    {
        private DefaultInterpolatedStringHandler text;
        private readonly bool isWanted;

        public StoryLine(int literalLength, int formattedCount, World world, out bool isWanted)
        {
            this.isWanted = isWanted = world.Story is not null;
            if (isWanted)
                text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
        }

        public string? Text => isWanted ? text.ToString() : null;

        public void AppendLiteral(string value) => text.AppendLiteral(value);

        public void AppendFormatted<T>(T value, string? format = null) => text.AppendFormatted(value, format);
    }
}
