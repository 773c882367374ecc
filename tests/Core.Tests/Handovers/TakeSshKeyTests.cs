using BucketManager.Core.Credentials;
using BucketManager.Core.Handovers;
using BucketManager.Core.Ports;
using BucketManager.Core.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

public sealed class TakeSshKeyTests
{
    private static readonly HandoverOffer Asks = new(HandoverKind.SshPublicKey);

    private readonly HandoverWorld world = Sftp();

    [Fact]
    public async Task The_key_goes_into_the_users_spec_as_an_ordinary_change_of_a_third_party()
    {
        var offered = await world.OfferAsync(Asks);

        var answer = await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1) + " ada@laptop");

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null), answer.Value);
        var wanted = world.StoredUser().Queued!.Record;
        Assert.Equal([A.SshKey(1)], ((UserSpec)wanted.Spec).SshPublicKeys);
        Assert.Equal([A.Grant()], ((UserSpec)wanted.Spec).Grants);
        Assert.Equal("third party", wanted.RequestedBy);
        var link = await world.StoredAsync(offered);
        Assert.Equal((HandoverState.Claimed, A.SshKey(1).Fingerprint, "203.0.113.7"), (link.State, link.KeyId, link.ClaimedFrom));
        Assert.Empty(world.Keys.All);
        Assert.All((await world.DiaryAsync()).Where(e => e.Sentence.Code != "handover-asked"), e => Assert.Equal("third party", e.Actor));
    }

    [Fact]
    public async Task Whoever_gives_a_key_learns_where_to_connect_and_which_folders_it_will_see()
    {
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        world.Put(project with
        {
            Stack = project.Stack! with { Outputs = new ValueMap<string>([KeyValuePair.Create("SftpHost", "sftp.example.com")]) },
        });

        var answer = await world.ClaimAsync(await world.OfferAsync(Asks), sshPublicKey: A.SshKey(1).ToString());

        var taken = Assert.IsType<ClaimAnswer.SshKeyTaken>(answer.Value);
        Assert.Equal(new SftpAccess("sftp.example.com", "acme-edi", null, ["/invoices/in"]), taken.Sftp);
    }

    [Fact]
    public async Task It_builds_on_an_edit_that_waits_and_takes_its_place()
    {
        var offered = await world.OfferAsync(Asks);
        world.Put(A.Waiting(world.StoredUser(), Spec(A.SshKey(2))));

        await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal([A.SshKey(2), A.SshKey(1)], ((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
        Assert.Equal(3, world.StoredUser().Revision);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----")]
    public async Task A_key_that_cannot_be_used_costs_neither_an_attempt_nor_the_link(string? key)
    {
        var offered = await world.OfferAsync(Asks);

        var refusal = (await world.ClaimAsync(offered, sshPublicKey: key)).Refusal;

        Assert.Equal("/sshPublicKey", Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Errors).Field);
        Assert.Equal(offered.Handover, await world.StoredAsync(offered));
        Assert.True((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);
    }

    [Fact]
    public async Task A_good_key_with_a_wrong_passcode_is_not_taken()
    {
        var offered = await world.OfferAsync(Asks);

        Assert.IsType<Refusal.WrongPasscode>(
            (await world.ClaimAsync(offered, HandoverWorld.Wrong(offered), sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Null(world.StoredUser().Queued);
    }

    [Fact]
    public async Task A_key_that_the_user_has_already_is_taken_without_a_change()
    {
        var known = Sftp(A.SshKey(1));
        var offered = await known.OfferAsync(Asks);

        Assert.True((await known.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);

        Assert.Null(known.StoredUser().Queued);
        Assert.Equal(HandoverState.Claimed, (await known.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_sixth_key_is_refused_and_the_link_stays_open()
    {
        var full = Sftp();
        var offered = await full.OfferAsync(Asks);
        full.Put(A.Waiting(full.StoredUser(), Spec([.. Enumerable.Range(2, 5).Select(n => A.SshKey((byte)n))])));

        Assert.IsType<Refusal.TooManyKeys>((await full.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Equal((HandoverState.Open, 0), ((await full.StoredAsync(offered)).State, (await full.StoredAsync(offered)).Attempts));
    }

    [Fact]
    public async Task When_sftp_was_switched_off_meanwhile_the_link_stays_open()
    {
        var offered = await world.OfferAsync(Asks);
        world.Put(A.Waiting(world.StoredUser(), A.UserSpec()));

        Assert.IsType<Refusal.NotReady>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_stopped_user_gives_no_key()
    {
        var offered = await world.OfferAsync(Asks);
        await world.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, null, default);

        Assert.Equal(
            "withdrawn",
            Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal).State);
        Assert.Empty(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
    }

    [Fact]
    public async Task A_stop_and_a_claim_at_once_never_end_with_a_stopped_user_that_has_a_key_or_one_that_is_not_stopped()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var both = Sftp();
            var offered = await both.OfferAsync(Asks);

            await both.Gate.LetAllThroughAsync<object>(seed, () => both.Clock.Advance(HandoverTimes.Pause),
            [
                async () => (await both.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted,
                async () => (await both.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, null, default)).Value,
            ]);

            var wanted = both.StoredUser().Queued!.Record;
            Assert.NotNull(wanted.Stopped);
            Assert.Empty(((UserSpec)wanted.Spec).SshPublicKeys);
        }
    }

    [Fact]
    public async Task The_winner_gets_the_same_answer_again()
    {
        var offered = await world.OfferAsync(Asks);
        var first = (await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString())).Value;

        Assert.Equal(first, (await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString())).Value);
        Assert.Equal(
            "claimed",
            Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(2).ToString())).Refusal).State);
        Assert.Single(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
    }

    [Fact]
    public async Task Of_twelve_who_give_a_key_at_once_one_is_taken()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var many = Sftp();
            var offered = await many.OfferAsync(Asks);

            var answers = await many.Gate.LetAllThroughAsync(
                seed,
                () => many.Clock.Advance(HandoverTimes.Pause),
                Enumerable.Range(1, 12).Select(n => (Func<Task<Result<ClaimAnswer>>>)(
                    () => many.ClaimAsync(offered, sshPublicKey: A.SshKey((byte)n).ToString()))).ToList());

            var taken = (ClaimAnswer.SshKeyTaken)Assert.Single(answers, a => a.Accepted).Value;
            Assert.Equal(taken.Fingerprint, Assert.Single(((UserSpec)many.StoredUser().Queued!.Record.Spec).SshPublicKeys).Fingerprint);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_may_die_at_any_call_and_the_key_is_taken_once_in_the_end(bool carriedOut)
    {
        var number = 0;
        for (var died = true; died; number++)
        {
            var one = Sftp();
            var offered = await one.OfferAsync(Asks);

            died = await DiesAsync(one, offered, number, done => done == carriedOut);

            await one.LaterAsync(TimeSpan.FromMinutes(2));
            var link = await one.StoredAsync(offered);
            var given = one.StoredUser().Queued?.Record.Spec is UserSpec { SshPublicKeys.Count: > 0 };
            Assert.Equal(given ? HandoverState.Claimed : HandoverState.Open, link.State);
            if (!given)
                Assert.True((await one.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);
            Assert.Equal([A.SshKey(1)], ((UserSpec)one.StoredUser().Queued!.Record.Spec).SshPublicKeys);
        }

        Assert.True(number > 10, $"only {number} calls");
    }

    [Fact]
    public async Task A_claim_that_died_after_its_key_was_taken_is_answered_when_it_is_repeated()
    {
        var offered = await world.OfferAsync(Asks);
        BeforeItsEnd(() => throw new TimeoutException("The process died here."));
        var dies = () => world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());
        await Assert.ThrowsAsync<TimeoutException>(dies);
        await world.LaterAsync(TimeSpan.FromMinutes(2));

        var again = await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null), again.Value);
        var other = await world.ClaimAsync(offered, requestKey: "another's", sshPublicKey: A.SshKey(2).ToString());
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>(other.Refusal).State);
        await world.LaterAsync(HandoverTimes.Answer);
        var tooLate = await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>(tooLate.Refusal).State);
    }

    [Fact]
    public async Task A_claim_that_sleeps_until_the_sweeper_has_closed_its_link_is_answered_all_the_same()
    {
        var offered = await world.OfferAsync(Asks);
        BeforeItsEnd(() => world.LaterAsync(TimeSpan.FromMinutes(2)).Wait());

        var answer = await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null), answer.Value);
        Assert.Equal(HandoverState.Claimed, (await world.StoredAsync(offered)).State);
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-ssh-key-taken");
    }

    [Fact]
    public async Task A_claim_that_wakes_between_the_sweepers_two_writes_never_hears_that_somebody_else_was_faster()
    {
        // How far the claim gets before the second of them.
        for (var steps = 0; steps <= 12; steps++)
        {
            var one = Sftp();
            var offered = await one.OfferAsync(Asks);
            BeforeItsEnd(one, () => one.Gate.Holds = true);
            SynchronizationContext.SetSynchronizationContext(null);
            var claim = one.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());
            one.Clock.Advance(TimeSpan.FromMinutes(2));
            var (writes, reached) = (0, steps);
            await one.Sweeper(new Gate
            {
                Passing = (call, done) =>
                {
                    if (!done && call == "IHandoverStore.ReplaceAsync" && ++writes == 2)
                        one.Gate.LetThrough(reached);
                },
            }).RunAsync(default);
            Assert.True(writes >= 2, $"{steps} steps: the sweeper wrote {writes} times.");

            one.Gate.LetThrough(int.MaxValue);
            var answer = await claim;

            Assert.Equal(HandoverState.Claimed, (await one.StoredAsync(offered)).State);
            Assert.True(answer.Accepted || answer.Refusal is Refusal.Unavailable, $"{steps} steps: {answer.Refusal}");
        }
    }

    [Fact]
    public async Task A_change_that_is_on_its_way_while_the_sweeper_mends_its_claim_is_seen_or_not_made()
    {
        var calls = 0;
        for (var at = 1; at <= calls + 1; at++)
        {
            var one = Sftp();
            var offered = await one.OfferAsync(Asks);
            one.Gate.Passing = (call, done) =>
            {
                if (done || call != "IStateCache.CommitAsync" || one.StoredAsync(offered).Result.State != HandoverState.Claiming)
                    return;
                one.Gate.Passing = null;
                one.Gate.Holds = true;
            };
            SynchronizationContext.SetSynchronizationContext(null);
            var claim = one.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());
            Assert.True(one.Gate.Holds);
            one.Clock.Advance(TimeSpan.FromMinutes(2));
            calls = 0;
            await one.Sweeper(new Gate
            {
                Passing = (_, done) =>
                {
                    if (!done && ++calls == at)
                        one.Gate.LetThrough(1);
                },
            }).RunAsync(default);

            one.Gate.LetThrough(int.MaxValue);
            var answer = await claim;

            var has = ((UserSpec)one.StoredUser().NewestRecord!.Spec).SshPublicKeys.Count > 0;
            Assert.Equal(has ? HandoverState.Claimed : HandoverState.Open, (await one.StoredAsync(offered)).State);
            Assert.True(answer.Accepted == has || answer.Refusal is Refusal.Unavailable, $"{at}: {answer.Refusal}");
        }

        Assert.True(calls > 8, $"only {calls} calls");
    }

    [Fact]
    public async Task A_key_whose_link_is_withdrawn_while_it_is_taken_goes_again()
    {
        var offered = await world.OfferAsync(Asks);
        BeforeItsEnd(() => Withdraw(world, offered));

        var refusal = (await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal;

        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>(refusal).State);
        Assert.Empty(((UserSpec)world.StoredUser().NewestRecord!.Spec).SshPublicKeys);
        world.Apply();
        await world.LaterAsync(HandoverTimes.TakeBack + HandoverTimes.Pause);
        Assert.Equal((HandoverState.Withdrawn, null), ((await world.StoredAsync(offered)).State, (await world.StoredAsync(offered)).ClaimStartedAt));
        Assert.Equal("system", Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "ssh-key-taken-back").Actor);
    }

    [Fact]
    public async Task A_key_whose_removal_is_rolled_back_is_removed_again_for_half_an_hour()
    {
        var offered = await world.OfferAsync(Asks);
        BeforeItsEnd(() =>
        {
            world.Apply();
            Withdraw(world, offered);
        });
        await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());

        world.Put(world.StoredUser() with { Queued = null });
        await world.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);

        world.Put(world.StoredUser() with { Queued = null });
        await world.LaterAsync(HandoverTimes.TakeBack);
        Assert.Null(world.StoredUser().Queued);
        Assert.Null((await world.StoredAsync(offered)).ClaimStartedAt);
    }

    [Fact]
    public async Task Who_slept_while_the_link_was_opened_again_and_claimed_by_another_gives_no_key()
    {
        var offered = await world.OfferAsync(Asks);
        world.Gate.Passing = (call, done) =>
        {
            if (done || call != "IStateCache.CommitAsync" || world.StoredAsync(offered).Result.State != HandoverState.Claiming)
                return;
            world.Gate.Passing = null;
            world.LaterAsync(TimeSpan.FromMinutes(2)).Wait();
            Assert.True(world.ClaimAsync(offered, sshPublicKey: A.SshKey(2).ToString()).Result.Accepted);
            world.Apply();
        };

        var late = await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());

        Assert.IsType<Refusal.Unavailable>(late.Refusal);
        Assert.Equal([A.SshKey(2)], ((UserSpec)world.StoredUser().NewestRecord!.Spec).SshPublicKeys);
        Assert.DoesNotContain(await world.DiaryAsync(), e => e.Sentence.Text.Contains(A.SshKey(1).Fingerprint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_of_a_user_whose_removal_fails_is_taken_back_after_it()
    {
        var offered = await world.OfferAsync(Asks);
        BeforeItsEnd(() =>
        {
            Withdraw(world, offered);
            world.Apply();
            world.Put(A.Waiting(world.StoredUser(), null));
        });
        await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());
        await world.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.True(world.StoredUser().DeleteWanted);

        world.Put(world.StoredUser() with { Queued = null });
        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
    }

    [Fact]
    public async Task A_key_that_has_come_through_and_is_not_seen_yet_goes_once_it_is()
    {
        var offered = await world.OfferAsync(Asks);
        var before = world.StoredUser().Applied;
        BeforeItsEnd(() =>
        {
            Withdraw(world, offered);
            world.Apply();
            world.Put(world.StoredUser() with { Applied = before });
        });
        await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());
        await world.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Null(world.StoredUser().Queued);

        world.Put(A.Ready(A.User(), Spec(A.SshKey(1)), revision: 2));
        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
    }

    [Fact]
    public async Task Who_slept_for_hours_while_the_link_was_withdrawn_gives_no_key()
    {
        var offered = await world.OfferAsync(Asks);
        world.Gate.Passing = (call, done) =>
        {
            if (done || call != "IStateCache.CommitAsync" || world.StoredAsync(offered).Result.State != HandoverState.Claiming)
                return;
            world.Gate.Passing = null;
            Withdraw(world, offered);
            world.LaterAsync(TimeSpan.FromHours(5)).Wait();
        };

        Assert.False((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);

        Assert.Null(world.StoredUser().Queued);
        Assert.Null((await world.StoredAsync(offered)).ClaimStartedAt);
    }

    [Fact]
    public async Task A_key_that_was_there_before_a_link_that_is_withdrawn_stays()
    {
        var known = Sftp(A.SshKey(1));
        var offered = await known.OfferAsync(Asks);
        known.Gate.Passing = (call, done) =>
        {
            if (!done || call != "IHandoverStore.ReplaceAsync" || known.StoredAsync(offered).Result.State != HandoverState.Claiming)
                return;
            known.Gate.Passing = null;
            Withdraw(known, offered);
        };

        Assert.IsType<Refusal.Gone>((await known.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);
        await known.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal([A.SshKey(1)], ((UserSpec)known.StoredUser().NewestRecord!.Spec).SshPublicKeys);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_whose_link_is_withdrawn_may_die_at_any_call_and_leaves_no_key_in_the_end(bool carriedOut)
    {
        var number = 0;
        for (var died = true; died; number++)
        {
            var one = Sftp();
            var offered = await one.OfferAsync(Asks);

            died = await DiesAsync(one, offered, number, done =>
            {
                if (done != carriedOut || one.StoredUser().Queued is null)
                    return false;
                Withdraw(one, offered);
                return true;
            });

            await one.LaterAsync(TimeSpan.FromMinutes(2));
            Assert.Empty(((UserSpec)one.StoredUser().NewestRecord!.Spec).SshPublicKeys);
            Assert.Equal(HandoverState.Withdrawn, (await one.StoredAsync(offered)).State);
        }

        Assert.True(number > 5, $"only {number} calls");
    }

    [Fact]
    public async Task What_stands_in_the_way_inside_the_project_is_not_told_to_the_third_party()
    {
        var offered = await world.OfferAsync(Asks);
        var user = world.StoredUser();
        world.Put(user with { Stack = user.Stack! with { Status = StackStatus.ImportRollbackFailed } });

        var refusal = Assert.IsType<Refusal.NotReady>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Equal("claim-not-now", refusal.Says.Code);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_key_whose_change_AWS_refuses_is_taken_where_an_edit_that_was_built_on_it_brings_it_all_the_same()
    {
        var offered = await world.OfferAsync(Asks);
        world.RefusesNext(built: Spec(A.SshKey(1)));

        var answer = await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null), answer.Value);
        Assert.Equal([A.SshKey(1)], ((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
        Assert.Equal(HandoverState.Claimed, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_key_whose_change_AWS_refuses_leaves_the_link_open()
    {
        var offered = await world.OfferAsync(Asks);
        world.RefusesNext(built: null);

        Assert.IsType<Refusal.NotReady>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Null(world.StoredUser().Queued);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    /// <summary>A claim in a process that dies at one of its calls: of those that count, the one of this number. False: there is none.</summary>
    private static async Task<bool> DiesAsync(HandoverWorld one, OfferedHandover offered, int number, Func<bool, bool> counts)
    {
        var calls = 0;
        one.Gate.Passing = Pass;
        try
        {
            await one.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
        finally
        {
            one.Gate.Passing = null;
        }

        void Pass(string call, bool done)
        {
            // What happens meanwhile does not die.
            one.Gate.Passing = null;
            var isCounted = counts(done);
            one.Gate.Passing = Pass;
            if (isCounted && calls++ == number)
                throw new TimeoutException("The process died here.");
        }
    }

    /// <summary>The key is taken, and the link not closed.</summary>
    private void BeforeItsEnd(Action happens) => BeforeItsEnd(world, happens);

    private static void BeforeItsEnd(HandoverWorld of, Action happens) => of.Gate.Passing = (call, done) =>
    {
        if (done || !call.EndsWith("ReplaceAsync", StringComparison.Ordinal) || of.StoredUser().Queued is null)
            return;
        of.Gate.Passing = null;
        happens();
    };

    private static void Withdraw(HandoverWorld world, OfferedHandover offered) =>
        world.Manage.WithdrawAsync(A.Manager, A.Project, HandoverWorld.User, offered.Handover.Id, default).Wait();

    private static UserSpec Spec(params SshPublicKey[] keys) =>
        UserSpec.Check(A.UserFields(A.Grant()) with { Sftp = true, SshPublicKeys = [.. keys.Select(k => k.ToString())] }).Value;

    private static HandoverWorld Sftp(params SshPublicKey[] keys) => new(A.Ready(A.User(), Spec(keys)));
}
