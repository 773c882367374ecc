using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Users;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

public sealed class StopUserTests
{
    private static readonly HandoverOffer AKey = new(HandoverKind.AccessKey);

    [Fact]
    public async Task Keys_and_links_are_off_at_once_and_one_change_denies_the_rest()
    {
        var world = new HandoverWorld(WithSshKey());
        var key = world.Keys.MadeByHand();
        var offered = await world.OfferAsync();

        var answer = await StopAsync(world, "lost laptop");

        Assert.Equal(
            [
                (StoppedAccess.Handover, offered.Handover.Id, StopOutcome.Stopped),
                (StoppedAccess.Key, key.Id, StopOutcome.Stopped),
                (StoppedAccess.SshKey, A.SshKey(1).Fingerprint, StopOutcome.Running),
                (StoppedAccess.Grants, null, StopOutcome.Running),
            ],
            answer.Items.Select(i => (i.What, i.Id, i.Outcome)));
        Assert.False(world.Keys.All[0].Active);
        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
        Assert.Equal(OperationState.Queued, answer.Operation!.State);
        var wanted = world.StoredUser().Queued!.Record;
        Assert.Equal(new Suspension(A.Now, "manager@example.com", "lost laptop"), wanted.Stopped);
        var spec = (UserSpec)wanted.Spec;
        Assert.Empty(spec.SshPublicKeys);
        Assert.Equal([A.Grant()], spec.Grants);
    }

    [Fact]
    public async Task What_was_done_stands_in_the_diary()
    {
        var world = new HandoverWorld();
        world.Keys.MadeByHand();
        await world.OfferAsync();

        await StopAsync(world, "lost laptop");

        var codes = (await world.DiaryAsync()).Select(e => e.Sentence.Code).ToList();
        Assert.Contains("key-switched-off", codes);
        Assert.Contains("handover-withdrawn", codes);
        Assert.Contains("user-stopped-because", codes);
    }

    [Fact]
    public async Task It_comes_before_an_edit_that_waits_and_contains_it()
    {
        var user = A.Waiting(A.Ready(A.User(), A.UserSpec()), A.UserSpec(A.Grant()));
        var world = new HandoverWorld(user);

        var answer = await StopAsync(world);

        Assert.Equal(answer.Operation!.Id, world.StoredUser().Queued!.Id);
        Assert.Equal([A.Grant()], ((UserSpec)world.StoredUser().Queued!.Record.Spec).Grants);
        Assert.Equal(user.Revision + 1, world.StoredUser().Revision);
    }

    [Fact]
    public async Task It_works_before_the_user_is_set_up_and_whatever_its_stack_is_in()
    {
        var ready = A.Ready(A.User(), A.UserSpec());
        foreach (var status in Enum.GetValues<StackStatus>().Except([StackStatus.DeleteFailed, StackStatus.ImportRollbackFailed]))
        {
            var world = new HandoverWorld(ready with { Stack = ready.Stack! with { Status = status } });
            world.Keys.MadeByHand();
            Assert.NotNull((await StopAsync(world)).Operation);
            Assert.False(world.Keys.All[0].Active);
        }

        Assert.NotNull((await StopAsync(new HandoverWorld(A.Wanted(A.User(), A.UserSpec())))).Operation);
    }

    [Fact]
    public async Task Where_only_deletion_is_left_keys_go_off_and_the_answer_says_what_did_not_work()
    {
        var ready = A.Ready(A.User(), A.UserSpec());
        var world = new HandoverWorld(ready with { Stack = ready.Stack! with { Status = StackStatus.DeleteFailed } });
        world.Keys.MadeByHand();

        var answer = await StopAsync(world);

        Assert.Equal([StopOutcome.Stopped, StopOutcome.Failed], answer.Items.Select(i => i.Outcome));
        Assert.False(world.Keys.All[0].Active);
    }

    [Fact]
    public async Task Where_deletion_is_wanted_keys_and_links_go_off_and_there_is_no_change()
    {
        var world = new HandoverWorld();
        var key = world.Keys.MadeByHand();
        var offered = await world.OfferAsync();
        world.Put(A.Waiting(world.StoredUser(), null));

        var answer = await StopAsync(world);

        Assert.Null(answer.Operation);
        Assert.Equal(
            [(StoppedAccess.Handover, offered.Handover.Id, StopOutcome.Stopped), (StoppedAccess.Key, key.Id, StopOutcome.Stopped), (StoppedAccess.Grants, null, StopOutcome.Running)],
            answer.Items.Select(i => (i.What, i.Id, i.Outcome)));
    }

    [Fact]
    public async Task A_user_that_was_never_made_may_do_nothing()
    {
        var answer = await StopAsync(new HandoverWorld(A.NeverMade(A.User(), A.UserSpec())));

        Assert.Null(answer.Operation);
        Assert.Equal(StopOutcome.Stopped, Assert.Single(answer.Items).Outcome);
    }

    [Theory]
    [InlineData("IAccessKeyIssuer.ListAsync")]
    [InlineData("IAccessKeyIssuer.SetActiveAsync")]
    public async Task Keys_that_could_not_be_switched_off_are_called_failed_and_the_rest_is_done(string call)
    {
        var world = new HandoverWorld();
        world.Keys.MadeByHand();
        Fail(world, call);

        var answer = await StopAsync(world);

        Assert.Equal([(StoppedAccess.Key, StopOutcome.Failed), (StoppedAccess.Grants, StopOutcome.Running)], answer.Items.Select(i => (i.What, i.Outcome)));
        Assert.NotNull(answer.Operation);

        world.Gate.Passing = null;
        var again = await StopAsync(world);
        Assert.Equal([(StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.Grants, StopOutcome.Running)], again.Items.Select(i => (i.What, i.Outcome)));
        Assert.Equal(answer.Operation.Id, again.Operation!.Id);
        Assert.False(world.Keys.All[0].Active);
    }

    [Theory]
    [InlineData("IHandoverStore.ListAsync")]
    [InlineData("IHandoverStore.ReplaceAsync")]
    public async Task Links_that_could_not_be_withdrawn_are_called_failed_and_keys_go_off_all_the_same(string call)
    {
        var world = new HandoverWorld();
        world.Keys.MadeByHand();
        var offered = await world.OfferAsync();
        Fail(world, call);

        var answer = await StopAsync(world);

        Assert.Equal([(StoppedAccess.Handover, StopOutcome.Failed), (StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.Grants, StopOutcome.Running)], answer.Items.Select(i => (i.What, i.Outcome)));
        world.Gate.Passing = null;
        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
    }

    [Fact]
    public async Task A_change_that_could_not_be_made_is_called_failed_and_so_are_the_ssh_keys()
    {
        var world = new HandoverWorld(WithSshKey());
        world.Keys.MadeByHand();
        Fail(world, "IStateCache.CommitAsync");

        var answer = await StopAsync(world);

        Assert.Equal([(StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.SshKey, StopOutcome.Failed), (StoppedAccess.Grants, StopOutcome.Failed)], answer.Items.Select(i => (i.What, i.Outcome)));
        Assert.Null(answer.Operation);
        Assert.False(world.Keys.All[0].Active);
    }

    [Fact]
    public async Task Once_it_is_applied_a_repetition_says_that_everything_is_stopped()
    {
        var world = new HandoverWorld(WithSshKey());
        world.Keys.MadeByHand();
        var first = await StopAsync(world);
        world.Apply();

        var again = await StopAsync(world);

        Assert.Equal([(StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.Grants, StopOutcome.Stopped)], again.Items.Select(i => (i.What, i.Outcome)));
        Assert.Equal(first.Operation!.Revision, world.StoredUser().Revision);
    }

    [Fact]
    public async Task After_a_stop_that_was_rolled_back_a_repetition_makes_another_change()
    {
        var world = new HandoverWorld();
        var first = await StopAsync(world);
        world.Put(world.StoredUser() with { Queued = null });

        var again = await StopAsync(world);

        Assert.NotEqual(first.Operation!.Id, again.Operation!.Id);
        Assert.NotNull(world.StoredUser().Queued!.Record.Stopped);
    }

    [Fact]
    public async Task No_key_stays_on_whichever_way_claims_offers_and_switches_race_with_a_stop()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var world = new HandoverWorld();
            var off = world.Keys.MadeByHand();
            await world.Keys.SetActiveAsync(null!, A.Project, HandoverWorld.User, off.Id, false, default);
            var offered = await world.OfferAsync();
            Result<ClaimAnswer>? claimed = null;

            await world.Gate.LetAllThroughAsync<object>(seed, () => world.Clock.Advance(HandoverTimes.Pause),
            [
                async () => (claimed = await world.ClaimAsync(offered)).Value.Accepted,
                async () => await StopAsync(world),
                async () => await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, off.Id, true, default),
                async () => await world.Manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, AKey, null, default),
            ]);

            Assert.DoesNotContain(world.Keys.All, k => k.Active);
            Assert.DoesNotContain(
                await world.StoredLinks.ListAsync(A.Project, null, default),
                l => l.State is HandoverState.Open or HandoverState.Claiming);
            Assert.Equal(claimed!.Value.Accepted ? 2 : 1, world.Keys.All.Count);
        }
    }

    [Fact]
    public async Task Who_presses_the_button_and_goes_away_has_pressed_it()
    {
        var world = new HandoverWorld();
        world.Keys.MadeByHand();
        using var gone = new CancellationTokenSource();
        world.Gate.Passing = (call, _) =>
        {
            if (call == "IHandoverStore.ListAsync")
                gone.Cancel();
        };

        Assert.True((await world.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, null, gone.Token)).Accepted);

        Assert.False(world.Keys.All[0].Active);
        Assert.NotNull(world.StoredUser().Queued);
    }

    [Fact]
    public async Task Rights_come_first_then_the_reason_then_the_user()
    {
        var world = new HandoverWorld();

        Assert.IsType<Refusal.NotFound>((await RunAsync(A.Stranger, "\u0007")).Refusal);
        Assert.IsType<Refusal.Forbidden>((await RunAsync(A.Viewer, "\u0007")).Refusal);
        Assert.Equal(
            "/reason",
            Assert.Single(Assert.IsType<Refusal.Invalid>((await RunAsync(A.Manager, new string('x', 501))).Refusal).Errors).Field);
        Assert.IsType<Refusal.NotFound>((await world.Stop.RunAsync(A.Manager, A.Project, UserName.Parse("nobody"), null, default)).Refusal);
        Assert.Null(world.StoredUser().Queued);

        Task<Result<StopAnswer>> RunAsync(Actor actor, string reason) =>
            world.Stop.RunAsync(actor, A.Project, HandoverWorld.User, reason, default);
    }

    [Fact]
    public async Task A_user_that_is_let_back_in_has_its_grants_and_none_of_its_keys()
    {
        var world = new HandoverWorld(WithSshKey());
        world.Keys.MadeByHand();
        await StopAsync(world);
        world.Apply();

        var resumed = await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default);

        Assert.IsType<EditResult.Accepted>(resumed.Value);
        var wanted = world.StoredUser().Queued!.Record;
        Assert.Null(wanted.Stopped);
        Assert.Equal([A.Grant()], ((UserSpec)wanted.Spec).Grants);
        Assert.Empty(((UserSpec)wanted.Spec).SshPublicKeys);
        Assert.False(world.Keys.All[0].Active);
    }

    [Fact]
    public async Task New_keys_wait_until_the_user_is_back_in_for_real()
    {
        var world = new HandoverWorld();
        await StopAsync(world);
        world.Apply();
        Assert.IsType<Refusal.NotReady>((await OfferAsync()).Refusal);
        await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default);
        Assert.IsType<Refusal.NotReady>((await OfferAsync()).Refusal);

        world.Apply();

        Assert.True((await OfferAsync()).Accepted);

        Task<Result<OfferedHandover>> OfferAsync() =>
            world.Manage.OfferAsync(A.Manager, A.Project, HandoverWorld.User, AKey, null, default);
    }

    [Fact]
    public async Task What_was_stopped_stays_off_while_stopped_and_after_and_new_keys_go_off_and_on()
    {
        var world = new HandoverWorld();
        var old = world.Keys.MadeByHand().Id;
        await StopAsync(world);
        Assert.Equal("key-stays-off", await SwitchOnAsync(old));
        world.Apply();
        Assert.Equal("key-stays-off", await SwitchOnAsync(old));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default);
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        world.Apply();
        var claimed = (ClaimAnswer.Key)(await world.ClaimAsync(await world.OfferAsync())).Value;
        await SetAsync(claimed.AccessKeyId, active: false);

        Assert.Equal("key-was-stopped", await SwitchOnAsync(old));
        Assert.Null(await SwitchOnAsync(claimed.AccessKeyId));
        Assert.Equal([true, false], (await ListAsync()).Select(k => k.StaysOff));
        await EditAsync(world);
        Assert.Equal("key-was-stopped", await SwitchOnAsync(old));

        // The record is the memory: nothing else is left after a loss of the cache.
        var applied = Assert.IsType<TemplateReading.Managed>(TemplateReader.Read(StackTemplates.Render(world.StoredUser().Applied!.Record).Text));
        Assert.Equal(world.StoredUser().KeysValidAfter, applied.Record.KeysValidAfter);

        // A second stop takes the new key, too.
        await StopAsync(world);
        world.Apply();
        await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default);
        world.Apply();
        Assert.Equal("key-was-stopped", await SwitchOnAsync(claimed.AccessKeyId));

        async Task<string?> SwitchOnAsync(string key) => (await SetAsync(key, active: true)).Refusal?.Says.Code;
        Task<Result<KeySummary>> SetAsync(string key, bool active) =>
            world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, key, active, default);
        async Task<IReadOnlyList<KeySummary>> ListAsync() =>
            (await world.UserKeys.ListAsync(A.Manager, A.Project, HandoverWorld.User, default)).Value;
    }

    [Fact]
    public async Task A_key_whose_clock_was_ahead_when_everything_was_stopped_stays_off_after_a_quick_resume()
    {
        var world = new HandoverWorld();
        var old = world.Keys.MadeByHand(A.Now.AddSeconds(4)).Id;
        await StopAsync(world);
        await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default);
        world.Apply();

        var again = await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, old, true, default);

        Assert.Equal("key-was-stopped", again.Refusal?.Says.Code);
        Assert.False(world.Keys.All[0].Active);
    }

    [Fact]
    public async Task After_a_stop_that_AWS_refused_its_keys_stay_off_and_the_next_edit_remembers()
    {
        var world = new HandoverWorld();
        var old = world.Keys.MadeByHand().Id;
        await StopAsync(world);
        var stopped = world.StoredUser();
        world.Put(stopped with { Queued = null, Failed = new FailedChange(stopped.Queued!) });
        await AssertStaysOffAsync();

        await EditAsync(world);

        await AssertStaysOffAsync();

        async Task AssertStaysOffAsync() => Assert.Equal(
            "key-was-stopped",
            (await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, old, true, default)).Refusal?.Says.Code);
    }

    [Fact]
    public async Task No_stopped_key_is_on_whichever_way_switches_race_with_a_stop_and_a_resume()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var world = new HandoverWorld();
            var old = world.Keys.MadeByHand().Id;
            await world.Gate.LetAllThroughAsync<object>(seed, () => world.Clock.Advance(HandoverTimes.Pause),
            [
                async () =>
                {
                    await StopAsync(world);
                    return await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default);
                },
                async () => await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, old, true, default),
                async () => await world.UserKeys.SetActiveAsync(A.Manager, A.Project, HandoverWorld.User, old, true, default),
            ]);

            Assert.DoesNotContain(world.Keys.All, k => k.Active);
        }
    }

    [Fact]
    public async Task Only_a_stopped_user_can_be_let_back_in()
    {
        var world = new HandoverWorld();

        Assert.IsType<Refusal.NotReady>(
            (await world.Resume.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(), default)).Refusal);
        Assert.IsType<Refusal.Forbidden>(
            (await world.Resume.RunAsync(A.Viewer, A.Project, HandoverWorld.User, new EditTerms(), default)).Refusal);
    }

    [Fact]
    public async Task The_links_of_a_removed_user_are_withdrawn_and_a_new_user_of_its_name_does_not_inherit_them()
    {
        var world = new HandoverWorld();
        var written = await world.OfferAsync();
        await world.Remove.RunAsync(A.Manager, A.Project, HandoverWorld.User, new EditTerms(IfMatch: 1), default);
        Assert.Equal(HandoverState.Withdrawn, (await world.StoredAsync(written)).State);

        var other = new HandoverWorld();
        var unwritten = await other.OfferAsync();
        var next = A.Ready(A.User(), A.UserSpec(), revision: 3);
        other.Put(next with { Stack = next.Stack! with { Id = "arn:another" } });
        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await other.ClaimAsync(unwritten)).Refusal).State);
    }

    [Fact]
    public async Task A_user_made_again_under_an_old_name_has_none_of_the_former_ones_hand_overs()
    {
        var world = new HandoverWorld();
        var claimed = await world.OfferAsync();
        await world.ClaimAsync(claimed, requestKey: "once");
        var open = await world.OfferAsync();
        var next = A.Ready(A.User(), A.UserSpec(), revision: 3);
        world.Put(next with { Stack = next.Stack! with { Id = "arn:another" } });
        world.Keys.All.Clear();
        var own = await world.OfferAsync();

        var listed = (await world.Manage.ListAsync(A.Manager, A.Project, HandoverWorld.User, default)).Value;
        var former = await world.Claims.LookAsync(open.Token, default);
        var repeated = await world.ClaimAsync(claimed, requestKey: "once");

        Assert.Equal([own.Handover.Id], listed.Select(l => l.Id));
        Assert.IsType<Refusal.NotFound>(
            (await world.Manage.WithdrawAsync(A.Manager, A.Project, HandoverWorld.User, open.Handover.Id, default)).Refusal);
        Assert.Equal((HandoverState.Withdrawn, ""), (former.Value.State, former.Value.Company));
        Assert.IsType<Refusal.Gone>((await world.ClaimAsync(open)).Refusal);
        Assert.IsType<Refusal.Gone>(repeated.Refusal);
        Assert.True((await world.ClaimAsync(own)).Accepted);
    }

    private static async Task EditAsync(HandoverWorld world)
    {
        var user = world.StoredUser();
        var plan = new EditPlan(UseCase.ChangeUser, user.Key, ChangeAction.Update)
        {
            Make = on => new Edit(ChangeAction.Update, A.UserSpec(), Say.UserNotSetUp("X")),
        };
        Assert.True((await world.App.Submit.RunAsync(A.Manager, plan, new EditTerms(), default)).Accepted);
        world.Apply();
    }

    private static ThingState WithSshKey() =>
        A.Ready(A.User(), UserSpec.Check(A.UserFields(A.Grant()) with { Sftp = true, SshPublicKeys = [A.SshKey(1).ToString()] }).Value);

    private static async Task<StopAnswer> StopAsync(HandoverWorld world, string? reason = null) =>
        (await world.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, reason, default)).Value;

    private static void Fail(HandoverWorld world, string call) => world.Gate.Passing = (passing, _) =>
    {
        if (passing == call)
            throw new PortException(PortFault.Unavailable, "failed by the test");
    };
}
