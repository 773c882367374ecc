using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Attention;
using BucketManager.Application.Reading.Live;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Buckets;
using BucketManager.Application.UseCases.Credentials;
using BucketManager.Application.UseCases.Grants;
using BucketManager.Application.UseCases.Handovers;
using BucketManager.Application.UseCases.Jobs;
using BucketManager.Application.UseCases.Projects;
using BucketManager.Application.UseCases.Templates;
using BucketManager.Application.UseCases.Upkeep;
using BucketManager.Application.UseCases.Users;
using BucketManager.Application.WriteLoop;

namespace BucketManager.Application;

/// <summary>Everything that can be asked of the program: its table of contents, and the one thing that a host composes.</summary>
public sealed record BucketManagerApp
{
    public required CheckRights CheckRights { get; init; }

    // Read
    public required ListProjects ListProjects { get; init; }

    public required ReadProject ReadProject { get; init; }

    public required ReadAccess ReadAccess { get; init; }

    public required ReadOperations ReadOperations { get; init; }

    public required Search Search { get; init; }

    public required WatchProject WatchProject { get; init; }

    // Projects
    public required OpenProject OpenProject { get; init; }

    public required ChangeProject ChangeProject { get; init; }

    public required CloseProject CloseProject { get; init; }

    // Buckets
    public required CreateBucket CreateBucket { get; init; }

    public required ChangeBucket ChangeBucket { get; init; }

    public required DeleteBucket DeleteBucket { get; init; }

    // Users and what they may do
    public required AddUser AddUser { get; init; }

    public required ChangeUser ChangeUser { get; init; }

    public required RemoveUser RemoveUser { get; init; }

    public required ReplaceGrants ReplaceGrants { get; init; }

    public required StopUser StopUser { get; init; }

    public required ResumeUser ResumeUser { get; init; }

    // Credentials
    public required UserKeys UserKeys { get; init; }

    public required ManageHandovers ManageHandovers { get; init; }

    public required ClaimHandover ClaimHandover { get; init; }

    // Templates that are not ours, or not our best
    public required RestoreTemplate RestoreTemplate { get; init; }

    public required StartUpgrade StartUpgrade { get; init; }

    // Work of several steps
    public required ReadJobs ReadJobs { get; init; }

    public required StopJob StopJob { get; init; }

    // What nobody asks for: events, delayed work, the sweeper, the way back from the templates
    public required HandleStackEvent HandleStackEvent { get; init; }

    public required HandleDelayedWork HandleDelayedWork { get; init; }

    public required Sweep Sweep { get; init; }

    public required SettleHandovers SettleHandovers { get; init; }

    public required Rebuild Rebuild { get; init; }

    /// <summary>All edits pass it; tests plan edits of their own.</summary>
    internal Submit Submit { get; private init; } = null!;

    /// <summary>The program on the adapters that a host chose. Every collaborator is made here, and handed in from here.</summary>
    public static BucketManagerApp Compose(Dependencies on)
    {
        var (cache, clock, entropy) = (on.Cache, on.Clock, on.Entropy);
        var views = new ProjectViews(cache);
        var reads = on.DirectReads is { } direct ? new ProjectViews(direct, keeps: false) : views;
        var publish = new Publish(cache, on.Notifier, clock, entropy);
        var twoKeys = new TwoActiveKeys(cache, on.Keys, on.Handovers, publish, clock);

        // One write loop for each priority of calls: people go before events, and these before the sweeper.
        var pace = on.StackCallsPerSecond is { } callsPerSecond ? new StackPace(clock, callsPerSecond) : null;
        var (asking, hearing, sweeping) = (Loop(CallPriority.Submit), Loop(CallPriority.Event), Loop(CallPriority.Sweep));
        var submit = new Submit(cache, views, publish, asking.Reconcile, clock, entropy);
        var rebuild = new Rebuild(cache, views, sweeping.Stacks, sweeping.Reconcile, on.Jobs, twoKeys, on.Hub, clock);

        var book = new JobBook(cache, publish, clock, entropy);
        var run = new RunJob(
            cache, on.Jobs, clock, new UpgradeSteps(views, submit, book), new PurgeSteps(cache, views, submit, on.Contents, publish, book));

        var links = new HandoverLinks(on.Handovers, publish, clock, entropy);
        var steps = new ClaimSteps(on.Handovers, links, clock, entropy);
        var rotations = new Rotations(on.Keys, links, clock);
        var orphanedKeys = new OrphanedKeys(on.Handovers, on.Keys, links, clock);
        var giveAccessKey = new GiveAccessKey(views, on.Keys, links, steps, orphanedKeys, rotations, clock);
        var takeSshKey = new TakeSshKey(views, on.Handovers, submit, links, steps, clock);

        var protect = new ProtectAccount(on.Accounts);
        var openLinks = new OpenLinkCache(on.Handovers, clock);
        var attention = new ReadAttention(openLinks, clock);
        return new BucketManagerApp
        {
            CheckRights = new CheckRights(views, reads),
            ListProjects = new ListProjects(reads, attention),
            ReadProject = new ReadProject(reads, on.DirectReads ?? cache, on.Keys, openLinks, attention, on.Accounts, clock),
            ReadAccess = new ReadAccess(reads, clock),
            ReadOperations = new ReadOperations(reads, cache),
            Search = new Search(reads, on.Handovers),
            WatchProject = new WatchProject(views, cache),
            OpenProject = new OpenProject(submit, protect, asking.Register, views, rebuild),
            ChangeProject = new ChangeProject(submit, protect),
            CloseProject = new CloseProject(submit),
            CreateBucket = new CreateBucket(submit),
            ChangeBucket = new ChangeBucket(submit),
            DeleteBucket = new DeleteBucket(submit, on.Contents, run),
            AddUser = new AddUser(submit),
            ChangeUser = new ChangeUser(submit),
            RemoveUser = new RemoveUser(submit, links),
            ReplaceGrants = new ReplaceGrants(submit),
            StopUser = new StopUser(submit, views, on.Keys, on.Handovers, links, twoKeys, asking.Reconcile, cache, clock),
            ResumeUser = new ResumeUser(submit),
            UserKeys = new UserKeys(views, on.Keys, on.Handovers, links, twoKeys, clock),
            ManageHandovers = new ManageHandovers(views, cache, on.Handovers, on.Keys, links, publish, clock, entropy)
            {
                Iterations = on.PasscodeRounds,
            },
            ClaimHandover = new ClaimHandover(views, on.Handovers, links, steps, giveAccessKey, takeSshKey, clock),
            RestoreTemplate = new RestoreTemplate(submit, views, cache, protect),
            StartUpgrade = new StartUpgrade(cache, views, publish, run, clock, entropy),
            ReadJobs = new ReadJobs(reads, cache),
            StopJob = new StopJob(cache, views, book, run),
            HandleStackEvent = new HandleStackEvent(cache, views, hearing.Reconcile, publish, on.Hub, clock),
            HandleDelayedWork = new HandleDelayedWork(hearing.Reconcile, rebuild, run),
            Sweep = new Sweep(
                cache, views, sweeping.Stacks, sweeping.Reconcile, rebuild,
                new RetryFailed(new Submit(cache, views, publish, sweeping.Reconcile, clock, entropy), clock), run),
            SettleHandovers = new SettleHandovers(views, on.Handovers, links, takeSshKey, orphanedKeys, rotations, clock),
            Rebuild = rebuild,
            Submit = submit,
        };

        (IStackProvisioner Stacks, Register Register, Reconcile Reconcile) Loop(CallPriority priority)
        {
            var stacks = pace is null ? on.Stacks : new PacedStacks(on.Stacks, pace, priority);
            var register = new Register(stacks, on.Hub, clock);
            var write = new WriteThing(cache, publish, clock, entropy);
            return (stacks, register, new Reconcile(
                cache,
                views,
                stacks,
                new AdoptStack(cache, stacks, register, write, clock),
                new PrepareCall(on.Contents, on.Keys, register, clock),
                write,
                new SendCall(cache, stacks, on.Jobs, write, clock),
                on.Jobs,
                clock));
        }
    }
}
