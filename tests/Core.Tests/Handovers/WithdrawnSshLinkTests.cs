using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

/// <summary>A key that comes by a link which is withdrawn meanwhile goes again.</summary>
public sealed class WithdrawnSshLinkTests
{
    private static readonly HandoverOffer Asks = new(HandoverKind.SshPublicKey);

    private readonly HandoverWorld world = HandoverWorld.WithSftp();

    [Fact]
    public async Task A_key_whose_link_is_withdrawn_while_it_is_taken_goes_again()
    {
        var offered = await world.OfferAsync(Asks);
        world.BeforeSshClaimEnds(() => world.Withdraw(offered));

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
        world.BeforeSshClaimEnds(() =>
        {
            world.Apply();
            world.Withdraw(offered);
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
    public async Task A_key_of_a_user_whose_removal_fails_is_taken_back_after_it()
    {
        var offered = await world.OfferAsync(Asks);
        world.BeforeSshClaimEnds(() =>
        {
            world.Withdraw(offered);
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
        world.BeforeSshClaimEnds(() =>
        {
            world.Withdraw(offered);
            world.Apply();
            world.Put(world.StoredUser() with { Applied = before });
        });
        await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());
        await world.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Null(world.StoredUser().Queued);

        world.Put(A.Ready(A.User(), HandoverWorld.SftpSpec(A.SshKey(1)), revision: 2));
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
            world.Withdraw(offered);
            world.LaterAsync(TimeSpan.FromHours(5)).Wait();
        };

        Assert.False((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);

        Assert.Null(world.StoredUser().Queued);
        Assert.Null((await world.StoredAsync(offered)).ClaimStartedAt);
    }

    [Fact]
    public async Task A_key_that_was_there_before_a_link_that_is_withdrawn_stays()
    {
        var known = HandoverWorld.WithSftp(A.SshKey(1));
        var offered = await known.OfferAsync(Asks);
        known.Gate.Passing = (call, done) =>
        {
            if (!done || call != "IHandoverStore.ReplaceAsync" || known.StoredAsync(offered).Result.State != HandoverState.Claiming)
                return;
            known.Gate.Passing = null;
            known.Withdraw(offered);
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
            var one = HandoverWorld.WithSftp();
            var offered = await one.OfferAsync(Asks);

            died = await one.DiesAsync(number, IsWithdrawn, () => one.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString()));

            await one.LaterAsync(TimeSpan.FromMinutes(2));
            Assert.Empty(((UserSpec)one.StoredUser().NewestRecord!.Spec).SshPublicKeys);
            Assert.Equal(HandoverState.Withdrawn, (await one.StoredAsync(offered)).State);

            bool IsWithdrawn(bool done)
            {
                if (done != carriedOut || one.StoredUser().Queued is null)
                    return false;
                one.Withdraw(offered);
                return true;
            }
        }

        Assert.True(number > 5, $"only {number} calls");
    }
}
