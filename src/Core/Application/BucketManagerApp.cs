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

    /// <summary>The program on the adapters that a host chose.</summary>
    public static BucketManagerApp Compose(Dependencies driven)
    {
        var (cache, handovers, keys, clock, entropy) = (driven.Cache, driven.Handovers, driven.Keys, driven.Clock, driven.Entropy);
        var views = new ProjectViews(cache);
        var reads = driven.DirectReads is { } direct ? new ProjectViews(direct, keeps: false) : views;
        var publish = new Publish(cache, driven.Notifier, clock, entropy);
        var pace = driven.StackCallsPerSecond is { } callsPerSecond ? new StackPace(clock, callsPerSecond) : null;
        IStackProvisioner Paced(CallPriority priority) => pace is null ? driven.Stacks : new PacedStacks(driven.Stacks, pace, priority);
        Reconcile Looking(CallPriority priority) =>
            new(cache, views, Paced(priority), driven.Contents, keys, driven.Jobs, publish, driven.Hub, clock, entropy);
        var (asking, hearing, sweeping) = (Looking(CallPriority.Submit), Looking(CallPriority.Event), Looking(CallPriority.Sweep));
        var submit = new Submit(cache, views, publish, asking, clock, entropy);
        var book = new JobBook(cache, publish, clock, entropy);
        var run = new RunJob(
            cache,
            driven.Jobs,
            clock,
            new UpgradeSteps(views, submit, book),
            new PurgeSteps(cache, views, submit, driven.Contents, publish, book));
        var rebuild = new Rebuild(cache, views, Paced(CallPriority.Sweep), sweeping, driven.Jobs, keys, handovers, publish, driven.Hub, clock);
        var links = new OpenLinkCache(handovers, clock);
        var attention = new ReadAttention(links, clock);
        return new BucketManagerApp
        {
            CheckRights = new CheckRights(views, reads),
            ListProjects = new ListProjects(reads, attention),
            ReadProject = new ReadProject(reads, driven.DirectReads ?? cache, keys, links, attention, driven.Accounts, clock),
            ReadAccess = new ReadAccess(reads, clock),
            ReadOperations = new ReadOperations(reads, cache),
            Search = new Search(reads, handovers),
            WatchProject = new WatchProject(views, cache),
            OpenProject = new OpenProject(submit, driven.Accounts, Paced(CallPriority.Submit), views, driven.Hub, rebuild, clock),
            ChangeProject = new ChangeProject(submit, driven.Accounts),
            CloseProject = new CloseProject(submit),
            CreateBucket = new CreateBucket(submit),
            ChangeBucket = new ChangeBucket(submit),
            DeleteBucket = new DeleteBucket(submit, driven.Contents, run),
            AddUser = new AddUser(submit),
            ChangeUser = new ChangeUser(submit),
            RemoveUser = new RemoveUser(submit, handovers, publish, clock, entropy),
            ReplaceGrants = new ReplaceGrants(submit),
            StopUser = new StopUser(submit, views, publish, cache, keys, handovers, asking, clock, entropy),
            ResumeUser = new ResumeUser(submit),
            UserKeys = new UserKeys(cache, views, publish, keys, handovers, clock, entropy),
            ManageHandovers = new ManageHandovers(views, publish, cache, handovers, keys, clock, entropy)
            {
                Iterations = driven.PasscodeRounds,
            },
            ClaimHandover = new ClaimHandover(views, submit, publish, handovers, keys, clock, entropy),
            RestoreTemplate = new RestoreTemplate(submit, views, cache, driven.Accounts),
            StartUpgrade = new StartUpgrade(cache, views, publish, run, clock, entropy),
            ReadJobs = new ReadJobs(reads, cache),
            StopJob = new StopJob(cache, views, book, run),
            HandleStackEvent = new HandleStackEvent(cache, views, hearing, publish, driven.Hub, clock),
            HandleDelayedWork = new HandleDelayedWork(hearing, rebuild, run),
            Sweep = new Sweep(
                cache, views, Paced(CallPriority.Sweep), sweeping, rebuild,
                new RetryFailed(new Submit(cache, views, publish, sweeping, clock, entropy), clock), run),
            SettleHandovers = new SettleHandovers(views, submit, publish, handovers, keys, clock, entropy),
            Rebuild = rebuild,
        };
    }
}
