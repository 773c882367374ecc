using BucketManager.Adapters.Memory;
using BucketManager.Adapters.Sqlite;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Simulation.Actors;
using BucketManager.Simulation.Kernel;
using Xunit;

namespace BucketManager.Simulation;

public sealed class SimulationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bucket-manager-simulation-").FullName;
    private int databases;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_thousand_schedules_break_nothing() => BreaksNothing(Campaign.Run(seed: 1, schedules: 2000));

    [Fact]
    public void Schedules_break_nothing_on_a_database() => BreaksNothing(Campaign.Run(seed: 1, schedules: 20, newStores: OnDatabase));

    [Fact]
    public void The_same_seed_gives_the_same_schedule()
    {
        foreach (var seed in (ReadOnlySpan<int>)[3, 5, 8, 13, 21])
        {
            var (one, other) = (Schedule.Run(Choices.OfSeed(seed), tellsStory: true), Schedule.Run(Choices.OfSeed(seed), tellsStory: true));
            Assert.Equal(one.Story, other.Story);
            Assert.Equal(one.Digest, other.Digest);
        }
    }

    /// <summary>Hash codes of strings differ from process to process: nothing that is kept by them may decide an order.</summary>
    [Fact]
    public void The_same_seed_gives_the_same_story_in_another_process()
    {
        const int First = 5000;
        const int Schedules = 30;
        using var other = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", [typeof(Schedule).Assembly.Location, "--story", "--seed", $"{First}", "--schedules", $"{Schedules}"])
        {
            RedirectStandardOutput = true,
        })!;
        var told = other.StandardOutput.ReadToEnd();
        other.WaitForExit();

        for (var seed = First; seed < First + Schedules; seed++)
        {
            var story = Schedule.Run(Choices.OfSeed(seed), tellsStory: true).Story;
            Assert.Contains(string.Join(Environment.NewLine, [$"--- seed {seed}", .. story]), told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_choices_of_a_schedule_give_it_again()
    {
        var drawn = Schedule.Run(Choices.OfSeed(34), tellsStory: true);
        Assert.Equal(drawn.Story, Schedule.Run(Choices.Again(drawn.Choices), tellsStory: true).Story);
    }

    [Fact]
    public void A_cache_that_forgets_what_it_confirmed_is_noticed_and_told_in_few_steps()
    {
        var (_, broken) = Assert.Single(Campaign.Run(seed: 3, schedules: 1, newStores: Forgetful));
        var shortest = Shrink.Of(broken, maxRuns: 200, Forgetful);
        Assert.Equal(broken.Violation!.Rule, shortest.Violation?.Rule);
        Assert.True(shortest.Choices.Count < broken.Choices.Count);
        Assert.NotEmpty(shortest.Story);
    }

    [Fact]
    public void Every_mutation_finds_in_the_sources_what_it_changes() => Assert.All(
        Rules.All.SelectMany(rule => rule.Changes),
        change => Assert.NotEmpty(change.Of(File.ReadAllText(Path.Combine(SourceTree.Root, change.File)))));

    private static void BreaksNothing(IReadOnlyList<(long Seed, Outcome Outcome)> broken) => Assert.True(
        broken.Count == 0,
        string.Join('\n', broken.Select(b => $"seed {b.Seed}: {b.Outcome.Violation!.Message}")));

    private static Stores Forgetful(TimeProvider clock) =>
        new(Interposed<IStateCache>.Around(new MemoryStateCache(clock), new Forgets()), new MemoryHandoverStore(clock));

    private Stores OnDatabase(TimeProvider clock)
    {
        var database = SqliteDatabase.Open(Path.Combine(folder, $"{Interlocked.Increment(ref databases)}.db"), clock);
        return new Stores(new SqliteStateCache(database), new SqliteHandoverStore(database), database.Dispose);
    }

    /// <summary>Confirms every fourteenth commit without writing it.</summary>
    private sealed class Forgets : ICaller
    {
        private int commits;

        public Task<T> CallAsync<T>(PortCall call, Func<Task<T>> carryOut) =>
            call.Method == nameof(IStateCache.CommitAsync) && ++commits % 14 == 0
                ? Task.FromResult((T)(object)CommitOutcome.Committed)
                : carryOut();
    }
}
