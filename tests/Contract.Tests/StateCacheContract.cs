using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>What the write loop leans on (protocol.md §1), whatever keeps the cache.</summary>
public abstract class StateCacheContract
{
    private static readonly ThingKey Invoices = A.Bucket("invoices");

    protected StateCacheContract() => Clock = new FakeTimeProvider(A.Start);

    protected FakeTimeProvider Clock { get; }

    protected static CancellationToken Cancel => CancellationToken.None;

    protected abstract IStateCache NewCache();

    [Fact]
    public async Task What_was_never_committed_is_not_there()
    {
        var cache = NewCache();

        Assert.Null(await cache.FindHeadAsync(A.Acme, Cancel));
        Assert.Null(await cache.FindThingAsync(Invoices, Cancel));
        Assert.Empty(await cache.ListThingsAsync(A.Acme, Cancel));
        Assert.Empty(await cache.ListProjectThingsAsync(Cancel));
        Assert.Empty(await cache.ListSequencesAsync(Cancel));
        Assert.Empty(await cache.ListOpenAsync(Cancel));
        Assert.Null(await cache.ListChangesAsync(A.Acme, 0, 10, Cancel));
        Assert.Null(await cache.FindOperationAsync(A.Acme, OperationId.Parse("o1"), Cancel));
        Assert.Null(await cache.FindJobAsync(new JobKey(A.Acme, JobId.Parse("j1")), Cancel));
        Assert.Empty((await cache.ListJobsAsync(A.Acme, 10, null, Cancel)).Items);
        Assert.Empty(await cache.ListOpenJobsAsync(Cancel));
        Assert.Null(await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
        Assert.Null(await cache.FindTemplateAsync(Invoices, Cancel));
        Assert.Null(await cache.FindAccountOwnerAsync(AccountId.Parse("123456789012"), Cancel));
        Assert.Equal(0, (await cache.ListOperationsAsync(A.Acme, new OperationFilter(), 10, null, Cancel)).Total);
        Assert.Equal(0, (await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Total);
    }

    [Fact]
    public async Task A_commit_is_read_back_as_it_was_written()
    {
        var cache = NewCache();
        var commit = Full(await NextAsync(cache));

        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(commit, Cancel));

        Assert.Equal(new ProjectHead(commit.Sequence, null), await cache.FindHeadAsync(A.Acme, Cancel));
        Assert.Equal(commit.Things[0].After, await cache.FindThingAsync(Invoices, Cancel));
        Assert.Equal(commit.Things[0].After, Assert.Single(await cache.ListThingsAsync(A.Acme, Cancel)));
        Assert.Equal(commit.Operations[0], await cache.FindOperationAsync(A.Acme, commit.Operations[0].Id, Cancel));
        Assert.Equal(
            commit.Activity[0], Assert.Single((await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Items));
        Assert.Equal(commit.Jobs[0].After, await cache.FindJobAsync(commit.Jobs[0].After.Key, Cancel));
        Assert.Equal(commit.Idempotency, await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
        Assert.Equal("{ \"Resources\": \"ação\" }", await cache.FindTemplateAsync(Invoices, Cancel));
        Assert.Equal(A.Acme, await cache.FindAccountOwnerAsync(AccountId.Parse("123456789012"), Cancel));
        Assert.Equal(commit.Sequence, Assert.Single(await cache.ListSequencesAsync(Cancel), p => p.Key == A.Acme).Value);

        // The change itself, from one who knows the number before it.
        var next = (await NextAsync(cache)) with { Touched = [new Invalidation(InvalidatedList.Keys, "carrier"), new Invalidation(InvalidatedList.Jobs, null)] };
        await cache.CommitAsync(next, Cancel);
        Assert.Equal(next.ToChange(), Assert.Single((await cache.ListChangesAsync(A.Acme, commit.Sequence, 10, Cancel))!));
    }

    [Fact]
    public async Task Sequences_are_another_object_as_soon_as_one_has_moved()
    {
        var cache = NewCache();
        await CommitAsync(cache);
        var before = await cache.ListSequencesAsync(Cancel);

        var next = await NextAsync(cache);
        await cache.CommitAsync(next, Cancel);

        var after = await cache.ListSequencesAsync(Cancel);
        Assert.NotSame(before, after);
        Assert.Equal(next.Sequence, after[A.Acme]);
    }

    [Fact]
    public async Task A_change_says_all_that_its_commit_did()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        var commit = Full(await NextAsync(cache));
        await cache.CommitAsync(commit, Cancel);

        var change = Assert.Single((await cache.ListChangesAsync(A.Acme, first.Sequence, 10, Cancel))!);

        Assert.Equal(commit.ToChange(), change);
        Assert.Equal(commit.Things[0].After, change.Things[0]);
        Assert.Equal(commit.Operations, change.Operations);
        Assert.Equal(commit.Activity, change.Activity);
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        var full = Full(await NextAsync(cache));
        var stale = full with { Things = [.. full.Things, new ThingWrite(A.Waiting(A.Bucket("other"), full.Sequence), Before: 17)] };

        Assert.Equal(CommitOutcome.ThingMoved, await cache.CommitAsync(stale, Cancel));

        Assert.Equal(first.Sequence, (await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence);
        Assert.Empty(await cache.ListThingsAsync(A.Acme, Cancel));
        Assert.Empty(await cache.ListOpenAsync(Cancel));
        Assert.Null(await cache.FindOperationAsync(A.Acme, full.Operations[0].Id, Cancel));
        Assert.Equal(0, (await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Total);
        Assert.Null(await cache.FindJobAsync(full.Jobs[0].After.Key, Cancel));
        Assert.Empty(await cache.ListOpenJobsAsync(Cancel));
        Assert.Null(await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
        Assert.Null(await cache.FindTemplateAsync(Invoices, Cancel));
        Assert.Null(await cache.FindAccountOwnerAsync(AccountId.Parse("123456789012"), Cancel));
        Assert.Empty((await cache.ListChangesAsync(A.Acme, first.Sequence, 10, Cancel))!);
    }

    [Fact]
    public async Task Of_racing_commits_on_one_version_of_a_thing_exactly_one_wins()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Thing(Invoices, n.Sequence), null)] });
        var next = await NextAsync(cache);
        var claim = next with { Things = [new ThingWrite(A.Waiting(Invoices, next.Sequence), first.Sequence)] };

        var outcomes = await RaceAsync(12, i => cache.CommitAsync(claim with { Token = $"claim {i}" }, Cancel));

        Assert.Single(outcomes, o => o == CommitOutcome.Committed);
        Assert.Equal(11, outcomes.Count(o => o == CommitOutcome.ThingMoved));
        Assert.Equal(next.Sequence, (await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence);
    }

    [Fact]
    public async Task Of_racing_first_commits_of_a_project_exactly_one_wins()
    {
        var cache = NewCache();
        var first = await NextAsync(cache);

        var outcomes = await RaceAsync(12, i => cache.CommitAsync(first with { Token = $"first {i}" }, Cancel));

        Assert.Single(outcomes, o => o == CommitOutcome.Committed);
        Assert.Equal(11, outcomes.Count(o => o == CommitOutcome.SequenceMoved));
    }

    [Fact]
    public async Task Commits_that_race_and_repeat_all_get_in_without_a_gap()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);

        await RaceAsync(8, async i =>
        {
            for (var n = 0; n < 10; n++)
            {
                CommitOutcome outcome;
                long sequence;
                do
                {
                    var commit = await NextAsync(cache);
                    sequence = commit.Sequence;
                    outcome = await cache.CommitAsync(
                        commit with { Activity = [A.Entry($"a{i}-{n}")], Token = $"{i} {n} {sequence}" }, Cancel);
                }
                while (outcome == CommitOutcome.SequenceMoved);

                // Answered, so every later read shows it.
                Assert.True((await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence >= sequence);
                Assert.Equal(sequence, (await cache.ListChangesAsync(A.Acme, sequence - 1, 1, Cancel))![0].Sequence);
            }

            return true;
        });

        var changes = (await cache.ListChangesAsync(A.Acme, first.Sequence, 1000, Cancel))!;
        Assert.Equal(Enumerable.Range(1, 80).Select(n => first.Sequence + n), changes.Select(c => c.Sequence));
        Assert.Equal(80, changes.SelectMany(c => c.Activity).Select(a => a.Id).Distinct().Count());
        Assert.Equal(80, (await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Total);
    }

    [Fact]
    public async Task A_thing_that_must_be_new_is_not_written_over()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Thing(Invoices, n.Sequence), null)] });
        var next = await NextAsync(cache);

        Assert.Equal(
            CommitOutcome.ThingMoved,
            await cache.CommitAsync(next with { Things = [new ThingWrite(A.Waiting(Invoices, next.Sequence), null)] }, Cancel));
    }

    [Fact]
    public async Task A_thing_is_written_over_by_one_who_read_it_and_only_once()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Thing(Invoices, n.Sequence), null)] });
        var second = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Waiting(Invoices, n.Sequence), first.Sequence)] });
        var next = await NextAsync(cache);

        Assert.Equal(
            CommitOutcome.ThingMoved,
            await cache.CommitAsync(next with { Things = [new ThingWrite(A.Thing(Invoices, next.Sequence), first.Sequence)] }, Cancel));
        Assert.Equal(
            CommitOutcome.Committed,
            await cache.CommitAsync(next with { Things = [new ThingWrite(A.Thing(Invoices, next.Sequence), second.Sequence)] }, Cancel));
    }

    [Theory]
    [InlineData(OperationState.Succeeded)]
    [InlineData(OperationState.Failed)]
    [InlineData(OperationState.RolledBack)]
    [InlineData(OperationState.Superseded)]
    public async Task An_operation_that_has_ended_is_never_written_again(OperationState end)
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o1")] });
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o1", OperationState.Running)] });
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o1", end)] });
        var next = await NextAsync(cache);

        // Not even with what it says already.
        Assert.Equal(CommitOutcome.ThingMoved, await cache.CommitAsync(next with { Operations = [A.Operation("o1", end)] }, Cancel));
        Assert.Equal(
            CommitOutcome.ThingMoved,
            await cache.CommitAsync(next with { Operations = [A.Operation("o2"), A.Operation("o1", OperationState.Running)] }, Cancel));
        Assert.Equal(end, (await cache.FindOperationAsync(A.Acme, OperationId.Parse("o1"), Cancel))!.State);
        Assert.Null(await cache.FindOperationAsync(A.Acme, OperationId.Parse("o2"), Cancel));
    }

    [Fact]
    public async Task An_idempotency_key_is_taken_once_a_day_by_each_person()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Idempotency = A.Key("key", n.At) });
        var next = await NextAsync(cache);

        Assert.Equal(CommitOutcome.IdempotencyKeyUsed, await cache.CommitAsync(next with { Idempotency = A.Key("key", next.At) }, Cancel));
        await CommitAsync(cache, n => n with { Idempotency = A.Key("key", n.At, "second.manager@example.com") });
        await CommitAsync(cache, n => n with { Idempotency = A.Key("other", n.At) });

        Clock.Advance(TimeSpan.FromHours(24));

        Assert.Null(await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
        var again = await CommitAsync(cache, n => n with { Idempotency = A.Key("key", n.At) });
        Assert.Equal(again.Idempotency, await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
    }

    [Fact]
    public async Task An_idempotency_key_is_remembered_until_its_day_is_over()
    {
        var cache = NewCache();
        var commit = await CommitAsync(cache, n => n with { Idempotency = A.Key("key", n.At) });

        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));

        Assert.Equal(commit.Idempotency, await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "key", Cancel));
        Assert.Null(await cache.FindIdempotencyAsync(A.Acme, "manager@example.com", "KEY", Cancel));
        Assert.Null(await cache.FindIdempotencyAsync(A.Zenith, "manager@example.com", "key", Cancel));
    }

    [Fact]
    public async Task An_account_belongs_to_one_project_until_that_one_gives_it_back()
    {
        var cache = NewCache();
        var account = AccountId.Parse("123456789012");
        await CommitAsync(cache, n => n with { Account = new AccountClaim(account, Release: false) });
        await CommitAsync(cache, n => n with { Account = new AccountClaim(account, Release: false) });
        var other = await NextAsync(cache, A.Zenith);

        Assert.Equal(
            CommitOutcome.AccountTaken,
            await cache.CommitAsync(other with { Account = new AccountClaim(account, Release: false) }, Cancel));
        Assert.Null(await cache.FindHeadAsync(A.Zenith, Cancel));

        // To give back what is another's changes nothing.
        await CommitAsync(cache, n => n with { Account = new AccountClaim(account, Release: true) }, A.Zenith);
        Assert.Equal(A.Acme, await cache.FindAccountOwnerAsync(account, Cancel));

        await CommitAsync(cache, n => n with { Account = new AccountClaim(account, Release: true) });
        Assert.Null(await cache.FindAccountOwnerAsync(account, Cancel));
        await CommitAsync(cache, n => n with { Account = new AccountClaim(account, Release: false) }, A.Zenith);
        Assert.Equal(A.Zenith, await cache.FindAccountOwnerAsync(account, Cancel));
    }

    [Fact]
    public async Task When_only_the_number_moved_on_that_is_what_is_said()
    {
        var cache = NewCache();
        await CommitAsync(cache);
        var late = await NextAsync(cache);
        await CommitAsync(cache);

        Assert.Equal(CommitOutcome.SequenceMoved, await cache.CommitAsync(Full(late), Cancel));
        Assert.Empty(await cache.ListThingsAsync(A.Acme, Cancel));
    }

    [Fact]
    public async Task A_project_that_is_known_has_no_second_start()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(
            CommitOutcome.SequenceMoved,
            await cache.CommitAsync(Commit.After(A.Acme, null, Clock.GetUtcNow()) with { RebuiltAt = Clock.GetUtcNow() }, Cancel));
        Assert.Equal(new ProjectHead(first.Sequence, null), await cache.FindHeadAsync(A.Acme, Cancel));
    }

    [Fact]
    public async Task A_project_that_is_not_known_does_not_go_on()
    {
        var cache = NewCache();

        Assert.Equal(CommitOutcome.SequenceMoved, await cache.CommitAsync(new Commit(A.Acme, 5, 6, Clock.GetUtcNow()), Cancel));
        Assert.Null(await cache.FindHeadAsync(A.Acme, Cancel));
    }

    [Theory]
    [InlineData(true, true, true, CommitOutcome.ThingMoved)]
    [InlineData(false, true, true, CommitOutcome.IdempotencyKeyUsed)]
    [InlineData(false, false, true, CommitOutcome.AccountTaken)]
    [InlineData(false, false, false, CommitOutcome.SequenceMoved)]
    public async Task Of_several_obstacles_the_first_is_told(bool thing, bool key, bool account, CommitOutcome told)
    {
        var cache = NewCache();
        var taken = AccountId.Parse("123456789012");
        await CommitAsync(cache, n => n with { Account = new AccountClaim(taken, Release: false) }, A.Zenith);
        await CommitAsync(
            cache, n => n with { Operations = [A.Operation("o1", OperationState.Succeeded)], Idempotency = A.Key("key", n.At) });
        var late = await NextAsync(cache);
        await CommitAsync(cache);

        var outcome = await cache.CommitAsync(
            late with
            {
                Operations = [A.Operation(thing ? "o1" : "o2")],
                Idempotency = A.Key(key ? "key" : "other", late.At),
                Account = new AccountClaim(account ? taken : AccountId.Parse("999999999999"), Release: false),
            },
            Cancel);

        Assert.Equal(told, outcome);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_known_by_its_token_and_not_made_twice()
    {
        var cache = NewCache();
        await CommitAsync(cache);
        var commit = Full(await NextAsync(cache)) with { Token = "a" };
        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(commit, Cancel));

        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(commit, Cancel));
        Assert.Equal(commit.Sequence, (await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence);

        // Also when others went on meanwhile: their work stays.
        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Waiting(Invoices, n.Sequence), commit.Sequence)] });
        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(commit, Cancel));
        Assert.Equal(commit.Sequence + 1, (await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence);
        Assert.NotNull((await cache.FindThingAsync(Invoices, Cancel))!.Queued);
    }

    [Fact]
    public async Task The_first_commit_of_a_project_is_known_by_its_token_too()
    {
        var cache = NewCache();
        var first = (await NextAsync(cache)) with { Token = "first" };
        await cache.CommitAsync(first, Cancel);

        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(first, Cancel));
        Assert.Equal(CommitOutcome.SequenceMoved, await cache.CommitAsync(first with { Token = "another" }, Cancel));
    }

    [Fact]
    public async Task An_equal_commit_of_somebody_else_is_not_taken_for_a_repetition()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Thing(Invoices, n.Sequence), null)] });
        var next = await NextAsync(cache);
        var claim = next with { Things = [new ThingWrite(A.Waiting(Invoices, next.Sequence), first.Sequence)] };
        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(claim with { Token = "one" }, Cancel));

        Assert.Equal(CommitOutcome.ThingMoved, await cache.CommitAsync(claim with { Token = "two" }, Cancel));
        Assert.Equal(CommitOutcome.ThingMoved, await cache.CommitAsync(claim with { Token = null }, Cancel));
    }

    [Fact]
    public async Task A_commit_without_a_token_that_is_repeated_counts_as_another()
    {
        var cache = NewCache();
        var commit = await CommitAsync(cache);

        Assert.Equal(CommitOutcome.SequenceMoved, await cache.CommitAsync(commit, Cancel));
    }

    [Fact]
    public async Task A_commit_that_nobody_can_carry_out_is_a_bug()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        var next = await NextAsync(cache);

        foreach (var malformed in new[]
        {
            next with { Sequence = next.Sequence + 1 },
            next with { RebuiltAt = next.At },
            next with { Things = [new ThingWrite(A.Thing(Invoices, first.Sequence), null)] },
            next with { Things = [new ThingWrite(A.Thing(A.Bucket("invoices", A.Zenith), next.Sequence), null)] },
            next with { Operations = [A.Operation("o1"), A.Operation("o1", OperationState.Running)] },
            next with { Activity = [.. Enumerable.Range(0, 99).Select(i => A.Entry($"a{i}"))] },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => cache.CommitAsync(malformed, Cancel));
        }

        Assert.Equal(first.Sequence, (await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence);
    }

    [Fact]
    public async Task The_largest_commit_that_is_allowed_gets_in()
    {
        var cache = NewCache();

        await CommitAsync(cache, n => n with { Activity = [.. Enumerable.Range(0, 98).Select(i => A.Entry($"a{i}"))] });

        Assert.Equal(98, (await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Total);
    }

    [Fact]
    public async Task Changes_come_oldest_first_and_in_parts()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        for (var i = 0; i < 5; i++)
            await CommitAsync(cache);

        var part = (await cache.ListChangesAsync(A.Acme, first.Sequence + 1, 2, Cancel))!;

        Assert.Equal([first.Sequence + 2, first.Sequence + 3], part.Select(c => c.Sequence));
        Assert.Equal(2, (await cache.ListChangesAsync(A.Acme, first.Sequence + 3, 10, Cancel))!.Count);
        Assert.Empty((await cache.ListChangesAsync(A.Acme, first.Sequence + 5, 10, Cancel))!);
    }

    [Fact]
    public async Task Numbers_that_the_project_never_had_have_no_changes_after_them()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        await CommitAsync(cache);

        Assert.Null(await cache.ListChangesAsync(A.Acme, first.Sequence - 1, 10, Cancel));
        Assert.Null(await cache.ListChangesAsync(A.Acme, 0, 10, Cancel));
        Assert.Null(await cache.ListChangesAsync(A.Acme, first.Sequence + 2, 10, Cancel));
        Assert.Null(await cache.ListChangesAsync(A.Zenith, first.Sequence, 10, Cancel));
    }

    [Fact]
    public async Task Changes_are_kept_for_a_day_and_never_with_a_gap()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache);
        var second = await CommitAsync(cache);
        Clock.Advance(TimeSpan.FromHours(13));
        var third = await CommitAsync(cache);

        Clock.Advance(TimeSpan.FromHours(11) - TimeSpan.FromTicks(1));
        Assert.Equal(2, (await cache.ListChangesAsync(A.Acme, first.Sequence, 10, Cancel))!.Count);

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await cache.ListChangesAsync(A.Acme, first.Sequence, 10, Cancel));
        Assert.Null(await cache.ListChangesAsync(A.Acme, first.Sequence, 1, Cancel));
        Assert.Equal(third.Sequence, Assert.Single((await cache.ListChangesAsync(A.Acme, second.Sequence, 10, Cancel))!).Sequence);

        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty((await cache.ListChangesAsync(A.Acme, third.Sequence, 10, Cancel))!);
        var fourth = await CommitAsync(cache);
        Assert.Equal(fourth.ToChange(), Assert.Single((await cache.ListChangesAsync(A.Acme, third.Sequence, 10, Cancel))!));
        Assert.Null(await cache.ListChangesAsync(A.Acme, second.Sequence, 10, Cancel));
    }

    [Fact]
    public async Task Things_on_which_something_is_under_way_are_listed_until_it_ended()
    {
        var cache = NewCache();
        var beyond = A.Bucket("invoices", A.Zenith);
        var first = await CommitAsync(
            cache,
            n => n with
            {
                Things =
                [
                    new ThingWrite(A.Waiting(Invoices, n.Sequence), null),
                    new ThingWrite(A.Thing(A.Bucket("quiet"), n.Sequence), null),
                ],
            });
        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Waiting(beyond, n.Sequence), null)] }, A.Zenith);
        Assert.Equal([Invoices, beyond], (await cache.ListOpenAsync(Cancel)).OrderBy(k => k.ToString(), StringComparer.Ordinal));

        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Thing(Invoices, n.Sequence), first.Sequence)] });

        Assert.Equal(beyond, Assert.Single(await cache.ListOpenAsync(Cancel)));
    }

    [Fact]
    public async Task A_tombstone_is_remembered_for_ninety_days()
    {
        var cache = NewCache();
        var stone = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Tombstone(Invoices, n.Sequence), null)] });

        Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromTicks(1));
        await CommitAsync(cache);
        Assert.Equal(7, (await cache.FindThingAsync(Invoices, Cancel))!.Revision);
        Assert.Single(await cache.ListThingsAsync(A.Acme, Cancel));
        var next = await NextAsync(cache);
        Assert.Equal(
            CommitOutcome.ThingMoved,
            await cache.CommitAsync(next with { Things = [new ThingWrite(A.Waiting(Invoices, next.Sequence), null)] }, Cancel));

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await cache.FindThingAsync(Invoices, Cancel));
        Assert.Empty(await cache.ListThingsAsync(A.Acme, Cancel));
        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Waiting(Invoices, n.Sequence), null)] });
        Assert.True((await cache.FindThingAsync(Invoices, Cancel))!.Version > stone.Sequence);
    }

    [Fact]
    public async Task One_who_read_a_tombstone_before_it_was_over_can_still_write_over_it()
    {
        var cache = NewCache();
        var stone = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Tombstone(Invoices, n.Sequence), null)] });
        Clock.Advance(Lifetimes.Tombstone + Lifetimes.TombstoneGrace - TimeSpan.FromTicks(1));
        await CommitAsync(cache);

        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Waiting(Invoices, n.Sequence), stone.Sequence)] });

        Assert.NotNull((await cache.FindThingAsync(Invoices, Cancel))!.Queued);
    }

    [Fact]
    public async Task The_name_of_a_kept_bucket_is_never_forgotten()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Tombstone(Invoices, n.Sequence, kept: true), null)] });

        Clock.Advance(TimeSpan.FromDays(5000));
        await CommitAsync(cache);

        Assert.True((await cache.FindThingAsync(Invoices, Cancel))!.Kept);
    }

    [Fact]
    public async Task A_thing_that_came_back_to_life_is_not_forgotten_with_its_tombstone()
    {
        var cache = NewCache();
        var stone = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Tombstone(Invoices, n.Sequence), null)] });
        await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Thing(Invoices, n.Sequence), stone.Sequence)] });

        Clock.Advance(TimeSpan.FromDays(5000));
        await CommitAsync(cache);

        Assert.NotNull(await cache.FindThingAsync(Invoices, Cancel));
    }

    [Fact]
    public async Task Operations_come_newest_first_in_pages_that_stay_while_new_ones_come()
    {
        var cache = NewCache();
        for (var i = 1; i <= 5; i++)
            await CommitAsync(cache, n => n with { Operations = [A.Operation($"o{i}")] });

        var one = await cache.ListOperationsAsync(A.Acme, new OperationFilter(), 2, null, Cancel);
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o6")] });
        var two = await cache.ListOperationsAsync(A.Acme, new OperationFilter(), 2, one.Next, Cancel);
        var three = await cache.ListOperationsAsync(A.Acme, new OperationFilter(), 2, two.Next, Cancel);

        Assert.Equal(["o5", "o4"], one.Items.Select(o => o.Id.ToString()));
        Assert.Equal(["o3", "o2"], two.Items.Select(o => o.Id.ToString()));
        Assert.Equal(["o1"], three.Items.Select(o => o.Id.ToString()));
        Assert.Null(three.Next);
        Assert.Equal([5, 6, 6], new[] { one.Total, two.Total, three.Total });
        Assert.Matches("^[A-Za-z0-9_-]+$", one.Next);
    }

    [Fact]
    public async Task A_last_page_that_is_full_has_no_next_one()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o1"), A.Operation("o2")] });

        Assert.Null((await cache.ListOperationsAsync(A.Acme, new OperationFilter(), 2, null, Cancel)).Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("not a token")]
    [InlineData("____")]
    public async Task A_text_that_is_no_page_token_gives_the_first_page(string token)
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o1"), A.Operation("o2")] });

        Assert.Equal("o2", (await cache.ListOperationsAsync(A.Acme, new OperationFilter(), 1, token, Cancel)).Items[0].Id.ToString());
    }

    [Fact]
    public async Task Operations_are_found_by_state_and_by_thing()
    {
        var cache = NewCache();
        var user = ThingKey.OfUser(A.Acme, UserName.Parse("invoices"));
        await CommitAsync(cache, n => n with
        {
            Operations =
            [
                A.Operation("o1", OperationState.Succeeded),
                A.Operation("o2", OperationState.Running),
                A.Operation("o3", OperationState.Running, user),
                A.Operation("o4", OperationState.Running, A.Bucket("other")),
            ],
        });

        Assert.Equal("o4 o3 o2", await FoundAsync(new OperationFilter(OperationState.Running)));
        Assert.Equal("o4 o2 o1", await FoundAsync(new OperationFilter(Kind: ThingKind.Bucket)));
        Assert.Equal("o2 o1", await FoundAsync(new OperationFilter(Kind: ThingKind.Bucket, Name: "invoices")));
        Assert.Equal("o2", await FoundAsync(new OperationFilter(OperationState.Running, ThingKind.Bucket, "invoices")));
        Assert.Equal("o3 o2 o1", await FoundAsync(new OperationFilter(Name: "invoices")));
        Assert.Equal(string.Empty, await FoundAsync(new OperationFilter(OperationState.Failed)));

        async Task<string> FoundAsync(OperationFilter filter)
        {
            var page = await cache.ListOperationsAsync(A.Acme, filter, 10, null, Cancel);
            Assert.Equal(page.Items.Count, page.Total);
            return string.Join(' ', page.Items.Select(o => o.Id));
        }
    }

    [Fact]
    public async Task The_diary_is_found_by_person_thing_result_and_time()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with
        {
            Activity =
            [
                A.Entry("a1", "one@example.com", A.Start, OperationState.Succeeded),
                A.Entry("a2", "two@example.com", A.Start.AddHours(1), OperationState.Failed),
                A.Entry("a3", "two@example.com", A.Start.AddHours(2), null, A.Bucket("other")),
                A.Entry("a4", "system", A.Start.AddHours(3), null, ThingKey.OfProject(A.Acme)),
            ],
        });

        Assert.Equal("a4 a3 a2 a1", await FoundAsync(new ActivityFilter()));
        Assert.Equal("a3 a2", await FoundAsync(new ActivityFilter(Person: "two@example.com")));
        Assert.Equal("a2 a1", await FoundAsync(new ActivityFilter(Kind: ThingKind.Bucket, Name: "invoices")));
        Assert.Equal("a2", await FoundAsync(new ActivityFilter(Result: OperationState.Failed)));
        Assert.Equal("a3 a2", await FoundAsync(new ActivityFilter(From: A.Start.AddHours(1), To: A.Start.AddHours(3))));
        Assert.Equal("a3 a2", await FoundAsync(new ActivityFilter(Person: "TWO@")));
        Assert.Equal("a2 a1", await FoundAsync(new ActivityFilter(Name: "\u00CDnv")));
        Assert.Equal("a4 a3", await FoundAsync(new ActivityFilter(Name: "THE")
        {
            AlsoAbout = [ThingKey.OfProject(A.Acme), A.Bucket("another")],
        }));
        Assert.Equal("a3", await FoundAsync(new ActivityFilter(Kind: ThingKind.Bucket, Name: "e") { Exactly = A.Bucket("other") }));
        Assert.Equal("", await FoundAsync(new ActivityFilter(Person: "%", Name: "_")));
        var all = new ActivityFilter("two@example.com", ThingKind.Bucket, "invoices", OperationState.Failed, A.Start, A.Start.AddDays(1));
        Assert.Equal("a2", await FoundAsync(all));
        Assert.Equal("a4", await FoundAsync(new ActivityFilter(Kind: ThingKind.Project)));

        async Task<string> FoundAsync(ActivityFilter filter)
        {
            var page = await cache.ListActivityAsync(A.Acme, filter, 10, null, Cancel);
            Assert.Equal(page.Items.Count, page.Total);
            return string.Join(' ', page.Items.Select(a => a.Id));
        }
    }

    [Fact]
    public async Task A_line_of_the_diary_is_written_again_when_its_change_ends()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Activity = [A.Entry("a1"), A.Entry("a2")] });
        await CommitAsync(cache, n => n with { Activity = [A.Entry("a1", result: OperationState.Succeeded)] });

        var page = await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 1, null, Cancel);
        var rest = await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 1, page.Next, Cancel);

        Assert.Equal(2, page.Total);
        Assert.Equal("a2", page.Items[0].Id);
        Assert.Equal(OperationState.Succeeded, rest.Items[0].Result);
    }

    [Fact]
    public async Task Operations_and_diary_stay()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Operations = [A.Operation("o1", OperationState.Succeeded)], Activity = [A.Entry("a1")] });

        Clock.Advance(TimeSpan.FromDays(3650));
        await CommitAsync(cache);

        Assert.NotNull(await cache.FindOperationAsync(A.Acme, OperationId.Parse("o1"), Cancel));
        Assert.Equal(1, (await cache.ListActivityAsync(A.Acme, new ActivityFilter(), 10, null, Cancel)).Total);
    }

    [Fact]
    public async Task A_template_is_replaced_and_removed_with_its_commit()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Templates = [new AppliedTemplate(Invoices, "one")] });
        await CommitAsync(cache, n => n with { Templates = [new AppliedTemplate(Invoices, "two")] });
        Assert.Equal("two", await cache.FindTemplateAsync(Invoices, Cancel));

        await CommitAsync(cache, n => n with { Templates = [new AppliedTemplate(Invoices, null)] });

        Assert.Null(await cache.FindTemplateAsync(Invoices, Cancel));
    }

    [Fact]
    public async Task Projects_are_kept_apart()
    {
        var cache = NewCache();
        var acme = await CommitAsync(cache, n => Full(n));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var zenith = await CommitAsync(
            cache, n => n with { Things = [new ThingWrite(A.Thing(ThingKey.OfProject(A.Zenith), n.Sequence), null)] }, A.Zenith);

        Assert.Equal(ThingKey.OfProject(A.Zenith), Assert.Single(await cache.ListThingsAsync(A.Zenith, Cancel)).Key);
        Assert.Equal(ThingKey.OfProject(A.Zenith), Assert.Single(await cache.ListProjectThingsAsync(Cancel)).Key);
        Assert.Null(await cache.FindOperationAsync(A.Zenith, OperationId.Parse("o1"), Cancel));
        Assert.Equal(0, (await cache.ListOperationsAsync(A.Zenith, new OperationFilter(), 10, null, Cancel)).Total);
        Assert.Equal(0, (await cache.ListActivityAsync(A.Zenith, new ActivityFilter(), 10, null, Cancel)).Total);
        var sequences = await cache.ListSequencesAsync(Cancel);
        Assert.Equal(2, sequences.Count);
        Assert.Equal(acme.Sequence, sequences[A.Acme]);
        Assert.Equal(zenith.Sequence, sequences[A.Zenith]);
    }

    [Fact]
    public async Task A_deleted_project_keeps_its_number_for_the_next_one_of_its_name()
    {
        var cache = NewCache();
        var project = ThingKey.OfProject(A.Acme);
        var last = await CommitAsync(cache, n => n with { Things = [new ThingWrite(A.Tombstone(project, n.Sequence), null)] });

        Clock.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(last.Sequence, (await cache.FindHeadAsync(A.Acme, Cancel))!.Sequence);
        Assert.Empty(await cache.ListProjectThingsAsync(Cancel));
        Assert.Equal(last.Sequence + 1, (await NextAsync(cache)).Sequence);
    }

    [Fact]
    public async Task A_rebuilt_project_says_so_ever_after()
    {
        var cache = NewCache();
        var rebuilt = Clock.GetUtcNow();
        await CommitAsync(cache, n => n with { RebuiltAt = rebuilt });
        Clock.Advance(TimeSpan.FromDays(1));
        var next = await CommitAsync(cache);

        Assert.Equal(new ProjectHead(next.Sequence, rebuilt), await cache.FindHeadAsync(A.Acme, Cancel));
    }

    [Fact]
    public async Task Of_racing_writes_of_a_job_exactly_one_wins()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache, n => n with { Jobs = [new JobWrite(A.Job("j1", n.Sequence), null)] });
        var next = await NextAsync(cache);
        var step = next with { Jobs = [new JobWrite(A.Job("j1", next.Sequence) with { Done = 4 }, first.Sequence)] };

        var outcomes = await RaceAsync(12, i => cache.CommitAsync(step with { Token = $"step {i}" }, Cancel));

        Assert.Single(outcomes, o => o == CommitOutcome.Committed);
        Assert.Equal(11, outcomes.Count(o => o == CommitOutcome.ThingMoved));
        Assert.Equal(step.Jobs[0].After, await cache.FindJobAsync(step.Jobs[0].After.Key, Cancel));
    }

    [Fact]
    public async Task A_job_that_is_there_is_not_made_again()
    {
        var cache = NewCache();
        await CommitAsync(cache, n => n with { Jobs = [new JobWrite(A.Job("j1", n.Sequence), null)] });
        var next = await NextAsync(cache);

        Assert.Equal(
            CommitOutcome.ThingMoved,
            await cache.CommitAsync(next with { Jobs = [new JobWrite(A.Job("j1", next.Sequence), null)] }, Cancel));
        Assert.Equal(
            CommitOutcome.ThingMoved,
            await cache.CommitAsync(next with { Jobs = [new JobWrite(A.Job("j2", next.Sequence), 17)] }, Cancel));
    }

    [Fact]
    public async Task Only_jobs_that_have_not_ended_are_open()
    {
        var cache = NewCache();
        var first = await CommitAsync(cache, n => n with
        {
            Jobs = [new JobWrite(A.Job("j1", n.Sequence), null), new JobWrite(A.Job("j2", n.Sequence, JobState.Stopping), null)],
        });
        await CommitAsync(cache, n => n with { Jobs = [new JobWrite(A.Job("j3", n.Sequence, JobState.Failed), null)] });
        Clock.Advance(TimeSpan.FromSeconds(1));
        var other = A.Job("j1", 0, about: ThingKey.OfProject(A.Zenith));
        await CommitAsync(cache, n => n with { Jobs = [new JobWrite(other with { Version = n.Sequence }, null)] }, A.Zenith);
        Assert.Equal(
            ["acme j1", "acme j2", "zenith j1"], (await cache.ListOpenJobsAsync(Cancel)).Select(j => $"{j.Project} {j.Id}").Order());

        await CommitAsync(cache, n => n with
        {
            Jobs = [new JobWrite(A.Job("j1", n.Sequence, JobState.Succeeded) with { Begun = [], FinishedAt = n.At }, first.Sequence)],
        });

        Assert.Equal(["acme j2", "zenith j1"], (await cache.ListOpenJobsAsync(Cancel)).Select(j => $"{j.Project} {j.Id}").Order());
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_in_pages()
    {
        var cache = NewCache();
        foreach (var id in new[] { "j2", "j1", "j3" })
            await CommitAsync(cache, n => n with { Jobs = [new JobWrite(A.Job(id, n.Sequence), null)] });

        var first = await cache.ListJobsAsync(A.Acme, 2, null, Cancel);
        var second = await cache.ListJobsAsync(A.Acme, 2, first.Next, Cancel);

        Assert.Equal(["j3", "j2"], first.Items.Select(j => j.Id.ToString()));
        Assert.Equal(["j1"], second.Items.Select(j => j.Id.ToString()));
        Assert.Equal((3, 3, null), (first.Total, second.Total, second.Next));
    }

    /// <summary>An empty commit on what the cache says now.</summary>
    protected async Task<Commit> NextAsync(IStateCache cache, ProjectName? project = null) =>
        Commit.After(project ?? A.Acme, await cache.FindHeadAsync(project ?? A.Acme, Cancel), Clock.GetUtcNow());

    /// <summary>A commit that goes through.</summary>
    protected async Task<Commit> CommitAsync(IStateCache cache, Func<Commit, Commit>? with = null, ProjectName? project = null)
    {
        var commit = await NextAsync(cache, project);
        commit = with?.Invoke(commit) ?? commit;
        Assert.Equal(CommitOutcome.Committed, await cache.CommitAsync(commit, Cancel));
        return commit;
    }

    /// <summary>A commit with one of everything.</summary>
    protected static Commit Full(Commit commit) => commit with
    {
        Things = [new ThingWrite(A.Thing(Invoices, commit.Sequence), null)],
        Operations = [A.Operation("o1")],
        Jobs = [new JobWrite(A.Job("j1", commit.Sequence), null)],
        Activity = [A.Entry("o1")],
        Templates = [new AppliedTemplate(Invoices, "{ \"Resources\": \"ação\" }")],
        Idempotency = A.Key("key", commit.At),
        Account = new AccountClaim(AccountId.Parse("123456789012"), Release: false),
        Touched = [new Invalidation(InvalidatedList.Keys, "carrier")],
    };

    private static Task<T[]> RaceAsync<T>(int runners, Func<int, Task<T>> run) => Race.RunAsync(runners, run);
}
