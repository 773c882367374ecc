using BucketManager.Adapters.Memory;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class PublishTests
{
    private readonly FakeTimeProvider clock = new(A.Now);
    private readonly MemoryStateCache memory;
    private readonly ProbedCache cache;
    private readonly Ear ear = new();
    private readonly Publish publish;

    public PublishTests()
    {
        memory = new MemoryStateCache(clock);
        cache = new ProbedCache(memory);
        publish = new Publish(cache, ear, clock, new SystemEntropy());
    }

    private static CancellationToken Cancel => CancellationToken.None;

    [Fact]
    public async Task What_was_committed_is_told_under_its_number()
    {
        var commit = await NextAsync();

        Assert.Equal(CommitOutcome.Committed, await publish.RunAsync(commit, Cancel));

        Assert.Equal(commit.ToChange(), Assert.Single(ear.Heard));
        Assert.Equal(commit.Sequence, (await memory.FindHeadAsync(A.Project, Cancel))!.Sequence);
    }

    [Fact]
    public async Task What_was_not_committed_is_not_told()
    {
        var late = await NextAsync();
        await publish.RunAsync(late, Cancel);

        Assert.Equal(CommitOutcome.SequenceMoved, await publish.RunAsync(late, Cancel));

        Assert.Single(ear.Heard);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_repeated_made_once_and_told_once()
    {
        LoseAnswers(2);
        var commit = await NextAsync();

        Assert.Equal(CommitOutcome.Committed, await publish.RunAsync(commit, Cancel));

        Assert.Equal(3, cache.Asked.Count(a => a == "Commit"));
        Assert.Equal(commit.Sequence, (await memory.FindHeadAsync(A.Project, Cancel))!.Sequence);
        Assert.Single(ear.Heard);
    }

    [Fact]
    public async Task A_commit_that_did_not_get_through_is_repeated()
    {
        var failures = 1;
        cache.Before = method => method == "Commit" && failures-- > 0 ? throw Fault(PortFault.Unavailable) : Task.CompletedTask;

        Assert.Equal(CommitOutcome.Committed, await publish.RunAsync(await NextAsync(), Cancel));
        Assert.Single(ear.Heard);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_while_others_go_on_is_still_known()
    {
        var commit = await NextAsync();
        cache.After = async method =>
        {
            cache.After = _ => Task.CompletedTask;
            await memory.CommitAsync(Commit.After(A.Project, new ProjectHead(commit.Sequence, null), A.Now), Cancel);
            throw Fault(PortFault.Unavailable);
        };

        Assert.Equal(CommitOutcome.Committed, await publish.RunAsync(commit, Cancel));
        Assert.Equal(commit.Sequence + 1, (await memory.FindHeadAsync(A.Project, Cancel))!.Sequence);
    }

    [Fact]
    public async Task Somebody_elses_equal_commit_is_not_taken_for_ones_own()
    {
        var commit = await NextAsync();
        cache.Before = async method =>
        {
            cache.Before = _ => Task.CompletedTask;
            await memory.CommitAsync(commit with { Token = "another" }, Cancel);
            throw Fault(PortFault.Unavailable);
        };

        Assert.Equal(CommitOutcome.SequenceMoved, await publish.RunAsync(commit, Cancel));
        Assert.Empty(ear.Heard);
    }

    [Fact]
    public async Task A_cache_that_does_not_answer_is_not_asked_for_ever()
    {
        LoseAnswers(100);

        var told = await Assert.ThrowsAsync<PortException>(async () => await publish.RunAsync(await NextAsync(), Cancel));

        Assert.Equal(PortFault.Unavailable, told.Fault);
        Assert.Equal(Publish.MaxAttempts, cache.Asked.Count(a => a == "Commit"));
        Assert.Empty(ear.Heard);
    }

    [Theory]
    [InlineData(PortFault.Throttled)]
    [InlineData(PortFault.Refused)]
    [InlineData(PortFault.Bug)]
    public async Task A_definite_failure_is_not_repeated(PortFault fault)
    {
        cache.Before = method => method == "Commit" ? throw Fault(fault) : Task.CompletedTask;

        await Assert.ThrowsAsync<PortException>(async () => await publish.RunAsync(await NextAsync(), Cancel));

        Assert.Single(cache.Asked, a => a == "Commit");
    }

    [Fact]
    public async Task A_notifier_that_is_down_takes_nothing_back()
    {
        ear.Trouble = Fault(PortFault.Unavailable);

        Assert.Equal(CommitOutcome.Committed, await publish.RunAsync(await NextAsync(), Cancel));
        Assert.NotNull(await memory.FindHeadAsync(A.Project, Cancel));
    }

    [Fact]
    public async Task Who_hangs_up_after_the_commit_keeps_nobody_from_hearing()
    {
        using var hangUp = new CancellationTokenSource();
        var commit = await NextAsync();
        cache.After = method => method == "Commit" ? hangUp.CancelAsync() : Task.CompletedTask;

        Assert.Equal(CommitOutcome.Committed, await publish.RunAsync(commit, hangUp.Token));

        Assert.Single(ear.Heard);
    }

    [Fact]
    public async Task Lines_of_the_diary_are_told_at_the_next_number_that_is_free()
    {
        await publish.RunAsync(await NextAsync(), Cancel);
        var inTheWay = 3;
        cache.After = async method =>
        {
            // Between its look at the number and its commit others are faster.
            if (method == "FindHead" && inTheWay-- > 0)
                await memory.CommitAsync(Commit.After(A.Project, await memory.FindHeadAsync(A.Project, Cancel), A.Now), Cancel);
        };
        var entry = new ActivityEntry("a1", A.Now, "third party", FieldRules.Required(), A.User(), null, null, null, null);

        await publish.TellAsync(A.Project, [entry], [new Invalidation(InvalidatedList.Handovers, "acme-edi")], Cancel);

        var told = ear.Heard[^1];
        Assert.Equal((await memory.FindHeadAsync(A.Project, Cancel))!.Sequence, told.Sequence);
        Assert.Equal([entry], told.Activity);
        Assert.Equal([new Invalidation(InvalidatedList.Handovers, "acme-edi")], told.Touched);
        Assert.Equal(1, (await memory.ListActivityAsync(A.Project, new ActivityFilter(), 10, null, Cancel)).Total);
    }

    [Fact]
    public async Task Of_a_project_that_nobody_knows_nothing_is_told()
    {
        await publish.TellAsync(A.Project, [], [new Invalidation(InvalidatedList.Keys, null)], Cancel);

        Assert.Empty(ear.Heard);
    }

    private static PortException Fault(PortFault fault) => new(fault, "Trouble.");

    private void LoseAnswers(int count) =>
        cache.After = method => method == "Commit" && count-- > 0 ? throw Fault(PortFault.Unavailable) : Task.CompletedTask;

    private async Task<Commit> NextAsync() => Commit.After(A.Project, await memory.FindHeadAsync(A.Project, Cancel), clock.GetUtcNow());

    private sealed class Ear : INotifier
    {
        public List<ProjectChange> Heard { get; } = [];

        public PortException? Trouble { get; set; }

        public Task PublishAsync(ProjectChange change, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            if (Trouble is not null)
                throw Trouble;
            Heard.Add(change);
            return Task.CompletedTask;
        }
    }
}
