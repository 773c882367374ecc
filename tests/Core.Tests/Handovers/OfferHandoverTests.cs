using BucketManager.Application;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

public sealed class OfferHandoverTests
{
    private static readonly HandoverOffer AKey = new(HandoverKind.AccessKey);

    [Fact]
    public async Task A_link_has_a_token_of_43_characters_and_a_passcode_of_eight_digits()
    {
        var offered = await new HandoverWorld().OfferAsync();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", offered.Token);
        Assert.Matches("^[0-9]{4}-[0-9]{4}$", offered.Passcode);
        Assert.Equal(A.Now.AddHours(72), offered.Handover.ExpiresAt);
        Assert.Equal("manager@example.com", offered.Handover.CreatedBy);
    }

    [Fact]
    public async Task A_passcode_is_hashed_with_the_rounds_that_owasp_asks_for()
    {
        var world = new HandoverWorld();
        var manage = BucketManagerApp.Compose(world.Dependencies with { PasscodeRounds = PasscodeKeys.Iterations }).ManageHandovers;

        var offered = (await manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, AKey, null, default)).Value;

        Assert.StartsWith("pbkdf2-sha256:600000:", offered.Handover.PasscodeHash, StringComparison.Ordinal);
        Assert.IsType<ClaimAnswer.Key>((await world.ClaimAsync(offered)).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(169)]
    public async Task A_link_lives_for_one_hour_to_a_week(int hours) =>
        AssertField("/expiresInHours", await OfferAsync(new HandoverWorld(), AKey with { ExpiresInHours = hours }));

    [Theory]
    [InlineData(-1)]
    [InlineData(31)]
    public async Task An_overlap_lasts_no_longer_than_thirty_days(int days)
    {
        var world = new HandoverWorld();
        var key = world.Keys.MadeByHand();

        AssertField("/overlapDays", await OfferAsync(world, AKey with { Replaces = key.Id, OverlapDays = days }));
    }

    [Fact]
    public async Task An_overlap_without_a_key_that_is_replaced_is_refused() =>
        AssertField("/overlapDays", await OfferAsync(new HandoverWorld(), AKey with { OverlapDays = 3 }));

    [Fact]
    public async Task Only_a_key_of_the_user_can_be_replaced() =>
        AssertField("/replaces", await OfferAsync(new HandoverWorld(), AKey with { Replaces = "AKIAOTHER" }));

    [Fact]
    public async Task An_ssh_key_replaces_none() =>
        AssertField("/replaces", await OfferAsync(HandoverWorld.WithSftp(), new HandoverOffer(HandoverKind.SshPublicKey, Replaces: "AKIAOTHER")));

    [Fact]
    public async Task Keys_and_open_links_together_are_at_most_two()
    {
        var world = new HandoverWorld();
        world.Keys.MadeByHand();
        await world.OfferAsync();

        Assert.IsType<Refusal.TooManyKeys>((await OfferAsync(world, AKey)).Refusal);
    }

    [Fact]
    public async Task A_link_that_is_over_takes_no_room()
    {
        var world = new HandoverWorld();
        world.Keys.MadeByHand();
        await world.OfferAsync(AKey with { ExpiresInHours = 1 });
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await OfferAsync(world, AKey)).Accepted);
    }

    [Fact]
    public async Task A_key_cannot_be_replaced_while_two_exist_because_both_must_overlap()
    {
        var world = new HandoverWorld();
        var key = world.Keys.MadeByHand();
        world.Keys.MadeByHand();

        Assert.IsType<Refusal.TooManyKeys>((await OfferAsync(world, AKey with { Replaces = key.Id })).Refusal);
    }

    [Fact]
    public async Task Offers_at_once_never_make_more_links_than_there_is_room_for()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var world = new HandoverWorld();

            var answers = await world.Gate.LetAllThroughAsync(
                seed,
                () => { },
                Enumerable.Range(0, 3).Select(_ => (Func<Task<Result<OfferedHandover>>>)(() => OfferAsync(world, AKey))).ToList());

            var open = (await world.StoredLinks.ListAsync(A.Project, null, default)).Count(l => l.State == HandoverState.Open);
            Assert.InRange(open, 1, 2);
            Assert.Equal(open, answers.Count(a => a.Accepted));
        }
    }

    [Fact]
    public async Task A_user_that_is_not_set_up_stopped_on_its_way_out_or_past_its_end_gets_no_link()
    {
        var ready = A.Ready(A.User(), A.UserSpec());
        var stopped = A.Record(A.User(), A.UserSpec()) with { Stopped = new Suspension(A.Now, "manager@example.com", "") };
        ThingState[] barred =
        [
            A.Wanted(A.User(), A.UserSpec()),
            A.NeverMade(A.User(), A.UserSpec()),
            A.Waiting(ready, null),
            ready with { Stack = ready.Stack! with { Status = StackStatus.DeleteInProgress } },
            ready with { Stack = ready.Stack! with { Status = StackStatus.DeleteFailed } },
            ready with { Applied = new AppliedRecord(stopped, false) },
            ready with { Queued = new Change(OperationId.Parse("o-stop"), ChangeAction.Update, stopped) },
            A.Ready(A.User(), UserSpec.Check(A.UserFields() with { ExpiresAt = A.Now }).Value),
        ];

        foreach (var user in barred)
            Assert.IsType<Refusal.NotReady>((await OfferAsync(new HandoverWorld(user), AKey)).Refusal);
    }

    [Fact]
    public async Task Asking_for_an_ssh_key_needs_sftp()
    {
        Assert.IsType<Refusal.NotReady>((await OfferAsync(new HandoverWorld(), new HandoverOffer(HandoverKind.SshPublicKey))).Refusal);
        Assert.True((await OfferAsync(HandoverWorld.WithSftp(), new HandoverOffer(HandoverKind.SshPublicKey))).Accepted);
    }

    [Fact]
    public async Task Ssh_keys_and_links_that_ask_for_one_are_at_most_five()
    {
        var world = HandoverWorld.WithSftp();
        for (var i = 0; i < 5; i++)
            Assert.True((await OfferAsync(world, new HandoverOffer(HandoverKind.SshPublicKey))).Accepted);

        Assert.IsType<Refusal.TooManyKeys>((await OfferAsync(world, new HandoverOffer(HandoverKind.SshPublicKey))).Refusal);
        Assert.True((await OfferAsync(world, AKey)).Accepted);
    }

    [Fact]
    public async Task A_repeated_request_names_the_link_that_it_made_and_makes_no_other()
    {
        var world = new HandoverWorld();
        var key = new RequestKey("once", "body");
        var first = (await world.Manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, AKey, key, default)).Value;

        var again = await world.Manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, AKey, key, default);
        var other = await world.Manage.OfferAsync(
            A.Manager, A.Project, HandoverWorld.User, AKey, key with { BodyHash = "another" }, default);

        Assert.Equal(first.Handover.Id, Assert.IsType<Refusal.AlreadyDone>(again.Refusal).Id);
        Assert.IsType<Refusal.IdempotencyMismatch>(other.Refusal);
        Assert.Single(await world.StoredLinks.ListAsync(A.Project, null, default));
    }

    [Fact]
    public async Task Of_two_that_send_the_same_request_at_once_one_makes_the_link()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var world = new HandoverWorld();
            var key = new RequestKey("once", "body");

            var answers = await world.Gate.LetAllThroughAsync(
                seed,
                () => { },
                Enumerable.Range(0, 2).Select(_ => (Func<Task<Result<OfferedHandover>>>)(
                    () => world.Manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, AKey, key, default))).ToList());

            var made = Assert.Single(answers, a => a.Accepted).Value.Handover.Id;
            Assert.Equal(made, Assert.IsType<Refusal.AlreadyDone>(Assert.Single(answers, a => !a.Accepted).Refusal).Id);
            Assert.Equal(
                made,
                Assert.Single(await world.StoredLinks.ListAsync(A.Project, null, default), l => l.State == HandoverState.Open).Id);
        }
    }

    [Fact]
    public async Task The_diary_says_who_offered_and_watchers_are_told_to_look()
    {
        var world = new HandoverWorld();

        await world.OfferAsync();

        Assert.Equal("handover-offered", Assert.Single(await world.DiaryAsync()).Sentence.Code);
        Assert.Equal([new Invalidation(InvalidatedList.Handovers, "acme-edi")], Assert.Single(world.Told).Touched);
    }

    [Fact]
    public async Task Who_may_not_see_the_project_learns_nothing_and_who_may_only_look_is_refused()
    {
        var world = new HandoverWorld();

        Assert.IsType<Refusal.NotFound>(
            (await world.Manage.OfferAsync(A.Stranger, A.Project, HandoverWorld.User, AKey, null, default)).Refusal);
        Assert.IsType<Refusal.Forbidden>(
            (await world.Manage.OfferAsync(A.Viewer, A.Project, HandoverWorld.User, AKey, null, default)).Refusal);
        Assert.IsType<Refusal.NotFound>(
            (await world.Manage.OfferAsync(A.Manager, A.Project, UserName.Parse("nobody"), AKey, null, default)).Refusal);
    }

    [Fact]
    public async Task The_list_shows_what_has_run_out_before_the_sweeper_has_seen_it()
    {
        var world = new HandoverWorld();
        var offered = await world.OfferAsync(AKey with { ExpiresInHours = 1 });
        world.Clock.Advance(TimeSpan.FromHours(1));

        var listed = (await world.Manage.ListAsync(A.Viewer, A.Project, HandoverWorld.User, default)).Value;

        Assert.Equal(HandoverState.Expired, Assert.Single(listed).State);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_link_that_only_its_stopped_user_keeps_shut_stays_withdrawn_when_the_user_is_let_back_in()
    {
        var world = new HandoverWorld();
        var offered = await world.OfferAsync();

        // The stop died before it came to the links.
        var stop = new Suspension(A.Now, "manager@example.com", string.Empty);
        world.Put(A.Ready(A.User(), A.UserSpec(A.Grant())) with
        {
            Applied = new AppliedRecord(A.Record(A.User(), A.UserSpec(A.Grant()), 2) with { Stopped = stop }, false),
        });
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);

        await world.Manage.WithdrawAsync(A.Manager, A.Project, HandoverWorld.User, offered.Handover.Id, default);
        world.Put(A.Ready(A.User(), A.UserSpec(A.Grant())));

        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
    }

    [Fact]
    public async Task A_withdrawn_link_stays_withdrawn_and_one_that_was_claimed_stays_claimed()
    {
        var world = new HandoverWorld();
        var withdrawn = await world.OfferAsync();
        var claimed = await world.OfferAsync();
        await world.ClaimAsync(claimed);

        Assert.Equal(HandoverState.Withdrawn, await WithdrawAsync(withdrawn));
        Assert.Equal(HandoverState.Withdrawn, await WithdrawAsync(withdrawn));
        Assert.Equal(HandoverState.Claimed, await WithdrawAsync(claimed));
        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(withdrawn)).Refusal).State);
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-withdrawn");

        async Task<HandoverState> WithdrawAsync(OfferedHandover offered) =>
            (await world.Manage.WithdrawAsync(A.Manager, A.Project, HandoverWorld.User, offered.Handover.Id, default)).Value.State;
    }

    private static Task<Result<OfferedHandover>> OfferAsync(HandoverWorld world, HandoverOffer offer) =>
        world.Manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, offer, null, default);

    private static void AssertField(string field, Result<OfferedHandover> answer) =>
        Assert.Equal(field, Assert.Single(Assert.IsType<Refusal.Invalid>(answer.Refusal).Errors).Field);
}
