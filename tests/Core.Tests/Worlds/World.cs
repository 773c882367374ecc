using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>
/// The whole program on a virtual clock and a simulated AWS, in one thread. Processes come and go; cache and AWS stay.
/// </summary>
public sealed class World : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    private DateTimeOffset nextSweep;
    private int outside;

    public World(int seed = 1)
    {
        Entropy = new SeededEntropy(seed);
        Clock = new FakeTimeProvider(A.Now);
        Cache = new MemoryStateCache(Clock);
        Handovers = new MemoryHandoverStore(Clock);
        Faults.OnEvent = happened =>
        {
            Happened.Add(happened);
            return EventTrouble?.Invoke(happened);
        };
        Aws = new SimulatedAws(Clock, Entropy, faults: Faults);
        nextSweep = A.Now.AddMinutes(1);
        Process = Start();
        Aws.Subscribe((heard, cancel) => HearsEvents ? Process.App.HandleStackEvent.RunAsync(heard, cancel) : Task.CompletedTask);
    }

    public FakeTimeProvider Clock { get; }

    public SeededEntropy Entropy { get; }

    public MemoryStateCache Cache { get; private set; }

    public MemoryHandoverStore Handovers { get; }

    public FaultPlan Faults { get; } = new();

    public SimulatedAws Aws { get; }

    public RecordingNotifier Told { get; } = new();

    /// <summary>Every event as it happened in AWS, delivered or not, but for those that are planned to get lost.</summary>
    public List<StackEvent> Happened { get; } = [];

    /// <summary>As <see cref="FaultPlan.OnEvent"/>.</summary>
    public Func<StackEvent, TimeSpan[]?>? EventTrouble { get; set; }

    /// <summary>The one that hears events and sweeps.</summary>
    public Process Process { get; private set; }

    public bool HearsEvents { get; set; } = true;

    public bool Sweeps { get; set; } = true;

    public BucketManagerApp App => Process.App;

    /// <summary>For edits that no use case plans.</summary>
    public Submit Submit => App.Submit;

    public StackPlace Place { get; } = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    public void Dispose() => Aws.Dispose();

    /// <summary>A process takes the place of the one before, and looks at everything that is open.</summary>
    public Process Start(IInterposer? interposer = null) => Process = new Process(this, interposer);

    public void LoseTheCache()
    {
        Cache = new MemoryStateCache(Clock);
        Start();
    }

    public async Task PassAsync(TimeSpan time)
    {
        for (var until = Clock.GetUtcNow() + time; Clock.GetUtcNow() < until;)
        {
            Clock.Advance(Step);
            if (!Sweeps || Clock.GetUtcNow() < nextSweep)
                continue;
            nextSweep = Clock.GetUtcNow().AddMinutes(1);
            await IgnoringTroubleAsync(Process.App.Sweep.OpenThingsAsync(CancellationToken.None));
        }
    }

    public Task PassAsync(double seconds) => PassAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>Until nothing is open any more and nothing happens in AWS.</summary>
    public async Task SettleAsync()
    {
        for (var minutes = 0; minutes < 30; minutes++)
        {
            await PassAsync(30);
            if ((await UnderWayAsync()).Count == 0 && !(await StacksAsync()).Any(s => s.Status.IsInProgress()))
                return;
        }

        Assert.Fail("It never comes to rest: " + string.Join(", ", await UnderWayAsync()));
    }

    /// <summary>What is open, but for what is at rest until it is tried again by itself.</summary>
    private async Task<IReadOnlyList<ThingKey>> UnderWayAsync()
    {
        var underWay = new List<ThingKey>();
        foreach (var key in await Cache.ListOpenAsync(CancellationToken.None))
        {
            if (!RetryPolicy.Awaits(await ThingAsync(key)))
                underWay.Add(key);
        }

        return underWay;
    }

    public async Task<World> WithProjectAsync()
    {
        var fields = A.ProjectFields() with { Managers = ["manager@example.com", "second.manager@example.com"] };
        await AcceptedAsync(App.OpenProject.RunAsync(A.Admin, A.Project, fields, new EditTerms(), CancellationToken.None));
        await SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await ThingAsync(A.ProjectKey)).Status);
        return this;
    }

    public async Task<World> WithUserAsync(string name = "acme-edi")
    {
        await AcceptedAsync(AddUserAsync(name));
        await SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await ThingAsync(A.User(name))).Status);
        return this;
    }

    public async Task<World> WithBucketAsync(string name = "invoices", BucketFields? fields = null)
    {
        await AcceptedAsync(CreateBucketAsync(name, fields: fields));
        await SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await ThingAsync(A.Bucket(name))).Status);
        return this;
    }

    public Task<Result<EditResult>> AddUserAsync(
        string name = "acme-edi", string company = "one", EditTerms? terms = null, Actor? actor = null, BucketManagerApp? app = null) =>
        (app ?? App).AddUser.RunAsync(
            actor ?? A.Manager, A.Project, UserName.Parse(name), A.UserFields() with { Company = company }, terms ?? new EditTerms(),
            CancellationToken.None);

    public Task<Result<EditResult>> ChangeUserAsync(
        long revision, string company, string name = "acme-edi", EditTerms? terms = null, Actor? actor = null,
        BucketManagerApp? app = null) =>
        (app ?? App).ChangeUser.RunAsync(
            actor ?? A.Manager, A.Project, UserName.Parse(name), A.UserFields() with { Company = company },
            (terms ?? new EditTerms()) with { IfMatch = revision }, CancellationToken.None);

    public Task<Result<EditResult>> RemoveUserAsync(long revision, string name = "acme-edi", BucketManagerApp? app = null) =>
        (app ?? App).RemoveUser.RunAsync(
            A.Manager, A.Project, UserName.Parse(name), new EditTerms(IfMatch: revision), CancellationToken.None);

    public Task<Result<EditResult>> CreateBucketAsync(string name = "invoices", EditTerms? terms = null, BucketFields? fields = null) =>
        App.CreateBucket.RunAsync(
            A.Manager, A.Project, BucketName.Parse(name), fields ?? new BucketFields(), terms ?? new EditTerms(), CancellationToken.None);

    public Task<Result<EditResult>> DeleteBucketAsync(long revision, bool keepFiles = false, string name = "invoices") =>
        App.DeleteBucket.RunAsync(
            A.Manager, A.Project, BucketName.Parse(name), keepFiles, new EditTerms(IfMatch: revision), CancellationToken.None);

    /// <summary>Somebody makes a stack outside the program, from a template that the program has rendered before.</summary>
    public async Task MakeOutsideAsync(ThingRecord record)
    {
        var baseline = (await ThingAsync(A.ProjectKey)).Stack!.Outputs;
        var order = new StackRequest(
            Place, record.Key.StackName, StackTemplates.Render(record).Text, StackTemplates.ParametersOf(record, baseline)!,
            StackTemplates.TagsOf(record.Key), $"outside-{++outside}");
        Assert.IsType<StackResult.Accepted>(await Aws.CloudFormation.CreateAsync(order, CancellationToken.None));
    }

    /// <summary>Somebody changes a template outside the program, and all comes to rest.</summary>
    public async Task ChangeOutsideAsync(ThingKey key, Func<string, string> change)
    {
        var stack = await StackAsync(key) ?? throw new InvalidOperationException($"No stack of {key}");
        var before = await Aws.CloudFormation.ReadTemplateAsync(Place, stack.Id, CancellationToken.None);
        var after = change(before!);
        Assert.NotEqual(before, after);
        var baseline = (await ThingAsync(A.ProjectKey)).Stack!.Outputs;
        var order = new StackRequest(
            Place, stack.Id, after, StackTemplates.ParametersOf((await ThingAsync(key)).Applied!.Record, baseline)!,
            StackTemplates.TagsOf(key), $"outside-{++outside}");
        Assert.IsType<StackResult.Accepted>(await Aws.CloudFormation.UpdateAsync(order, CancellationToken.None));
        await PassAsync(60);
        await SettleAsync();
    }

    /// <summary>Somebody gives a parameter of a stack another value, leaves its template as it is, and all comes to rest.</summary>
    public async Task ChangeParameterOutsideAsync(ThingKey key, string name, string value)
    {
        var stack = await StackAsync(key) ?? throw new InvalidOperationException($"No stack of {key}");
        var template = await Aws.CloudFormation.ReadTemplateAsync(Place, stack.Id, CancellationToken.None);
        var parameters = new ValueMap<string>(stack.Parameters.Select(p => p.Key == name ? KeyValuePair.Create(name, value) : p));
        Assert.NotEqual(stack.Parameters, parameters);
        var order = new StackRequest(Place, stack.Id, template!, parameters, StackTemplates.TagsOf(key), $"outside-{++outside}");
        Assert.IsType<StackResult.Accepted>(await Aws.CloudFormation.UpdateAsync(order, CancellationToken.None));
        await PassAsync(60);
        await SettleAsync();
    }

    /// <summary>As if another version of this program had written the template that is applied.</summary>
    public async Task WriteByVersionAsync(ThingKey key, int renderer)
    {
        var record = (await ThingAsync(key)).Applied!.Record;
        await ChangeOutsideAsync(key, _ => StackTemplates.Render(record with { Renderer = renderer }).Text);
    }

    public static async Task<Operation> AcceptedAsync(Task<Result<EditResult>> asked)
    {
        var answer = await asked;
        Assert.True(answer.Accepted, $"{answer.Refusal} {answer.Refusal?.Says}");
        return Assert.IsType<EditResult.Accepted>(answer.Value).Operation;
    }

    public static async Task<T> RefusedAsync<T>(Task<Result<EditResult>> asked)
        where T : Refusal
    {
        var answer = await asked;
        Assert.False(answer.Accepted, $"{(answer.Accepted ? answer.Value : null)}");
        return Assert.IsType<T>(answer.Refusal);
    }

    public async Task<ThingState> ThingAsync(ThingKey key) =>
        await Cache.FindThingAsync(key, CancellationToken.None) ?? throw new InvalidOperationException($"No {key}");

    public async Task<Operation> OperationAsync(OperationId id) =>
        await Cache.FindOperationAsync(A.Project, id, CancellationToken.None) ?? throw new InvalidOperationException($"No {id}");

    public async Task<IReadOnlyList<Operation>> OperationsAsync() =>
        (await Cache.ListOperationsAsync(A.Project, new OperationFilter(), 1000, null, CancellationToken.None)).Items;

    public async Task<StackSnapshot?> StackAsync(ThingKey key) =>
        await Aws.CloudFormation.FindAsync(Place, key.StackName, CancellationToken.None);

    public Task<IReadOnlyList<StackSnapshot>> StacksAsync() => Aws.CloudFormation.ListAsync(Place, CancellationToken.None);

    public async Task<IReadOnlyList<StackEvent>> EventsAsync(ThingKey key) =>
        (await StackAsync(key)) is { } stack ? await Aws.CloudFormation.ListEventsAsync(Place, stack.Id, CancellationToken.None) : [];

    public static async Task IgnoringTroubleAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception trouble) when (trouble is PortException or ProcessDied)
        {
            // Faults that a test asked for: whoever looks next mends what they left.
        }
    }
}
