using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

/// <summary>Claims that die or sleep while they take an SSH key, and the sweeper that mends them.</summary>
public sealed class StoppedSshClaimTests
{
    private static readonly HandoverOffer Asks = new(HandoverKind.SshPublicKey);

    private readonly HandoverWorld world = HandoverWorld.WithSftp();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_may_die_at_any_call_and_the_key_is_taken_once_in_the_end(bool carriedOut)
    {
        var number = 0;
        for (var died = true; died; number++)
        {
            var one = HandoverWorld.WithSftp();
            var offered = await one.OfferAsync(Asks);

            died = await one.DiesAsync(
                number, done => done == carriedOut, () => one.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString()));

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
        world.BeforeSshClaimEnds(() => throw new ProcessDiedException());
        var dies = () => world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());
        await Assert.ThrowsAsync<ProcessDiedException>(dies);
        await world.LaterAsync(TimeSpan.FromMinutes(2));

        var again = await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null) { ExpiresAt = A.UserSpec().ExpiresAt }, again.Value);
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
        world.BeforeSshClaimEnds(() => world.LaterAsync(TimeSpan.FromMinutes(2)).Wait());

        var answer = await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null) { ExpiresAt = A.UserSpec().ExpiresAt }, answer.Value);
        Assert.Equal(HandoverState.Claimed, (await world.StoredAsync(offered)).State);
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-ssh-key-taken");
    }

    [Fact]
    public async Task A_claim_that_wakes_between_the_sweepers_two_writes_never_hears_that_somebody_else_was_faster()
    {
        // How far the claim gets before the second of them.
        for (var steps = 0; steps <= 12; steps++)
        {
            var one = HandoverWorld.WithSftp();
            var offered = await one.OfferAsync(Asks);
            one.BeforeSshClaimEnds(() => one.Gate.Holds = true);
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
            var one = HandoverWorld.WithSftp();
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
}
