using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http;
using BucketManager.Adapters.Http.Sockets;
using BucketManager.Application;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// One server process: the product as a host composes it, with every call to a driven side held up on its way. It can be killed at
/// each of them.
/// </summary>
public sealed class Process : ICaller, INotifier, IJobQueue, IServiceProvider
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);
    private static readonly Task Never = new TaskCompletionSource().Task;

    private static readonly HttpApiSettings Settings = new()
    {
        Organisation = "Example",
        SignIn = new SignIn.Local([]),
        Tokens = new(),
    };

    private readonly World world;
    private readonly ProcessClock clock;
    private readonly IStateCache cache;
    private readonly ThingJson answers = new(new UsualDurations(1), new ResponseCache());
    private readonly RefusalProblems problems;
    private Task sweeping = Task.CompletedTask;

    public Process(World world, int number, TimeSpan ahead)
    {
        (this.world, Number, cache) = (world, number, world.Cache);
        clock = new ProcessClock(world.Clock, ahead, () => IsAlive);
        App = BucketManagerApp.Compose(new Dependencies
        {
            Cache = Interposed<IStateCache>.Around(world.Cache, this),
            Handovers = Interposed<IHandoverStore>.Around(world.Handovers, this),
            Stacks = Interposed<IStackProvisioner>.Around(world.Aws.CloudFormation, this),
            Keys = Interposed<IAccessKeyIssuer>.Around(world.Aws.AccessKeys, this),
            Contents = Interposed<IBucketContents>.Around(world.Aws.BucketContents, this),
            Accounts = world.Aws.Accounts,
            Notifier = this,
            Jobs = this,
            Clock = clock,
            Entropy = world.Entropy,
            Hub = Sample.Hub,
            PasscodeRounds = 1,
        });
        problems = new RefusalProblems(answers);
        Hub = new SocketHub(this);
    }

    public int Number { get; }

    public bool IsAlive { get; private set; } = true;

    public BucketManagerApp App { get; }

    public SocketHub Hub { get; }

    public override string ToString() => $"process {Number}";

    /// <summary>
    /// What a host does when it starts: what is not in the cache is looked for, and what is open looked at, again and again.
    /// </summary>
    public void Start()
    {
        world.Witness.Watch(App.Rebuild.LostProjectsAsync(CancellationToken.None));
        Sweep();
        clock.CreateTimer(_ => Sweep(), null, BetweenSweeps, BetweenSweeps);
    }

    /// <summary>As in a host: the next one waits for the last.</summary>
    private void Sweep()
    {
        if (!sweeping.IsCompleted)
            return;
        if (world.IsHeldUp)
            world.Tell($"{this} sweeps");
        sweeping = SweepAsync();
        world.Witness.Watch(sweeping);
    }

    private async Task SweepAsync()
    {
        await TryAsync(App.Sweep.OpenThingsAsync(CancellationToken.None));
        await TryAsync(App.SettleHandovers.RunAsync(CancellationToken.None));
    }

    private static async Task TryAsync(Task sweep)
    {
        try
        {
            await sweep;
        }
        catch (PortException trouble) when (trouble.Fault != PortFault.Bug)
        {
            // The next one looks again.
        }
    }

    /// <summary>Nothing of it goes on; what it ordered may still arrive.</summary>
    public void Die()
    {
        IsAlive = false;
        world.Traffic.Forget(this);
    }

    public async Task<T> CallAsync<T>(PortCall call, Func<Task<T>> carryOut)
    {
        try
        {
            return await CallThroughAsync(call, carryOut);
        }
        catch (Violation violation)
        {
            world.Witness.Keep(violation);
            throw;
        }
    }

    private async Task<T> CallThroughAsync<T>(PortCall call, Func<Task<T>> carryOut)
    {
        if (!IsAlive)
            await Never;
        if (!world.IsHeldUp)
            return Seen(call, await carryOut());

        var sending = world.Witness.Sending(this, call);
        var trouble = await world.Traffic.HoldAsync(this, call, isAnswer: false, world.WayOf(call)) ? world.TroubleWith(call) : CallOutcome.NeverArrives;
        T answer = default!;
        PortException? fault = null;
        if (trouble != CallOutcome.NeverArrives)
        {
            try
            {
                answer = Seen(call, await carryOut());
            }
            catch (PortException refused)
            {
                fault = refused;
                LookAround(call, null);
            }
        }

        sending.Dispose();
        if (!IsAlive)
            await Never;
        if (trouble != CallOutcome.Nothing)
            fault = new PortException(PortFault.Unavailable, "The line is dead");
        if (call.Method == nameof(IStackProvisioner.ListEventsAsync) && world.Chance(world.Trouble.Dozes))
            world.Doze(this);
        if (call.Changes || world.Traffic.IsAsleep(this) || (world.Trouble.SlowAnswers && call.Port == "StackProvisioner"))
        {
            await world.Traffic.HoldAsync(this, call, isAnswer: true);
            if (!IsAlive)
                await Never;
        }

        return fault is null ? world.Aged(call, answer) : throw new PortException(fault.Fault, fault.Message, fault);
    }

    // What comes too late may reach stores that are lost.
    private bool IsOfThisLife => cache == world.Cache;

    private T Seen<T>(PortCall call, T answer)
    {
        LookAround(call, answer);
        if (!IsOfThisLife)
            return answer;
        if (answer is CommitOutcome.Committed && call.Arguments[0] is Commit commit)
            world.Witness.Committed(commit);
        else if (call.Port == "HandoverStore" && answer is true && call.Arguments[0] is Handover link)
            world.Keys.Written(link);
        return answer;
    }

    /// <summary>What a call came to in AWS, whatever becomes of its answer.</summary>
    private void LookAround(PortCall call, object? answer)
    {
        if (call is { Port: "AccessKeyIssuer", Method: nameof(IAccessKeyIssuer.CreateAsync) })
            world.Keys.LookForNew((UserName)call.Arguments[2]!, answer as IssuedKey, IsOfThisLife);
        else if (call is { Port: "AccessKeyIssuer", Method: nameof(IAccessKeyIssuer.DeleteAsync) })
            world.Tell($"{this} has deleted {call.Arguments[3]}");
        else if (call is { Port: "BucketContents", Method: nameof(IBucketContents.PurgeAsync) })
            world.Files.LookAfterPurge((PhysicalName)call.Arguments[1]!, (DateTimeOffset)call.Arguments[2]!);
    }

    public Task PublishAsync(ProjectChange change, CancellationToken cancel)
    {
        world.Tell(change);
        return Task.CompletedTask;
    }

    public Task EnqueueAsync(DelayedWork reminder, TimeSpan delay, CancellationToken cancel)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                timer?.Dispose();

                // At least once.
                for (var times = world.Chance(world.Trouble.Share) ? 2 : 1; times > 0; times--)
                {
                    world.Tell($"{this} does what was put off: {reminder}");
                    world.Witness.Watch(App.HandleDelayedWork.RunAsync(reminder, CancellationToken.None));
                }
            },
            null, delay > TimeSpan.Zero ? delay : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    object? IServiceProvider.GetService(Type serviceType) =>
        serviceType == typeof(BucketManagerApp) ? App
        : serviceType == typeof(HttpApiSettings) ? Settings
        : serviceType == typeof(RefusalProblems) ? problems
        : serviceType == typeof(ThingJson) ? answers
        : serviceType == typeof(TimeProvider) ? clock
        : serviceType == typeof(ILogger<SocketHub>) ? NullLogger<SocketHub>.Instance
        : null;
}
