using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Simulation.Actors;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation;

/// <summary>One run of everything, decided by its choices from the first step to the last.</summary>
public sealed class Schedule : IDisposable
{
    private static readonly double[] Waits = [0.5, 1, 3, 8, 20, 61];

    private readonly Choices choices;
    private readonly World world;
    private readonly Editor[] editors;
    private readonly Reader[] readers;
    private readonly Outsider outsider;
    private HandingOver? handingOver;
    private LongWork? longWork;
    private int edits;

    /// <summary>Of acts that time passes in while calls are on their way. With much, most come too late.</summary>
    private double haste;

    private Schedule(Choices choices, bool tellsStory, Func<TimeProvider, Stores>? newStores)
    {
        this.choices = choices;
        world = new World(choices, tellsStory, newStores);
        editors = [new Editor(world, choices, 0), new Editor(world, choices, 1)];
        readers = [new Reader(world), new Reader(world)];
        outsider = new Outsider(world, choices);
    }

    /// <summary>Runs a schedule. Never throws for what it finds.</summary>
    public static Outcome Run(Choices choices, bool tellsStory = false, Func<TimeProvider, Stores>? newStores = null)
    {
        var before = SynchronizationContext.Current;
        using var schedule = new Schedule(choices, tellsStory, newStores);
        SynchronizationContext.SetSynchronizationContext(schedule.world.Thread);
        Violation? violation = null;
        try
        {
            schedule.RunAll();
        }
        catch (Violation found)
        {
            violation = found;
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            violation = new Violation("a defect", defect.ToString());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        return new Outcome(choices.Made, violation, schedule.world.Witness.Digest, schedule.world.Story ?? []);
    }

    public void Dispose() => world.Dispose();

    private void RunAll()
    {
        var processes = 2 + choices.Next(2);
        var trouble = FaultProfile.Draw(choices);
        var steps = choices.Pick(200, 800, 2000);
        edits = choices.Pick(3, 8, 20, 40);
        haste = choices.Pick(0, 0.005, 0.03);
        world.Favourite = choices.Pick(null, null, Sample.Keys[0], Sample.Keys[2]);
        var watchers = choices.Pick(0, 2);
        handingOver = choices.Next(3) == 2 ? new HandingOver(world, choices) : null;
        world.HasSftp = handingOver is not null && choices.Next(2) == 1;
        var special = choices.Next(10);
        longWork = special == 9 ? new LongWork(world, choices, outsider) : null;
        world.HasRival = special == 8 && handingOver is null;
        if (world.HasRival)
            (edits, steps) = (40, 2000);
        var beginnings = world.HasRival ? 2 : 16;
        Prepare(fromNothing: choices.Next(beginnings) == beginnings - 1);
        for (var more = world.Processes.Count; more < processes; more++)
            world.StartProcess();
        for (var number = 1; number <= watchers; number++)
            world.Watchers.Add(new Watcher(world, number));
        world.IsHeldUp = true;
        world.Trouble = trouble;
        world.Aws.Speed = trouble.Speed;
        for (var step = 0; step < steps && !IsOver(); step++)
        {
            Act();
            Settle();
        }

        ComeToRest();
    }

    /// <summary>Nobody wants anything any more, nothing is under way, and nothing is to come that could begin something.</summary>
    private bool IsOver() => edits == 0
        && world.Traffic.IsEmpty
        && world.Trouble is { Outside: 0, Losses: 0 }
        && handingOver is null or { IsOver: true }
        && longWork is null or { IsOver: true }
        && IsQuiet();

    /// <summary>A project, ready; nothing goes wrong so far.</summary>
    private void Prepare(bool fromNothing)
    {
        var process = world.StartProcess();
        Settle();
        if (fromNothing)
            return;
        world.Witness.Watch(process.App.OpenProject.RunAsync(
            Sample.Admin, Sample.Project, Sample.ProjectFields("ACME", world.HasSftp), new(), CancellationToken.None));
        Settle();
        WaitUntil(() => IsReady(Sample.ProjectKey));
        longWork?.Prepare(WaitUntil);
        if (handingOver is null)
            return;
        foreach (var user in Sample.Users)
        {
            world.Witness.Watch(process.App.AddUser.RunAsync(
                Sample.Managers[0], Sample.Project, user, Sample.UserFields("ACME", world.HasSftp), new(), CancellationToken.None));
        }

        WaitUntil(() => Sample.Users.All(user => IsReady(ThingKey.OfUser(Sample.Project, user))));
        handingOver.Prepare(Settle);
    }

    private bool IsReady(ThingKey key) => Now(world.Cache.FindThingAsync(key, CancellationToken.None)) is { Status: ThingStatus.Ready };

    private void WaitUntil(Func<bool> holds)
    {
        for (var seconds = 0; seconds < 600 && !holds(); seconds++)
        {
            world.Clock.AdvanceTo(world.Clock.GetUtcNow().AddSeconds(1));
            Settle();
        }
    }

    /// <summary>What is let go runs until its next call.</summary>
    private void Settle()
    {
        world.Thread.Drain();
        world.Witness.LookAtWhatEnded();
    }

    private void Act()
    {
        if (handingOver?.Acts() == true || longWork?.Acts() == true)
            return;
        if (world.Chance(world.Trouble.Looks))
        {
            world.Witness.Watch(world.AnyProcess().App.Sweep.OpenThingsAsync(CancellationToken.None));
            return;
        }

        if (world.Chance(haste))
        {
            if (choices.Next(2) == 0)
                PassUntilNext();
            else
                Pass(TimeSpan.FromSeconds(Waits[choices.Next(Waits.Length)]));
            return;
        }

        switch (choices.Next(100))
        {
            case < 80 when world.Traffic.Count > 0:
                world.Traffic.LetGo(choices.Next(world.Traffic.Count));
                break;
            case < 80:
                PassUntilNext();
                break;
            case < 91:
                // To open and to close takes minutes: who asks for the next at once is refused.
                if (edits > 0 && (!world.HasRival || choices.Next(8) == 7) && editors[choices.Next(editors.Length)].Act())
                    edits--;
                break;
            case 91 or 92:
                readers[choices.Next(readers.Length)].Act(choices.Pick(ThingKind.User, ThingKind.Bucket));
                break;
            case 93 or 94:
                if (world.Watchers.Count > 0)
                    world.Watchers[choices.Next(world.Watchers.Count)].Act(world.AnyProcess(), choices.Next(2));
                break;
            case 95 when world.Trouble.Naps:
                FallAsleepOrWakeUp();
                break;
            case 95 or 96:
                Kill();
                break;
            case 97:
                WorkOutside();
                break;
            case 98:
                LookAtEverything();
                break;
            default:
                LoseTheCache();
                break;
        }
    }

    private void FallAsleepOrWakeUp()
    {
        world.Tell(world.Traffic.Asleep is { } sleeper ? $"{sleeper} goes on" : "a process stands still for a while");
        world.Traffic.Asleep = world.Traffic.Asleep is null ? world.AnyProcess() : null;
    }

    private void Kill()
    {
        if (world.Trouble.Deaths <= 0)
            return;
        world.Trouble = world.Trouble with { Deaths = world.Trouble.Deaths - 1 };
        world.Kill(choices.Next(world.Processes.Count));
    }

    private void WorkOutside()
    {
        if (world.Trouble.Outside <= 0)
            return;
        world.Trouble = world.Trouble with { Outside = world.Trouble.Outside - 1 };
        outsider.Act();
    }

    private void LoseTheCache()
    {
        // Numbers begin with the time: of two losses within what clocks are off nobody can tell which was the later.
        if (world.Trouble.Losses <= 0 || world.Witness.Sequences.DefaultIfEmpty().Max() > (world.Clock.GetUtcNow() - World.MostOff).ToUnixTimeMilliseconds())
            return;
        world.Trouble = world.Trouble with { Losses = world.Trouble.Losses - 1 };
        world.LoseTheCache();
    }

    private void LookAtEverything()
    {
        var process = world.AnyProcess();
        world.Tell($"{process} looks at everything");
        world.Witness.Watch(choices.Next(2) == 0
            ? process.App.Sweep.ListedStacksAsync(CancellationToken.None)
            : process.App.Sweep.EverythingAsync(CancellationToken.None));
    }

    private void PassUntilNext()
    {
        if (world.Clock.NextAt is { } next)
            Pass(next - world.Clock.GetUtcNow());
    }

    private void Pass(TimeSpan time)
    {
        for (var until = world.Clock.GetUtcNow() + time; world.Clock.GetUtcNow() < until;)
        {
            var next = world.Clock.NextAt is { } at && at < until ? at : until;
            world.Traffic.LoseThoseTooLate(next, world.Trouble.LongestWayOf);
            world.Clock.AdvanceTo(next);
            Settle();
        }
    }

    private void LetEverythingGo()
    {
        Settle();
        for (var calls = 0; world.Traffic.Count > 0; calls++)
        {
            if (calls > 20_000)
                throw new Violation("livelock", "calls without end and without time passing");
            world.Traffic.LetGo(0);
            Settle();
        }
    }

    /// <summary>Nothing goes wrong any more, and nobody wants anything: everything ends within half an hour.</summary>
    private void ComeToRest()
    {
        world.Tell("from here on nothing goes wrong, and nobody asks for anything");
        world.Trouble = new FaultProfile();
        world.Aws.Speed = 1;
        world.Traffic.Asleep = null;
        LetEverythingGo();
        var quiet = 0;
        for (var minutes = 0; quiet < 4; minutes++)
        {
            if (minutes > 40)
                throw new Violation("stuck", "it never comes to rest: " + string.Join(", ", [.. Open().Select(k => k.ToString()), .. world.Keys.UnderWay]));
            for (var until = world.Clock.GetUtcNow().AddMinutes(1); world.Clock.GetUtcNow() < until;)
            {
                var next = world.Clock.NextAt is { } at && at < until ? at : until;
                Pass(next - world.Clock.GetUtcNow());
                LetEverythingGo();
            }

            quiet = IsQuiet() ? quiet + 1 : 0;
        }

        // Who looks from here on is alone, and nobody has to wait.
        world.IsHeldUp = false;
        AtRest.CheckEnds(world);
        var process = world.Processes[0];
        Look(process.App.Rebuild.LostProjectsAsync);
        Look(process.App.Sweep.ListedStacksAsync);
        AtRest.CheckMirror(world, afterDailyLook: false);
        Look(process.App.Sweep.EverythingAsync);
        var before = world.Witness.Sequences.Sum();
        Look(process.App.Sweep.EverythingAsync);
        if (before != world.Witness.Sequences.Sum())
            throw new Violation("never quiet", "a look at everything changes something again");
        AtRest.CheckEnds(world);
        AtRest.CheckMirror(world, afterDailyLook: true);
        CheckWatchers();
        world.Files.CheckAtRest();
        if (handingOver is null)
            return;
        world.Keys.CheckAtRest();
        handingOver.ClaimWhatIsOpen(LetEverythingGo);
        world.Keys.CheckAtRest();
        Secrets.Check(world);
    }

    private void Look(Func<CancellationToken, Task> look)
    {
        world.Witness.Watch(look(CancellationToken.None));
        LetEverythingGo();
    }

    private void CheckWatchers()
    {
        foreach (var watcher in world.Watchers.Where(w => w.IsConnected))
            watcher.Ping();
        LetEverythingGo();
        if (Now(world.Cache.FindThingAsync(Sample.ProjectKey, CancellationToken.None)) is not { IsTombstone: false })
            return;
        var fresh = new Watcher(world, 0);
        fresh.Connect(world.Processes[^1]);
        LetEverythingGo();
        AtRest.CheckWatchers(world, fresh);
    }

    private IReadOnlyList<ThingKey> Open() => Now(world.Cache.ListOpenAsync(CancellationToken.None));

    private bool IsQuiet() => Open().Count == 0
        && !world.Keys.UnderWay.Any()
        && Now(world.Cache.ListOpenJobsAsync(CancellationToken.None)).Count == 0
        && !world.Undisturbed(() => world.Aws.CloudFormation.ListAsync(Sample.Place, CancellationToken.None))
            .Any(s => s.Status.IsInProgress());

    private static T Now<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The cache should answer at once.");
}
