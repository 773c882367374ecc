using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

public sealed class SettleHandoversTests
{
    private static readonly HandoverOffer AKey = new(HandoverKind.AccessKey);

    private readonly HandoverWorld world = new();

    private static readonly Exception NoAnswer = new PortException(PortFault.Unavailable, "no answer");

    public static TheoryData<bool> BeforeAndAfter => [false, true];

    [Theory]
    [MemberData(nameof(BeforeAndAfter))]
    public async Task A_claim_may_die_at_any_call_and_the_link_is_claimed_with_its_answer_or_open_without_a_key(bool carriedOut)
    {
        var deaths = 0;
        for (var died = true; died; deaths++)
        {
            var one = new HandoverWorld();
            var offered = await one.OfferAsync();
            died = await one.DiesAsync(deaths, done => done == carriedOut, () => one.ClaimAsync(offered, requestKey: "mine"));

            await one.LaterAsync(TimeSpan.FromMinutes(2));

            await AssertSoundAsync(one, offered);
        }

        Assert.True(deaths > 10, $"only {deaths} calls");
    }

    [Theory]
    [MemberData(nameof(BeforeAndAfter))]
    public async Task Any_call_may_stay_without_an_answer_and_the_third_party_gets_its_key_in_the_end(bool carriedOut)
    {
        var unanswered = 0;
        for (var failed = true; failed; unanswered++)
        {
            var one = new HandoverWorld();
            var offered = await one.OfferAsync();
            var calls = 0;
            failed = false;
            one.Gate.Passing = (_, done) =>
            {
                if (done != carriedOut || calls++ != unanswered)
                    return;
                failed = true;
                throw NoAnswer;
            };
            try
            {
                await one.ClaimAsync(offered, requestKey: "mine");
            }
            catch (PortException)
            {
            }

            one.Gate.Passing = null;
            await one.LaterAsync(TimeSpan.FromMinutes(2));

            await AssertSoundAsync(one, offered);
        }

        Assert.True(unanswered > 10, $"only {unanswered} calls");
    }

    [Fact]
    public async Task A_claim_that_wakes_up_while_it_is_mended_gives_a_key_that_works_or_none()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var one = new HandoverWorld();
            var offered = await one.OfferAsync();
            Task sweep = Task.CompletedTask;
            one.Gate.Passing = (call, done) =>
            {
                if (!done || call != "IAccessKeyIssuer.CreateAsync")
                    return;
                one.Gate.Passing = null;
                one.Clock.Advance(TimeSpan.FromMinutes(1));
                sweep = one.Settle.RunAsync(default);
            };

            var answers = await one.Gate.LetAllThroughAsync<Result<ClaimAnswer>>(seed, () => one.Clock.Advance(HandoverTimes.Pause),
            [
                async () =>
                {
                    var answer = await one.ClaimAsync(offered);
                    await sweep;
                    return answer;
                },
            ]);

            var link = await one.StoredAsync(offered);
            if (answers[0].Accepted)
                Assert.Equal(
                    (HandoverState.Claimed, Assert.Single(one.Keys.All).Id),
                    (link.State, ((ClaimAnswer.Key)answers[0].Value).AccessKeyId));
            else
                Assert.Empty(one.Keys.All);
        }
    }

    [Theory]
    [MemberData(nameof(BeforeAndAfter))]
    public async Task The_sweeper_may_die_while_it_mends_and_the_next_one_goes_on(bool carriedOut)
    {
        for (int claimDeath = 0, mended = 0; ; claimDeath++, mended = 0)
        {
            var claimDied = true;
            for (var sweepDied = true; sweepDied; mended++)
            {
                var one = new HandoverWorld();
                var offered = await one.OfferAsync();
                claimDied = await one.DiesAsync(claimDeath, done => done == carriedOut, () => one.ClaimAsync(offered, requestKey: "mine"));
                one.Clock.Advance(TimeSpan.FromMinutes(2));
                sweepDied = await one.DiesAsync(mended, done => done == carriedOut, () => one.Settle.RunAsync(default));

                await one.LaterAsync(TimeSpan.FromMinutes(1));

                await AssertSoundAsync(one, offered);
            }

            if (!claimDied)
                return;
        }
    }

    [Fact]
    public async Task A_claim_that_sleeps_through_its_own_mending_gives_no_key_and_leaves_none()
    {
        var offered = await world.OfferAsync();
        Asleep("CreateAsync", carriedOut: true);

        Assert.IsType<Refusal.Unavailable>((await world.ClaimAsync(offered)).Refusal);

        Assert.Empty(world.Keys.All);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
        Assert.True((await world.ClaimAsync(offered)).Accepted);
    }

    [Fact]
    public async Task A_claim_that_sleeps_before_it_asks_for_the_key_asks_for_none()
    {
        var offered = await world.OfferAsync();
        Asleep("FindHeadAsync", carriedOut: false, () => world.StoredAsync(offered).Result.State == HandoverState.Claiming);

        Assert.False((await world.ClaimAsync(offered)).Accepted);

        Assert.Empty(world.Keys.Secrets);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_key_that_was_there_before_the_claim_is_never_taken_for_its_own()
    {
        var mine = world.Keys.MadeByHand();
        var offered = await world.OfferAsync();
        await DiesAtAsync("CreateAsync", carriedOut: true, offered);
        Assert.Equal(2, world.Keys.All.Count);

        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal([mine], world.Keys.All);
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-orphan-deleted");
    }

    [Fact]
    public async Task A_key_made_by_hand_after_the_claims_time_is_not_touched()
    {
        var offered = await world.OfferAsync();
        await DiesAtAsync("CreateAsync", carriedOut: false, offered);
        world.Clock.Advance(TimeSpan.FromSeconds(40));
        var mine = world.Keys.MadeByHand();

        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal([mine], world.Keys.All);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task Of_two_keys_made_in_the_claims_time_none_is_touched_and_a_person_is_told()
    {
        var offered = await world.OfferAsync();
        await DiesAtAsync("CreateAsync", carriedOut: true, offered);
        world.Keys.MadeByHand();

        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, world.Keys.All.Count);
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-orphan-unsure");
    }

    /// <summary>Found by the simulation: the claim that got no answer took the other one's key for its own.</summary>
    [Theory]
    [MemberData(nameof(BeforeAndAfter))]
    public async Task A_claim_that_gets_no_answer_leaves_the_key_of_another_claim_alone(bool carriedOut)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var one = new HandoverWorld();
            OfferedHandover[] offered = [await one.OfferAsync(), await one.OfferAsync()];
            var unanswered = false;
            one.Gate.Passing = (call, done) =>
            {
                if (unanswered || done != carriedOut || call != "IAccessKeyIssuer.CreateAsync")
                    return;
                unanswered = true;
                throw NoAnswer;
            };

            var given = await one.Gate.LetAllThroughAsync<string?>(
                seed, () => one.Clock.Advance(HandoverTimes.Pause), [.. offered.Select(link => (Func<Task<string?>>)(() => GivenAsync(one, link)))]);
            await one.LaterAsync(TimeSpan.FromMinutes(2));

            Assert.True(unanswered);
            Assert.Equal(given.OfType<string>(), one.Keys.All.Select(k => k.Id));
        }
    }

    [Fact]
    public async Task Two_claims_of_one_user_that_died_do_not_wait_for_each_other()
    {
        OfferedHandover[] offered = [await world.OfferAsync(), await world.OfferAsync()];
        foreach (var link in offered)
            await DiesAtAsync("CreateAsync", carriedOut: false, link);

        await world.LaterAsync(TimeSpan.FromMinutes(2));
        await world.LaterAsync(TimeSpan.FromMinutes(1));

        foreach (var link in offered)
            Assert.True((await world.ClaimAsync(link)).Accepted);
    }

    [Fact]
    public async Task A_key_that_was_used_has_an_owner()
    {
        var offered = await world.OfferAsync();
        await DiesAtAsync("CreateAsync", carriedOut: true, offered);
        world.Keys.All[0] = world.Keys.All[0] with { LastUsedAt = A.Now };

        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Single(world.Keys.All);
    }

    [Fact]
    public async Task A_link_that_is_withdrawn_after_its_claim_died_leaves_no_key_behind()
    {
        var offered = await world.OfferAsync();
        await DiesAtAsync("CreateAsync", carriedOut: true, offered);
        await world.Manage.WithdrawAsync(A.Manager, A.Project, HandoverWorld.User, offered.Handover.Id, default);

        await world.LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(world.Keys.All);
        Assert.Equal((HandoverState.Withdrawn, null), ((await world.StoredAsync(offered)).State, (await world.StoredAsync(offered)).DueAt));
    }

    [Fact]
    public async Task An_attempt_that_died_counts_as_used_and_the_next_one_waits_only_a_moment()
    {
        var offered = await world.OfferAsync();
        await DiesAtAsync("ReplaceAsync", carriedOut: true, offered);
        world.Clock.Advance(HandoverTimes.Attempt);

        Assert.True((await world.ClaimAsync(offered)).Accepted);
        Assert.Equal(1, (await world.StoredAsync(offered)).Attempts);
    }

    [Fact]
    public async Task A_fifth_attempt_that_died_locks_the_link()
    {
        var offered = await world.OfferAsync();
        for (var i = 0; i < 4; i++)
            await world.ClaimAsync(offered, HandoverWorld.Wrong(offered));
        await DiesAtAsync("ReplaceAsync", carriedOut: true, offered);

        await world.LaterAsync(HandoverTimes.Attempt);

        Assert.Equal(HandoverState.Locked, (await world.StoredAsync(offered)).State);
        Assert.Equal("locked", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
    }

    [Fact]
    public async Task A_link_runs_out_once_and_is_told_once()
    {
        var offered = await world.OfferAsync(AKey with { ExpiresInHours = 2 });

        for (var hour = 0; hour < 5; hour++)
            await world.LaterAsync(TimeSpan.FromHours(1));

        var link = await world.StoredAsync(offered);
        Assert.Equal((HandoverState.Expired, null), (link.State, link.DueAt));
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Text == $"A link for {A.UserSpec().Company} expired unused");
    }

    [Fact]
    public async Task The_sealed_answer_goes_after_ten_minutes()
    {
        var offered = await world.OfferAsync();
        await world.ClaimAsync(offered, requestKey: "mine");

        await world.LaterAsync(TimeSpan.FromMinutes(9));
        Assert.NotNull((await world.StoredAsync(offered)).SealedAnswer);
        await world.LaterAsync(TimeSpan.FromMinutes(1));

        var link = await world.StoredAsync(offered);
        Assert.Equal((null, null, null), (link.SealedAnswer, link.ClaimKeyHash, link.DueAt));
    }

    [Fact]
    public async Task A_link_whose_user_went_away_outside_is_withdrawn_within_the_hour()
    {
        var offered = await world.OfferAsync();
        world.Put(new ThingState(A.User()) { Revision = 2, GoneStackId = "arn:old" });

        await world.LaterAsync(TimeSpan.FromHours(1));

        Assert.Equal(HandoverState.Withdrawn, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_replaced_key_goes_off_when_the_overlap_ends_and_away_thirty_days_later()
    {
        var (old, replacement) = await RotateAsync(overlapDays: 7);
        Assert.True(Find(old)!.Active);
        var shown = (await world.UserKeys.ListAsync(A.Viewer, A.Project, HandoverWorld.User, default)).Value;
        Assert.Equal((A.Now.AddDays(7), A.Now.AddDays(37)), (shown[0].EndsAt, shown[0].DeletesAt));
        Assert.Equal(old, shown[1].Replaces);

        await world.LaterAsync(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.True(Find(old)!.Active);
        await world.LaterAsync(TimeSpan.FromSeconds(1));
        Assert.False(Find(old)!.Active);
        await world.LaterAsync(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull(Find(old));
        await world.LaterAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(replacement, Assert.Single(world.Keys.All).Id);
        Assert.Equal(
            ["key-replaced-deleted", "key-replaced-off"],
            (await world.DiaryAsync()).Select(e => e.Sentence.Code).Where(c => c.StartsWith("key-", StringComparison.Ordinal)));
        Assert.Empty(await world.StoredLinks.ListDueAsync(A.Now.AddYears(1), default));
    }

    [Fact]
    public async Task Without_an_overlap_the_old_key_is_off_when_the_new_one_is_shown()
    {
        var (old, _) = await RotateAsync(overlapDays: 0);

        Assert.False(Find(old)!.Active);
    }

    [Fact]
    public async Task A_key_that_somebody_switched_on_again_is_not_deleted()
    {
        var (old, _) = await RotateAsync(overlapDays: 0);
        await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, old, active: true, default);

        await world.LaterAsync(TimeSpan.FromDays(31));

        Assert.True(Find(old)!.Active);
    }

    [Fact]
    public async Task When_the_new_key_was_deleted_the_old_one_goes_on()
    {
        var (old, replacement) = await RotateAsync(overlapDays: 7);
        await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, replacement, active: false, default);
        await world.UserKeys.DeleteAsync(A.Manager, A.Project, HandoverWorld.User, replacement, default);

        await world.LaterAsync(TimeSpan.FromDays(8));

        Assert.True(Find(old)!.Active);
    }

    [Fact]
    public async Task One_link_that_fails_stops_no_other_and_is_tried_again()
    {
        var (old, _) = await RotateAsync(overlapDays: 7);
        var open = (await new HandoverWorld().OfferAsync(AKey with { ExpiresInHours = 168 })).Handover;
        var other = await world.StoredLinks.AddAsync(open with { Id = "hother", TokenHash = "other", DueAt = open.ExpiresAt }, default);
        Assert.True(other);
        world.Gate.Passing = (call, _) =>
        {
            if (call == "IAccessKeyIssuer.ListAsync")
                throw new PortException(PortFault.Unavailable, "failed by the test");
        };

        await world.LaterAsync(TimeSpan.FromDays(7).Add(TimeSpan.FromMinutes(1)));
        Assert.True(Find(old)!.Active);
        Assert.Equal(HandoverState.Expired, (await world.StoredAsync("hother")).State);

        world.Gate.Passing = null;
        await world.LaterAsync(HandoverTimes.Retry);
        Assert.False(Find(old)!.Active);
    }

    [Fact]
    public async Task A_sweep_with_nothing_due_reads_one_list()
    {
        await world.OfferAsync();
        var calls = new List<string>();
        world.Gate.Passing = (call, carriedOut) => calls.Add(call);

        await world.LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["IHandoverStore.ListDueAsync"], calls.Distinct());
    }

    /// <summary>The id of the key that a claim gives; null: it gives none.</summary>
    private static async Task<string?> GivenAsync(HandoverWorld world, OfferedHandover offered)
    {
        try
        {
            return (await world.ClaimAsync(offered)) is { Accepted: true, Value: ClaimAnswer.Key key } ? key.AccessKeyId : null;
        }
        catch (PortException)
        {
            return null;
        }
    }

    private static async Task AssertSoundAsync(HandoverWorld world, OfferedHandover offered)
    {
        var link = await world.StoredAsync(offered);
        Assert.Contains(link.State, new[] { HandoverState.Open, HandoverState.Claimed });
        if (link.State == HandoverState.Open)
            Assert.Empty(world.Keys.All);
        Assert.InRange(link.Attempts, 0, 1);

        var key = (ClaimAnswer.Key)(await world.ClaimAsync(offered, requestKey: "mine")).Value;

        Assert.Equal(key.AccessKeyId, Assert.Single(world.Keys.All, k => k.Active).Id);
        Assert.Single(world.Keys.All);
        await world.LaterAsync(TimeSpan.FromMinutes(15));
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-claimed");
        Assert.Null((await world.StoredAsync(offered)).DueAt);
    }

    private async Task DiesAtAsync(string call, bool carriedOut, OfferedHandover offered)
    {
        world.Gate.Passing = (passing, done) =>
        {
            if (passing.EndsWith(call, StringComparison.Ordinal) && done == carriedOut)
                throw new ProcessDiedException();
        };
        await Assert.ThrowsAsync<ProcessDiedException>(() => world.ClaimAsync(offered));
        world.Gate.Passing = null;
    }

    // The claim stands still at this call while two minutes pass and the sweeper comes by.
    private void Asleep(string call, bool carriedOut, Func<bool>? when = null) => world.Gate.Passing = (passing, done) =>
    {
        if (!passing.EndsWith(call, StringComparison.Ordinal) || done != carriedOut)
            return;
        var handler = world.Gate.Passing;
        world.Gate.Passing = null;
        if (when is null || when())
            world.LaterAsync(TimeSpan.FromMinutes(2)).Wait();
        else
            world.Gate.Passing = handler;
    };

    private async Task<(string Old, string Replacement)> RotateAsync(int overlapDays)
    {
        var old = world.Keys.MadeByHand().Id;
        var offered = await world.OfferAsync(AKey with { Replaces = old, OverlapDays = overlapDays });
        return (old, ((ClaimAnswer.Key)(await world.ClaimAsync(offered)).Value).AccessKeyId);
    }

    private AccessKey? Find(string id) => world.Keys.All.FirstOrDefault(k => k.Id == id);
}
