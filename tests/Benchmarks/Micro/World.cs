using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.WriteLoop;
using BucketManager.Benchmarks.Data;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Hosts.Local;

namespace BucketManager.Benchmarks.Micro;

/// <summary>The program in memory, with projects in its cache in which everything is ready.</summary>
internal static class World
{
    private const int ThingsOfACommit = Commit.MaxItems - 3;

    public static async Task<BucketManagerApp> OfAsync(DataSet set)
    {
        var (clock, entropy) = (TimeProvider.System, new SeededEntropy(1));
        var cache = new MemoryStateCache(clock);
        foreach (var project in set.Projects())
            await FillAsync(cache, project, entropy);
        var aws = new SimulatedAws(clock, entropy);
        return BucketManagerApp.Compose(new Dependencies
        {
            Cache = cache,
            Handovers = new MemoryHandoverStore(clock),
            Stacks = aws.CloudFormation,
            Notifier = new MemoryNotifier(),
            Jobs = new ChannelJobQueue(clock),
            Keys = aws.AccessKeys,
            Contents = aws.BucketContents,
            Accounts = aws.Accounts,
            Clock = clock,
            Entropy = entropy,
            Hub = Composition.Hub,
        });
    }

    /// <summary>A thing whose stack was made from its record.</summary>
    public static ThingState Ready(ThingRecord record)
    {
        var id = $"arn:aws:cloudformation:eu-west-1:200000000000:stack/{record.Key.StackName}/1";
        var seen = new ObservedStack(id, StackStatus.CreateComplete, record.RequestedAt, record.OperationId, ValueMap<string>.Empty);
        return StackReading.Found(record.Key, seen, new AppliedRecord(record, ChangedOutside: false)) with { ObservedAt = record.RequestedAt };
    }

    private static async Task FillAsync(MemoryStateCache cache, DataProject project, SeededEntropy entropy)
    {
        ProjectHead? head = null;
        ThingRecord[] records =
        [
            project.Baseline(DataSet.Beginning, entropy), .. project.BucketsAndUsers(DataSet.Beginning, entropy),
        ];
        foreach (var some in records.Chunk(ThingsOfACommit))
        {
            var empty = Commit.After(project.Name, head, DataSet.Beginning);
            var commit = empty with
            {
                Things = [.. some.Select(r => new ThingWrite(Ready(r) with { Version = empty.Sequence }, Before: null))],
            };
            if (await cache.CommitAsync(commit, CancellationToken.None) is var outcome and not CommitOutcome.Committed)
                throw new InvalidOperationException($"The cache did not take {project.Name}: {outcome}");
            head = new ProjectHead(commit.Sequence, RebuiltAt: null);
        }
    }
}
