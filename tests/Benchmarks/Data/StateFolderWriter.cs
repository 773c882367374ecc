using BucketManager.Adapters.Direct;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Adapters.Sqlite;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Hosts.Local;
using Microsoft.Extensions.Time.Testing;

namespace BucketManager.Benchmarks.Data;

/// <summary>
/// Writes a data set as the local host keeps it, each half by the product's own code: the simulated CloudFormation makes the stacks of
/// the rendered templates, and the cache is given what the direct mode reads from them. So both agree, and a rebuild changes nothing.
/// Nothing is under way, and there are no operations and no diary.
/// </summary>
internal sealed class StateFolderWriter : IDisposable
{
    // A thing and its template are two items; head, change and account take their places, too.
    private const int ThingsOfACommit = (Commit.MaxItems - 3) / 2;

    // Longer than any creation takes.
    private static readonly TimeSpan CreationTakes = TimeSpan.FromHours(1);

    private static readonly TimeSpan BetweenProjects = TimeSpan.FromHours(20);

    private readonly FakeTimeProvider clock = new(DataSet.Beginning);
    private readonly SeededEntropy entropy;
    private readonly SimulatedAws aws;
    private readonly SqliteDatabase database;
    private readonly SqliteStateCache cache;
    private readonly DirectStateCache direct;

    private StateFolderWriter(string stacks, string cacheFile, int seed)
    {
        entropy = new SeededEntropy(seed);
        aws = new SimulatedAws(clock, entropy, SimulationStore.InFolder(stacks));
        database = SqliteDatabase.Open(cacheFile, clock);
        cache = new SqliteStateCache(database);
        direct = new DirectStateCache(cache, aws.CloudFormation, Composition.Hub, clock);
    }

    /// <param name="path">A folder for <c>--state</c>. What it held is forgotten.</param>
    /// <param name="set">What is written.</param>
    /// <param name="seed">Of the ids.</param>
    /// <param name="told">Called with each project that is written.</param>
    /// <param name="cancel">Leaves a folder that counts as never started.</param>
    public static async Task WriteAsync(string path, DataSet set, int seed, Action<DataProject> told, CancellationToken cancel)
    {
        using var folder = StateFolder.Open(path, fresh: true);
        using var scratch = new Scratch();
        var (stacks, cacheFile) = (Path.Combine(scratch.FullPath, "stacks"), Path.Combine(scratch.FullPath, "cache.db"));
        using (var writer = new StateFolderWriter(stacks, cacheFile, seed))
        {
            foreach (var project in set.Projects())
            {
                await writer.WriteAsync(project, cancel);
                told(project);
            }
        }

        Scratch.CopyTree(stacks, folder.CloudFormation, cancel);
        File.Copy(cacheFile, folder.Cache);
        folder.FirstStartDone();
    }

    public void Dispose()
    {
        aws.Dispose();
        database.Dispose();
    }

    private async Task WriteAsync(DataProject project, CancellationToken cancel)
    {
        clock.AdjustTime(clock.GetUtcNow() + BetweenProjects);
        var place = new StackPlace(project.Spec.Account, project.Spec.Region);
        var baseline = project.Baseline(clock.GetUtcNow(), entropy);
        await RegisterAsync(baseline, place, cancel);
        var outputs = (await CreateAsync([baseline], place, ValueMap<string>.Empty, cancel))[0].Outputs;
        await CreateAsync([.. project.BucketsAndUsers(clock.GetUtcNow(), entropy)], place, outputs, cancel);
        await FillCacheAsync(project, cancel);
    }

    private async Task RegisterAsync(ThingRecord baseline, StackPlace place, CancellationToken cancel)
    {
        var project = baseline.Key.Project;
        var entry = new ProjectRegistration(project, place, baseline.ExternalId!, baseline.OperationId);
        var order = new StackRequest(
            Composition.Hub, ThingKey.RegistryStackName(project), StackTemplates.Render(entry).Text, ValueMap<string>.Empty,
            StackTemplates.RegistryTagsOf(project), $"{baseline.OperationId}-registry");
        await OrderAsync(order, cancel);
    }

    /// <summary>Creates stacks side by side, and returns when all are there.</summary>
    private async Task<List<StackSnapshot>> CreateAsync(
        IReadOnlyList<ThingRecord> records, StackPlace place, ValueMap<string> baselineOutputs, CancellationToken cancel)
    {
        foreach (var record in records)
        {
            var parameters = StackTemplates.ParametersOf(record, baselineOutputs)
                ?? throw new InvalidOperationException($"The baseline lacks what {record.Key} needs.");
            var tags = StackTemplates.TagsOf(record.Key);
            var text = StackTemplates.Render(record).Text;
            await OrderAsync(new StackRequest(place, record.Key.StackName, text, parameters, tags, record.OperationId.ToString()), cancel);
        }

        clock.AdjustTime(clock.GetUtcNow() + CreationTakes);
        var made = new List<StackSnapshot>();
        foreach (var record in records)
        {
            var stack = await aws.CloudFormation.FindAsync(place, record.Key.StackName, cancel);
            made.Add(stack is { Status: StackStatus.CreateComplete }
                ? stack
                : throw new InvalidOperationException($"{record.Key} ended as {stack?.Status}: {stack?.StatusReason}"));
        }

        return made;
    }

    private async Task OrderAsync(StackRequest order, CancellationToken cancel)
    {
        if (await aws.CloudFormation.CreateAsync(order, cancel) is var answer and not StackResult.Accepted)
            throw new InvalidOperationException($"{order.Name} is not taken: {answer}");
    }

    private async Task FillCacheAsync(DataProject project, CancellationToken cancel)
    {
        var things = await direct.ListThingsAsync(project.Name, cancel);
        ProjectHead? head = null;
        foreach (var some in things.OrderBy(t => t.Key.Kind).Chunk(ThingsOfACommit))
        {
            var empty = Commit.After(project.Name, head, clock.GetUtcNow());
            var templates = new List<AppliedTemplate>();
            foreach (var thing in some)
                templates.Add(new AppliedTemplate(thing.Key, await direct.FindTemplateAsync(thing.Key, cancel)));
            var commit = empty with
            {
                // Nothing was lost here: the revision is the record's.
                Things = [.. some.Select(t => new ThingWrite(
                    t with { Version = empty.Sequence, Revision = t.Applied!.Record.Revision }, Before: null))],
                Templates = [.. templates],
                Account = head is null ? new AccountClaim(project.Spec.Account, Release: false) : null,
            };
            if (await cache.CommitAsync(commit, cancel) is var outcome and not CommitOutcome.Committed)
                throw new InvalidOperationException($"The cache did not take {project.Name}: {outcome}");
            head = new ProjectHead(commit.Sequence, RebuiltAt: null);
        }
    }
}
