using BucketManager.Application;
using BucketManager.Adapters.Memory;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases.Credentials;
using BucketManager.Application.UseCases.Handovers;
using BucketManager.Application.UseCases.Users;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

/// <summary>One project with one user, and everything that hands its credentials over. All ports pass one gate.</summary>
internal sealed class HandoverWorld : INotifier, IJobQueue
{
    // CloudFormation does not answer in this world: what is accepted waits until a test applies it.
    private static readonly Gate Unreachable = new()
    {
        Passing = (_, _) => throw new PortException(PortFault.Unavailable, "no CloudFormation here"),
    };

    public static readonly UserName User = UserName.Parse("acme-edi");

    public HandoverWorld(ThingState? user = null)
    {
        Gate = new Gate();
        Clock = new FakeTimeProvider(A.Now);
        StoredCache = new MemoryStateCache(Clock);
        StoredLinks = new MemoryHandoverStore(Clock);
        Keys = new FakeKeys(Clock);
        Entropy = new SeededEntropy();
        Dependencies = DependenciesOf(Gate);
        Cache = Dependencies.Cache;
        Publish = new Publish(Cache, this, Clock, Entropy);
        App = BucketManagerApp.Compose(Dependencies);
        Put(A.Ready(A.ProjectKey, A.ProjectSpec()), user ?? A.Ready(A.User(), A.UserSpec(A.Grant())));
    }

    /// <summary>With a user that may come by SFTP.</summary>
    public static HandoverWorld WithSftp(params SshPublicKey[] keys) => new(A.Ready(A.User(), SftpSpec(keys)));

    public static UserSpec SftpSpec(params SshPublicKey[] keys) =>
        UserSpec.Check(A.UserFields(A.Grant()) with { Sftp = true, SshPublicKeys = [.. keys.Select(k => k.ToString())] }).Value;

    public Gate Gate { get; }

    public FakeTimeProvider Clock { get; }

    public MemoryStateCache StoredCache { get; }

    public MemoryHandoverStore StoredLinks { get; }

    public FakeKeys Keys { get; }

    public IEntropy Entropy { get; }

    public IStateCache Cache { get; }

    public Dependencies Dependencies { get; }

    public BucketManagerApp App { get; }

    public Publish Publish { get; }

    public ManageHandovers Manage => App.ManageHandovers;

    public ClaimHandover Claims => App.ClaimHandover;

    public SettleHandovers Settle => App.SettleHandovers;

    /// <summary>The sweeper of another process, whose calls pass a gate of their own.</summary>
    public SettleHandovers Sweeper(Gate gate) => BucketManagerApp.Compose(DependenciesOf(gate)).SettleHandovers;

    public UserKeys UserKeys => App.UserKeys;

    public StopUser Stop => App.StopUser;

    public ResumeUser Resume => App.ResumeUser;

    public RemoveUser Remove => App.RemoveUser;

    public List<ProjectChange> Told { get; } = [];

    public Task PublishAsync(ProjectChange change, CancellationToken cancel)
    {
        Told.Add(change);
        return Task.CompletedTask;
    }

    public Task EnqueueAsync(DelayedWork reminder, TimeSpan delay, CancellationToken cancel) => Task.CompletedTask;

    public ThingState StoredUser() => StoredCache.FindThingAsync(A.User(), default).Result!;

    /// <summary>What waits is applied.</summary>
    public void Apply()
    {
        var user = StoredUser();
        var record = user.Queued!.Record;
        Put(user with
        {
            Queued = null,
            Applied = new AppliedRecord(record, false),
            Stack = (user.Stack ?? A.Ready(A.User(), A.UserSpec()).Stack!) with { OperationId = record.OperationId },
        });
    }

    /// <summary>The next change of the user is refused by AWS at once.</summary>
    /// <param name="built">What somebody has made of it by then; null: nobody has.</param>
    public void RefusesNext(UserSpec? built) => Gate.Passing = (call, done) =>
    {
        if (!done || call != "IStateCache.CommitAsync" || StoredUser() is not { Queued: { } refused } user)
            return;
        Gate.Passing = null;
        Put(built is null ? user with { Queued = null } : A.Waiting(user, built));
        var operation = StoredCache.FindOperationAsync(A.Project, refused.Id, default).Result!;
        var failed = operation with { State = OperationState.Failed, Reason = Say.RefusedByAws("Access denied") };
        var commit = Commit.After(A.Project, StoredCache.FindHeadAsync(A.Project, default).Result, Clock.GetUtcNow());
        Assert.Equal(CommitOutcome.Committed, StoredCache.CommitAsync(commit with { Operations = [failed] }, default).Result);
    };

    /// <summary>Happens when the SSH key is taken, and its link not closed yet.</summary>
    public void BeforeSshClaimEnds(Action happens) => Gate.Passing = (call, done) =>
    {
        if (done || !call.EndsWith("ReplaceAsync", StringComparison.Ordinal) || StoredUser().Queued is null)
            return;
        Gate.Passing = null;
        happens();
    };

    /// <summary>Runs in a process that dies at one of its calls: of those that count, the one of this number. False: there is none.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="counts">Given whether the call is carried out already.</param>
    /// <param name="run">What is run.</param>
    public async Task<bool> DiesAsync(int number, Func<bool, bool> counts, Func<Task> run)
    {
        var calls = 0;
        Gate.Passing = Pass;
        try
        {
            await run();
            return false;
        }
        catch (ProcessDiedException)
        {
            return true;
        }
        catch (AggregateException dead) when (dead.InnerException is ProcessDiedException)
        {
            return true;
        }
        finally
        {
            Gate.Passing = null;
        }

        void Pass(string call, bool done)
        {
            // What happens meanwhile does not die.
            Gate.Passing = null;
            var isCounted = counts(done);
            Gate.Passing = Pass;
            if (isCounted && calls++ == number)
                throw new ProcessDiedException();
        }
    }

    public void Withdraw(OfferedHandover offered) => Manage.WithdrawAsync(A.Manager, A.Project, User, offered.Handover.Id, default).Wait();

    /// <summary>Writes things as they are given.</summary>
    public void Put(params ThingState[] things)
    {
        var head = StoredCache.FindHeadAsync(A.Project, default).Result;
        var commit = Commit.After(A.Project, head, Clock.GetUtcNow());
        var writes = things.Select(t => new ThingWrite(
            t with { Version = commit.Sequence }, StoredCache.FindThingAsync(t.Key, default).Result?.Version));
        Assert.Equal(CommitOutcome.Committed, StoredCache.CommitAsync(commit with { Things = [.. writes] }, default).Result);
    }

    public async Task<OfferedHandover> OfferAsync(HandoverOffer? offer = null) =>
        (await Manage.OfferAsync(A.Manager, A.Project, User, offer ?? new HandoverOffer(HandoverKind.AccessKey), null, default)).Value;

    public Task<Result<ClaimAnswer>> ClaimAsync(
        OfferedHandover offered, string? passcode = null, string? requestKey = null, string? sshPublicKey = null) =>
        Claims.ClaimAsync(new ClaimRequest(offered.Token, passcode ?? offered.Passcode, sshPublicKey, requestKey, "203.0.113.7"), default);

    /// <summary>A passcode that is not the right one.</summary>
    public static string Wrong(OfferedHandover offered) => offered.Passcode.StartsWith('0') ? "1111-1111" : "0000-0000";

    public Task<Handover> StoredAsync(OfferedHandover offered) => StoredAsync(offered.Handover.Id);

    public async Task<Handover> StoredAsync(string id) => (await StoredLinks.FindAsync(A.Project, id, default))!;

    public async Task<IReadOnlyList<ActivityEntry>> DiaryAsync() =>
        (await StoredCache.ListActivityAsync(A.Project, new ActivityFilter(), 200, null, default)).Items;

    /// <summary>Time passes, and the sweeper comes by.</summary>
    public async Task LaterAsync(TimeSpan later)
    {
        Clock.Advance(later);
        await Settle.RunAsync(default);
    }

    private Dependencies DependenciesOf(Gate gate) => new()
    {
        Cache = Gated<IStateCache>.Of(StoredCache, gate),
        Handovers = Gated<IHandoverStore>.Of(StoredLinks, gate),
        Keys = Gated<IAccessKeyIssuer>.Of(Keys, gate),
        Stacks = Gated<IStackProvisioner>.Of(null!, Unreachable),
        Contents = null!,
        Accounts = null!,
        Notifier = this,
        Jobs = this,
        Clock = Clock,
        Entropy = Entropy,
        Hub = A.Hub,
        PasscodeRounds = 10,
    };
}

internal sealed class ProcessDiedException() : Exception("The process died here.");
