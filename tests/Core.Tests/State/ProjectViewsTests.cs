using BucketManager.Adapters.Memory;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class ProjectViewsTests
{
    private static readonly ThingKey Invoices = A.Bucket();

    private readonly FakeTimeProvider clock = new(A.Now);
    private readonly MemoryStateCache memory;
    private readonly ProbedCache cache;
    private readonly ProjectViews views;

    public ProjectViewsTests()
    {
        memory = new MemoryStateCache(clock);
        cache = new ProbedCache(memory);
        views = new ProjectViews(cache);
    }

    private static CancellationToken Cancel => CancellationToken.None;

    [Fact]
    public async Task A_project_that_the_cache_does_not_know_is_not_there() => Assert.Null(await views.FindAsync(A.Project, Cancel));

    [Fact]
    public async Task A_project_that_did_not_move_costs_one_small_look_up()
    {
        await CommitAsync(n => [Thing(n, Invoices)]);
        var first = await FindAsync();
        cache.Asked.Clear();

        var second = await FindAsync();

        Assert.Equal(["FindHead"], cache.Asked);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task A_project_that_moved_a_little_is_brought_forward_by_its_changes()
    {
        await CommitAsync(n => [Thing(n, Invoices), Thing(n, A.Bucket("orders"))]);
        await FindAsync();
        var read = await memory.FindThingAsync(Invoices, Cancel);
        await CommitAsync(n => [new ThingWrite(Gone(n, Invoices), read!.Version), Thing(n, A.Bucket("returns"))]);
        await CommitAsync(n => []);
        cache.Asked.Clear();

        var view = await FindAsync();

        Assert.Equal(["FindHead", "ListChanges"], cache.Asked);
        Assert.Equal(["orders", "returns"], view.Buckets.Keys);
        Assert.True(view.Find(Invoices)!.IsTombstone);
        await AssertAsReadAnewAsync(view);
    }

    [Fact]
    public async Task A_project_that_moved_far_is_read_anew()
    {
        await CommitAsync(n => []);
        await FindAsync();
        for (var i = 0; i < 51; i++)
            await CommitAsync(n => []);
        await CommitAsync(n => [Thing(n, Invoices)]);
        cache.Asked.Clear();

        await AssertAsReadAnewAsync(await FindAsync());

        Assert.Equal(["FindHead", "ListThings"], cache.Asked);
    }

    [Fact]
    public async Task A_project_whose_changes_are_gone_is_read_anew()
    {
        await CommitAsync(n => []);
        await FindAsync();
        await CommitAsync(n => [Thing(n, Invoices)]);
        clock.Advance(TimeSpan.FromHours(24));

        var view = await FindAsync();

        Assert.NotNull(view.Find(Invoices));
        Assert.Equal(["FindHead", "ListChanges", "ListThings"], cache.Asked[^3..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-10)]
    public async Task A_project_that_was_lost_and_rebuilt_is_read_anew_even_where_its_numbers_fit(int milliseconds)
    {
        var rebuilt = new MemoryStateCache(clock);
        await CommitAsync(n => [Thing(n, Invoices)]);
        var switching = new SwitchedCache(memory);
        var kept = new ProjectViews(switching.Port);
        Assert.NotNull((await kept.FindAsync(A.Project, Cancel))!.Find(Invoices));
        var at = clock.GetUtcNow().AddMilliseconds(milliseconds);
        await rebuilt.CommitAsync(Commit.After(A.Project, null, at) with { RebuiltAt = at }, Cancel);
        for (var i = 0; i < 5; i++)
            await rebuilt.CommitAsync(Commit.After(A.Project, await rebuilt.FindHeadAsync(A.Project, Cancel), at), Cancel);

        switching.Inner = rebuilt;
        var after = (await kept.FindAsync(A.Project, Cancel))!;

        Assert.Equal(await rebuilt.FindHeadAsync(A.Project, Cancel), after.Head);
        Assert.Null(after.Find(Invoices));
    }

    [Fact]
    public async Task A_project_that_was_lost_is_not_there_and_nothing_of_it_is_remembered()
    {
        await CommitAsync(n => [Thing(n, Invoices)]);
        var switching = new SwitchedCache(memory);
        var kept = new ProjectViews(switching.Port);
        await kept.FindAsync(A.Project, Cancel);

        switching.Inner = new MemoryStateCache(clock);
        Assert.Null(await kept.FindAsync(A.Project, Cancel));

        // Another one of its name, by chance at the same number.
        await switching.Inner.CommitAsync(Commit.After(A.Project, null, clock.GetUtcNow()), Cancel);
        Assert.Null((await kept.FindAsync(A.Project, Cancel))!.Find(Invoices));
    }

    [Fact]
    public async Task A_cache_that_was_put_back_to_an_earlier_time_is_believed()
    {
        var earlier = new MemoryStateCache(clock);
        await earlier.CommitAsync(Commit.After(A.Project, null, clock.GetUtcNow()), Cancel);
        await CommitAsync(n => []);
        await CommitAsync(n => [Thing(n, Invoices)]);
        var switching = new SwitchedCache(memory);
        var kept = new ProjectViews(switching.Port);
        Assert.NotNull((await kept.FindAsync(A.Project, Cancel))!.Find(Invoices));

        switching.Inner = earlier;

        Assert.Null((await kept.FindAsync(A.Project, Cancel))!.Find(Invoices));
        Assert.Same(await kept.FindAsync(A.Project, Cancel), await kept.FindAsync(A.Project, Cancel));
    }

    [Fact]
    public async Task A_slow_reader_never_takes_back_what_a_faster_one_saw()
    {
        await CommitAsync(n => []);
        await FindAsync();
        ProjectView? faster = null;
        cache.After = async method =>
        {
            // The slow one holds its number; meanwhile the project moves on and somebody else reads it.
            cache.After = _ => Task.CompletedTask;
            await CommitAsync(n => [Thing(n, Invoices)]);
            faster = await FindAsync();
        };

        var slow = await FindAsync();

        Assert.Same(faster, slow);
        Assert.Same(faster, await FindAsync());
    }

    [Fact]
    public async Task A_reader_that_reads_everything_slowly_does_not_replace_a_later_view()
    {
        await CommitAsync(n => []);
        ProjectView? faster = null;
        cache.After = async method =>
        {
            if (method != "ListThings")
                return;
            cache.After = _ => Task.CompletedTask;
            await CommitAsync(n => [Thing(n, Invoices)]);
            faster = await FindAsync();
        };

        var slow = await FindAsync();

        Assert.Same(faster, slow);
        Assert.NotNull(slow.Find(Invoices));
    }

    [Fact]
    public async Task A_thing_that_is_newer_than_the_number_is_not_taken_back_by_an_older_change()
    {
        await CommitAsync(n => [Thing(n, Invoices)]);
        cache.Before = async method =>
        {
            if (method != "ListThings")
                return;
            cache.Before = _ => Task.CompletedTask;

            // Between the number and the things: two more commits of the same bucket.
            for (var revision = 2; revision <= 3; revision++)
            {
                var read = (await memory.FindThingAsync(Invoices, Cancel))!;
                await CommitAsync(n => [new ThingWrite(read with { Version = n, Revision = revision }, read.Version)]);
            }
        };
        var first = await FindAsync();
        Assert.Equal(3, first.Find(Invoices)!.Revision);

        // The first of the two changes alone: the other does not fit into one question.
        var head = (await memory.FindHeadAsync(A.Project, Cancel))!;
        var older = (await memory.ListChangesAsync(A.Project, head.Sequence - 2, 1, Cancel))![0];

        Assert.Equal(3, first.After(older).Find(Invoices)!.Revision);
        await AssertAsReadAnewAsync(await FindAsync());
    }

    [Fact]
    public async Task A_list_of_all_projects_reads_only_those_that_moved()
    {
        var others = Enumerable.Range(0, 20).Select(i => ProjectName.Parse($"project-{i}")).ToList();
        foreach (var other in others)
            await CommitAsync(n => [], other);
        Assert.Equal(20, (await views.ListAsync(Cancel)).Count);
        await CommitAsync(n => [], others[7]);
        await CommitAsync(n => [Thing(n, Invoices)]);
        cache.Asked.Clear();

        var all = await views.ListAsync(Cancel);

        Assert.Equal(21, all.Count);
        Assert.Equal(["FindHead", "FindHead", "ListChanges", "ListSequences", "ListThings"], cache.Asked.Order(StringComparer.Ordinal));
        Assert.NotNull(all.Single(v => v.Project == A.Project).Find(Invoices));
    }

    [Fact]
    public async Task What_was_read_ahead_is_not_read_again()
    {
        foreach (var number in Enumerable.Range(0, 20))
            await CommitAsync(n => [], ProjectName.Parse($"project-{number}"));

        await views.ReadAheadAsync(Cancel);

        Assert.Equal(20, cache.Asked.Count(asked => asked == "ListThings"));
        cache.Asked.Clear();
        await views.ReadAheadAsync(Cancel);
        Assert.Equal(20, (await views.ListAsync(Cancel)).Count);
        Assert.Equal(["ListSequences", "ListSequences"], cache.Asked);
    }

    [Fact]
    public async Task What_a_read_takes_does_not_grow_with_the_project_or_the_fleet()
    {
        var direct = new ProjectViews(memory);
        await CommitAsync(n => []);
        await direct.FindAsync(A.Project, Cancel);
        var small = Allocated();

        for (var batch = 0; batch < 20; batch++)
            await CommitAsync(n => [.. Enumerable.Range(0, 90).Select(i => Thing(n, A.Bucket($"b{batch}-{i}")))]);
        for (var other = 0; other < 200; other++)
            await CommitAsync(n => [], ProjectName.Parse($"project-{other}"));
        Assert.Equal(1800, (await direct.FindAsync(A.Project, Cancel))!.Buckets.Count);
        var large = Allocated();

        Assert.InRange(small, 0, 1024);
        Assert.InRange(large, 0, 1024);

        // Bytes for one read; everything ends on this thread.
        long Allocated()
        {
            const int Reads = 1000;
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Reads; i++)
                Assert.True(direct.FindAsync(A.Project, Cancel).IsCompletedSuccessfully);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / Reads;
        }
    }

    [Fact]
    public void However_commits_and_reads_follow_each_other_the_view_is_what_the_cache_says()
    {
        // Each step: how many commits, of which bucket, whether it goes; then a read.
        var steps = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 4], Gen.Bool).Array[1, 12];

        steps.Sample(async history =>
        {
            var store = new MemoryStateCache(clock);
            var reader = new ProjectViews(store);
            long last = 0;
            await store.CommitAsync(Commit.After(A.Project, null, clock.GetUtcNow()), Cancel);
            foreach (var (commits, bucket, goes) in history)
            {
                for (var i = 0; i < commits; i++)
                {
                    var key = A.Bucket($"bucket-{(bucket + i) % 5}");
                    var next = Commit.After(A.Project, await store.FindHeadAsync(A.Project, Cancel), clock.GetUtcNow());
                    var read = await store.FindThingAsync(key, Cancel);
                    var after = goes ? Gone(next.Sequence, key) : Thing(next.Sequence, key).After;
                    next = next with { Things = [new ThingWrite(after, read?.Version)] };
                    Assert.Equal(CommitOutcome.Committed, await store.CommitAsync(next, Cancel));
                }

                var view = (await reader.FindAsync(A.Project, Cancel))!;
                Assert.True(view.Sequence >= last);
                last = view.Sequence;
                await AssertAsReadAnewAsync(view, store);
            }
        }, iter: 50);
    }

    private static ThingWrite Thing(long sequence, ThingKey key) => new(A.Ready(key, A.BucketSpec()) with { Version = sequence }, null);

    private static ThingState Gone(long sequence, ThingKey key) => new(key) { Version = sequence, Revision = 2, ObservedAt = A.Now };

    private async Task<ProjectView> FindAsync() => (await views.FindAsync(A.Project, Cancel))!;

    private Task AssertAsReadAnewAsync(ProjectView view) => AssertAsReadAnewAsync(view, memory);

    private static async Task AssertAsReadAnewAsync(ProjectView view, IStateCache store)
    {
        var anew = (await new ProjectViews(store).FindAsync(A.Project, Cancel))!;
        Assert.Equal(anew.Head, view.Head);
        Assert.Equal(anew.Thing, view.Thing);
        Assert.Equal(ByName(anew), ByName(view));
        Assert.Equal(anew.Buckets.Values, view.Buckets.Values);
        Assert.Equal(anew.Users.Values, view.Users.Values);

        static IEnumerable<ThingState> ByName(ProjectView all) => all.Everything.OrderBy(t => t.Key.ToString(), StringComparer.Ordinal);
    }

    private async Task CommitAsync(Func<long, IReadOnlyList<ThingWrite>> things, ProjectName? project = null)
    {
        var next = Commit.After(project ?? A.Project, await memory.FindHeadAsync(project ?? A.Project, Cancel), clock.GetUtcNow());
        Assert.Equal(CommitOutcome.Committed, await memory.CommitAsync(next with { Things = [.. things(next.Sequence)] }, Cancel));
    }

    /// <summary>A cache that can be lost, or be put back.</summary>
    private sealed class SwitchedCache(IStateCache first)
    {
        public IStateCache Inner { get; set; } = first;

        public IStateCache Port
        {
            get
            {
                var port = Substitute.For<IStateCache>();
                port.FindHeadAsync(A.Project, Cancel).Returns(_ => Inner.FindHeadAsync(A.Project, Cancel));
                port.ListThingsAsync(A.Project, Cancel).Returns(_ => Inner.ListThingsAsync(A.Project, Cancel));
                port.ListChangesAsync(A.Project, Arg.Any<long>(), Arg.Any<int>(), Cancel)
                    .Returns(call => Inner.ListChangesAsync(A.Project, call.ArgAt<long>(1), call.ArgAt<int>(2), Cancel));
                return port;
            }
        }
    }
}
