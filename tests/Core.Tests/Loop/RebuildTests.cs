using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Users;
using BucketManager.Application.WriteLoop;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>The cache is only a mirror: what it lost, the templates give back.</summary>
public sealed class RebuildTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    private static readonly UserName Acme = UserName.Parse("acme-edi");

    [Fact]
    public async Task After_a_loss_of_the_cache_everything_is_there_again()
    {
        await (await (await world.WithProjectAsync()).WithUserAsync()).WithBucketAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.SettleAsync();
        var before = await world.Cache.ListThingsAsync(A.Project, CancellationToken.None);
        var sequence = (await world.Cache.FindHeadAsync(A.Project, CancellationToken.None))!.Sequence;
        await world.PassAsync(60);

        world.LoseTheCache();
        var report = Assert.Single(await world.App.Rebuild.LostProjectsAsync(CancellationToken.None));

        Assert.Equal((A.Project, 3), (report.Project, report.Read));
        Assert.All(report.Differences, d => Assert.Equal("rebuild-found", d.Says.Code));
        Assert.Equal(3, report.Differences.Count);
        foreach (var was in before)
        {
            var now = await world.ThingAsync(was.Key);
            Assert.Equal((was.Applied, was.Stack, was.Status), (now.Applied, now.Stack, now.Status));
            Assert.Equal(was.Revision + 1000, now.Revision);
            Assert.NotNull(await world.Cache.FindTemplateAsync(was.Key, CancellationToken.None));
        }

        var head = (await world.Cache.FindHeadAsync(A.Project, CancellationToken.None))!;
        Assert.Equal(world.Clock.GetUtcNow(), head.RebuiltAt);
        Assert.True(head.Sequence > sequence);
        Assert.Equal(A.Project, await world.Cache.FindAccountOwnerAsync(world.Place.Account, CancellationToken.None));
        Assert.Empty(await world.App.Rebuild.LostProjectsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task After_a_loss_no_edit_is_taken_until_calls_from_before_it_have_arrived_and_everything_was_looked_for_again()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);
        world.Sweeps = false;

        var refusal = await World.RefusedAsync<Refusal.Unavailable>(world.ChangeUserAsync(1001, "two"));
        Assert.Equal((TimeSpan.FromSeconds(65), "just-rebuilt"), (refusal.RetryAfter, refusal.Says.Code));
        await World.RefusedAsync<StaleRevision>(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(59);
        refusal = await World.RefusedAsync<Refusal.Unavailable>(world.ChangeUserAsync(1001, "two"));
        Assert.Equal((TimeSpan.FromSeconds(6), "just-rebuilt"), (refusal.RetryAfter, refusal.Says.Code));

        // Nobody sweeps: who waits as long as was said is let in.
        await world.PassAsync(refusal.RetryAfter);
        await World.AcceptedAsync(world.ChangeUserAsync(1001, "two"));
        await world.SettleAsync();
        Assert.Equal(1002, (await world.ThingAsync(A.User())).Revision);
    }

    [Fact]
    public async Task After_a_loss_a_stop_is_taken_at_once_and_sent_when_calls_from_before_have_arrived()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var key = await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var stopped = (await world.App.StopUser.RunAsync(A.Manager, A.Project, Acme, null, CancellationToken.None)).Value;

        Assert.Equal([(StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.Grants, StopOutcome.Running)], stopped.Items.Select(i => (i.What, i.Outcome)));
        Assert.DoesNotContain(await world.Aws.AccessKeys.ListAsync(world.Place, A.Project, Acme, CancellationToken.None), k => k.Active);
        Assert.True(CredentialEligibility.IsStopped(await world.ThingAsync(A.User())));
        await world.PassAsync(59);
        Assert.Equal(OperationState.Queued, (await world.OperationAsync(stopped.Operation!.Id)).State);
        Assert.Equal(StackStatus.CreateComplete, (await world.StackAsync(A.User()))!.Status);

        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(stopped.Operation!.Id)).State);
        Assert.NotNull((await world.ThingAsync(A.User())).Applied!.Record.Stopped);
        Assert.Equal(key.Id, Assert.Single(await world.Aws.AccessKeys.ListAsync(world.Place, A.Project, Acme, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task A_user_that_is_not_read_again_yet_is_looked_for_when_it_is_stopped_and_its_keys_go_off_even_if_it_is_not_to_be_read()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        world.LoseTheCache();
        world.Faults.Call(new CallFault.Lost(), 2, AwsAction.DescribeStack, call => call.Subject == A.User().StackName);
        await World.IgnoringTroubleAsync(world.App.Rebuild.LostProjectsAsync(CancellationToken.None));
        Assert.Null(await world.Cache.FindThingAsync(A.User(), CancellationToken.None));

        var unread = (await StopAsync()).Value;
        Assert.Equal([(StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.Grants, StopOutcome.Failed)], unread.Items.Select(i => (i.What, i.Outcome)));
        Assert.DoesNotContain(await world.Aws.AccessKeys.ListAsync(world.Place, A.Project, Acme, CancellationToken.None), k => k.Active);

        var again = (await StopAsync()).Value;
        Assert.Equal([(StoppedAccess.Key, StopOutcome.Stopped), (StoppedAccess.Grants, StopOutcome.Running)], again.Items.Select(i => (i.What, i.Outcome)));
        Assert.IsType<Refusal.NotFound>(
            (await world.App.StopUser.RunAsync(A.Manager, A.Project, UserName.Parse("nobody"), null, CancellationToken.None)).Refusal);

        Task<Result<StopAnswer>> StopAsync() => world.App.StopUser.RunAsync(A.Manager, A.Project, Acme, null, CancellationToken.None);
    }

    [Fact]
    public async Task After_a_loss_no_key_is_given_and_none_switched_on_before_it_is_known_who_was_stopped()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var key = await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        await world.Aws.AccessKeys.SetActiveAsync(world.Place, A.Project, Acme, key.Id, active: false, CancellationToken.None);
        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var offered = await world.App.ManageHandovers.OfferAsync(
            A.Manager, A.Project, Acme, new HandoverOffer(HandoverKind.AccessKey), null, CancellationToken.None);
        var switched = await world.App.UserKeys.SetActiveAsync(A.Manager, A.Project, Acme, key.Id, active: true, CancellationToken.None);

        Assert.IsType<Refusal.Unavailable>(offered.Refusal);
        Assert.IsType<Refusal.Unavailable>(switched.Refusal);
    }

    [Fact]
    public async Task After_a_loss_a_user_with_two_active_keys_needs_somebody_until_one_is_off()
    {
        await (await (await world.WithProjectAsync()).WithUserAsync()).WithUserAsync("one-key");
        var old = await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, UserName.Parse("one-key"), CancellationToken.None);
        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var told = await world.ThingAsync(A.User());
        Assert.Equal(
            ("why-two-active-keys", "next-end-one-key", ThingStatus.Ready),
            (StatusReason.Of(told)?.Code, Advice.Of(told)?.Code, told.Status));
        Assert.Null(Advice.Of(await world.ThingAsync(A.User("one-key"))));
        Assert.Equal(1, await InNeedAsync());

        await world.App.UserKeys.SetActiveAsync(A.Manager, A.Project, Acme, old.Id, active: false, CancellationToken.None);
        Assert.Null(Advice.Of(await world.ThingAsync(A.User())));
        Assert.Equal(0, await InNeedAsync());

        async Task<int> InNeedAsync() => (await new ProjectViews(world.Cache).FindAsync(A.Project, CancellationToken.None))!
            .Attention.At(world.Clock.GetUtcNow(), []).Count(item => item.Cause == AttentionCause.TwoActiveKeys);
    }

    [Fact]
    public async Task Two_active_keys_that_somebody_ends_in_AWS_need_nobody_any_more_an_hour_later()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var old = await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, Acme, CancellationToken.None);
        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);
        Assert.Equal(true, (await world.ThingAsync(A.User())).TwoActiveKeys);

        await world.Aws.AccessKeys.SetActiveAsync(world.Place, A.Project, Acme, old.Id, active: false, CancellationToken.None);
        await world.App.Sweep.ListedStacksAsync(CancellationToken.None);

        Assert.Null((await world.ThingAsync(A.User())).TwoActiveKeys);
    }

    /// <summary>Found by the simulation: the project could be closed over a user that was not found yet.</summary>
    [Fact]
    public async Task While_something_of_a_lost_project_is_not_found_nothing_in_it_is_changed()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.LoseTheCache();
        world.Faults.Call(new CallFault.Lost(), 3, AwsAction.DescribeStack, call => call.Subject == A.User().StackName);
        for (var minutes = 0; minutes < 3; minutes++)
        {
            await World.IgnoringTroubleAsync(world.App.Rebuild.LostProjectsAsync(CancellationToken.None));
            Assert.Null(await world.Cache.FindThingAsync(A.User(), CancellationToken.None));
            world.Sweeps = false;
            await world.PassAsync(60);
        }

        Task<Result<EditResult>> CloseAsync() =>
            world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1001), CancellationToken.None);
        Assert.Equal("being-rebuilt", (await World.RefusedAsync<Refusal.Unavailable>(CloseAsync())).Says.Code);

        await world.App.Sweep.OpenThingsAsync(CancellationToken.None);
        Assert.NotNull(await world.Cache.FindThingAsync(A.User(), CancellationToken.None));
        Assert.IsType<Refusal.InUse>((await CloseAsync()).Refusal);
    }

    [Fact]
    public async Task A_new_project_is_no_rebuild()
    {
        await world.WithProjectAsync();

        Assert.Null((await world.Cache.FindHeadAsync(A.Project, CancellationToken.None))!.RebuiltAt);
        Assert.True((await world.Cache.FindHeadAsync(A.Project, CancellationToken.None))!.Sequence >= A.Now.ToUnixTimeMilliseconds());
        Assert.Empty(await world.App.Rebuild.LostProjectsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_was_being_made_when_the_cache_was_lost_is_found_when_it_is_through()
    {
        await world.WithProjectAsync();
        await World.AcceptedAsync(world.AddUserAsync());
        await world.PassAsync(5);

        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);
        Assert.Null(await world.Cache.FindThingAsync(A.User(), CancellationToken.None));

        await world.PassAsync(60);
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.User())).Status);
    }

    /// <summary>Found by the simulation: it was shown as applied, and might have been rolled back.</summary>
    [Fact]
    public async Task A_change_that_began_is_not_found_as_applied_while_the_stack_is_seen_as_it_was()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(2);

        world.LoseTheCache();
        world.Faults.Call(new CallFault.Stale(1), 1, AwsAction.DescribeStack, call => call.Subject == A.User().StackName);
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        Assert.Null(await world.Cache.FindThingAsync(A.User(), CancellationToken.None));
        await world.PassAsync(120);
        Assert.Equal("one", ((UserSpec)(await world.ThingAsync(A.User())).Applied!.Record.Spec).Company);
    }

    [Fact]
    public async Task The_diary_begins_with_what_was_lost()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.LoseTheCache();

        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var line = Assert.Single((await world.Cache.ListActivityAsync(A.Project, new(), 10, null, CancellationToken.None)).Items);
        Assert.Equal(("rebuilt-from-templates", "system", A.ProjectKey), (line.Sentence.Code, line.Actor, line.Key));
    }

    [Fact]
    public async Task A_failed_creation_is_found_with_what_was_wanted()
    {
        await world.WithProjectAsync();
        world.Faults.FailResource("AWS::IAM::User", "Not today", ResourceAction.Create);
        await World.AcceptedAsync(world.AddUserAsync());
        await world.SettleAsync();

        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var found = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Failed, "one"), (found.Status, ((UserSpec)found.Failed!.Spec!).Company));
        await world.PassAsync(150);
        await World.AcceptedAsync(world.ChangeUserAsync(1001, "two"));
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.User())).Status);
    }

    [Fact]
    public async Task A_project_that_stands_only_in_the_register_is_shown_to_admins_as_failed_and_can_be_closed()
    {
        await world.WithProjectAsync();
        var baseline = (await world.StackAsync(A.ProjectKey))!;
        await world.Aws.CloudFormation.DeleteAsync(world.Place, baseline.Id, "outside", CancellationToken.None);
        world.HearsEvents = false;
        world.Sweeps = false;
        await world.PassAsync(300);

        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var found = await world.ThingAsync(A.ProjectKey);
        Assert.Equal((ThingStatus.Failed, "registered-only"), (found.Status, found.Reason!.Code));
        Assert.Equal(
            Role.None, (await new ProjectViews(world.Cache).FindAsync(A.Project, CancellationToken.None))!.RoleOf(A.Manager));
        world.HearsEvents = true;
        world.Sweeps = true;
        await world.PassAsync(150);
        await World.AcceptedAsync(
            world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1000), CancellationToken.None));
        await world.SettleAsync();
        Assert.True((await world.ThingAsync(A.ProjectKey)).IsTombstone);
        Assert.Empty(await world.Aws.CloudFormation.ListAsync(A.Hub, CancellationToken.None));
    }

    [Fact]
    public async Task Whose_own_stack_was_changing_when_the_cache_was_lost_is_found_with_all_it_has()
    {
        await (await (await world.WithProjectAsync()).WithUserAsync()).WithBucketAsync();
        var spec = A.ProjectFields("two") with { Managers = ["manager@example.com"] };
        await World.AcceptedAsync(world.App.ChangeProject.RunAsync(A.Admin, A.Project, spec, new EditTerms(IfMatch: 1), CancellationToken.None));
        world.LoseTheCache();
        Assert.Equal(0, Assert.Single(await world.App.Rebuild.LostProjectsAsync(CancellationToken.None)).Read);
        Assert.Null(await world.Cache.FindThingAsync(A.ProjectKey, CancellationToken.None));

        await world.PassAsync(120);

        foreach (var key in new[] { A.ProjectKey, A.User(), A.Bucket() })
            Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(key)).Status);
        Assert.Equal("two", ((ProjectSpec)(await world.ThingAsync(A.ProjectKey)).Applied!.Record.Spec).Title);
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task An_entry_of_the_register_that_could_not_be_removed_is_found_and_removed()
    {
        await world.WithProjectAsync();
        world.Faults.FailResource("AWS::SSM::Parameter", "Not today", ResourceAction.Delete);
        await World.AcceptedAsync(world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1), CancellationToken.None));
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.ProjectKey)).Status);

        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        var found = await world.ThingAsync(A.ProjectKey);
        Assert.Equal((ThingStatus.Failed, "registered-only"), (found.Status, found.Reason?.Code));
        await world.PassAsync(150);
        await World.AcceptedAsync(
            world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: found.Revision), CancellationToken.None));
        await world.SettleAsync();
        Assert.True((await world.ThingAsync(A.ProjectKey)).IsTombstone);
        Assert.Empty(await world.Aws.CloudFormation.ListAsync(A.Hub, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_project_is_opened_and_the_cache_lost_at_any_moment_and_nothing_stays_unknown(bool carriedOut)
    {
        for (var n = 1; n < 200; n++)
        {
            using var world = new World(n);
            var mortal = new DiesAt(n, carriedOut);
            world.Start(mortal);
            await World.IgnoringTroubleAsync(
                world.App.OpenProject.RunAsync(A.Admin, A.Project, A.ProjectFields(), new EditTerms(), CancellationToken.None));
            for (var seconds = 0; seconds < 200 && !mortal.IsDead; seconds += 1)
                await world.PassAsync(1);
            var died = mortal.IsDead;
            world.LoseTheCache();
            await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);
            await world.PassAsync(600);

            var registered = await world.Aws.CloudFormation.ListAsync(A.Hub, CancellationToken.None);
            var known = await world.Cache.FindThingAsync(A.ProjectKey, CancellationToken.None);
            Assert.Equal(registered.Count, known is null ? 0 : 1);
            Assert.All(await world.StacksAsync(), stack => Assert.Equal(stack.Id, known!.Stack?.Id));
            Assert.Null(known?.Newest);
            if (known is not null)
            {
                // An admin makes it whole, whatever was lost.
                await World.AcceptedAsync(world.App.ChangeProject.RunAsync(
                    A.Admin, A.Project, A.ProjectFields("again"), new EditTerms(IfMatch: known.Revision), CancellationToken.None));
                await world.SettleAsync();
                Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
            }

            await Invariants.AssertAsync(world);
            if (!died)
                return;
        }

        Assert.Fail("It never came through.");
    }

    [Fact]
    public async Task A_rebuild_on_request_says_what_was_different_and_drops_nothing()
    {
        await (await (await world.WithProjectAsync()).WithUserAsync()).WithUserAsync("another");
        Assert.Empty((await RebuildAsync()).Differences);

        // Unheard: one stack is deleted outside, and an edit waits behind a change that runs.
        world.HearsEvents = false;
        world.Sweeps = false;
        var gone = (await world.StackAsync(A.User("another")))!;
        await world.Aws.CloudFormation.DeleteAsync(world.Place, gone.Id, "outside", CancellationToken.None);
        await world.PassAsync(60);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        var waiting = await World.AcceptedAsync(world.ChangeUserAsync(2, "three"));

        var report = await RebuildAsync();

        Assert.Contains(report.Differences, d => d.Key == A.User("another") && d.Says.Code == "rebuild-gone");
        Assert.Equal(waiting.Id, (await world.ThingAsync(A.User())).Queued!.Id);
        world.HearsEvents = true;
        world.Sweeps = true;
        await world.SettleAsync();
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task Who_may_not_rebuild_is_told_as_much_as_he_may_know()
    {
        await world.WithProjectAsync();

        Assert.IsType<Refusal.NotFound>((await world.App.Rebuild.ProjectAsync(A.Stranger, A.Project, CancellationToken.None)).Refusal);
        Assert.IsType<Refusal.Forbidden>((await world.App.Rebuild.ProjectAsync(A.Viewer, A.Project, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task The_hourly_look_finds_what_no_event_told_of()
    {
        await (await (await world.WithProjectAsync()).WithUserAsync()).WithUserAsync("another");
        world.HearsEvents = false;
        var gone = (await world.StackAsync(A.User()))!;
        await world.Aws.CloudFormation.DeleteAsync(world.Place, gone.Id, "outside", CancellationToken.None);
        await world.PassAsync(120);
        Assert.False((await world.ThingAsync(A.User())).IsTombstone);
        var reads = 0;
        world.Faults.OnCall = call =>
        {
            reads += call.Action == AwsAction.DescribeStacks ? 100 : 1;
            return null;
        };

        await world.App.Sweep.ListedStacksAsync(CancellationToken.None);

        Assert.Equal("deleted-outside", (await world.ThingAsync(A.User())).Reason!.Code);
        var diary = await world.Cache.ListActivityAsync(A.Project, new(), 10, null, CancellationToken.None);
        Assert.Equal(("noticed-deleted-outside", A.User()), (diary.Items[0].Sentence.Code, diary.Items[0].Key));
        Assert.Equal(201, reads); // One list of the register, one of the project, and one look at the one that differs.
    }

    [Fact]
    public async Task One_thing_in_trouble_keeps_the_sweeper_from_no_other()
    {
        await (await (await world.WithProjectAsync()).WithUserAsync()).WithUserAsync("another");
        world.Faults.Call(new CallFault.Lost(), 1, AwsAction.DescribeStack, call => call.Subject == A.User().StackName);
        var looked = new List<string>();
        world.Faults.OnCall = call =>
        {
            if (call.Action == AwsAction.GetTemplate)
                looked.Add(call.Subject);
            return null;
        };

        await Assert.ThrowsAsync<PortException>(() => world.App.Sweep.EverythingAsync(CancellationToken.None));

        Assert.Equal(["bm-acme-baseline", "bm-acme-user-another"], looked);
    }

    private async Task<RebuildReport> RebuildAsync() =>
        (await world.App.Rebuild.ProjectAsync(A.Manager, A.Project, CancellationToken.None)).Value;
}
