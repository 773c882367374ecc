using System.Threading.Channels;
using BucketManager.Adapters.Direct;
using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Adapters.Sqlite;
using BucketManager.Application;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Hosts.Local;

/// <summary>The adapters of this host, put together by hand, and the program on them.</summary>
internal sealed class Composition : IDisposable
{
    /// <summary>Account and region of the registry: in reality the ones that this program runs in.</summary>
    public static readonly StackPlace Hub = new(AccountId.Parse("999999999999"), Region.Parse("eu-west-1"));

    private readonly SqliteDatabase? database;

    private Composition(SimulatedAws aws, SqliteDatabase? database, bool directReads, TimeProvider clock)
    {
        IStateCache cache = database is null ? new MemoryStateCache(clock) : new SqliteStateCache(database);
        this.database = database;
        ReadsDirectly = directReads;
        Aws = aws;
        Clock = clock;
        Jobs = new ChannelJobQueue(clock, (reminder, trouble) => ReminderGivenUp?.Invoke(reminder, trouble));
        Connections = new MemoryConnectionRegistry(clock);
        App = BucketManagerApp.Compose(new Dependencies
        {
            Cache = cache,
            DirectReads = directReads ? new DirectStateCache(cache, aws.CloudFormation, Hub, clock) : null,
            Handovers = database is null ? new MemoryHandoverStore(clock) : new SqliteHandoverStore(database),
            Stacks = aws.CloudFormation,
            Notifier = Notifier,
            Jobs = Jobs,
            Keys = aws.AccessKeys,
            Contents = aws.BucketContents,
            Accounts = aws.Accounts,
            Clock = clock,
            Entropy = Entropy,
            Hub = Hub,
        });
        aws.Subscribe((heard, cancel) => StackEvents.Writer.WriteAsync(heard, cancel).AsTask());
    }

    public BucketManagerApp App { get; }

    /// <summary>Everything that is asked for is read from the templates.</summary>
    public bool ReadsDirectly { get; }

    public SimulatedAws Aws { get; }

    public TimeProvider Clock { get; }

    /// <summary>Why nothing can be written at the moment; null: nothing stands in the way.</summary>
    public Sentence? Trouble => database?.Trouble ?? Aws.Trouble;

    public SystemEntropy Entropy { get; } = new();

    public MemoryNotifier Notifier { get; } = new();

    public ChannelJobQueue Jobs { get; }

    /// <summary>Told of a reminder that failed for the last time.</summary>
    public Action<DelayedWork, Exception>? ReminderGivenUp { get; set; }

    public MemoryConnectionRegistry Connections { get; }

    /// <summary>Events on their way from the simulated CloudFormation to the program.</summary>
    public Channel<StackEvent> StackEvents { get; } = Channel.CreateUnbounded<StackEvent>();

    /// <param name="folder">Null: memory only.</param>
    /// <exception cref="StartRefused">What the folder holds cannot be read, or not be written to.</exception>
    public static Composition On(StateFolder? folder, LocalOptions options, TimeProvider clock)
    {
        SqliteDatabase? database = null;
        try
        {
            database = folder is null ? null : SqliteDatabase.Open(folder.Cache, clock);
            var store = folder is null ? SimulationStore.InMemory() : SimulationStore.InFolder(folder.CloudFormation);
            var aws = new SimulatedAws(clock, new SystemEntropy(), store, options.Speed) { CallLatency = options.Latency };
            return new Composition(aws, database, options.DirectReads, clock);
        }
        catch (Exception damaged) when (damaged is PortException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            database?.Dispose();
            throw new StartRefused(damaged.Message, damaged);
        }
    }

    /// <summary>Looks whether the disk can be written to again, where it could not.</summary>
    public void TryDiskAgain() => database?.TryAgain();

    public void Dispose()
    {
        Aws.Dispose();
        Jobs.Dispose();
        database?.Dispose();
    }
}
