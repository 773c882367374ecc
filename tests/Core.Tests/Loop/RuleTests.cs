using BucketManager.Application.Mirror.Commits;
using System.Text.Json.Nodes;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Application.WriteLoop;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>Each rule of protocol.md §4: what would go wrong without it does not.</summary>
public sealed class RuleTests : IAsyncLifetime, IDisposable
{
    private readonly World world = new();
    private readonly List<AwsCall> calls = [];

    public async Task InitializeAsync()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.OnCall = call =>
        {
            calls.Add(call);
            return null;
        };
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Claim_When_the_cloud_is_called_the_claim_stands_in_the_cache()
    {
        RunningChange? claim = null;
        world.Faults.OnCall = call =>
        {
            if (call.Action == AwsAction.UpdateStack)
                claim = world.Cache.FindThingAsync(A.User(), CancellationToken.None).Result!.Running;
            return null;
        };

        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        Assert.Equal(operation.Id, claim!.Change.Id);
        Assert.Equal(world.Clock.GetUtcNow().AddSeconds(5), claim.SendBy);
    }

    [Fact]
    public async Task Lease_A_call_that_got_lost_is_sent_again_when_its_lease_is_over_and_not_before()
    {
        world.Faults.Call(new CallFault.Lost(), 1, AwsAction.UpdateStack);
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        for (var i = 0; i < 5; i++)
        {
            await LookAsync();
            await world.PassAsync(10);
        }

        Assert.Equal((0, OperationState.Running), (Sent(AwsAction.UpdateStack), (await world.OperationAsync(operation.Id)).State));

        await world.PassAsync(15);
        Assert.Equal(1, Sent(AwsAction.UpdateStack));
        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
    }

    [Fact]
    public async Task Leasefirst_A_lease_that_ends_during_the_look_is_not_over_for_it()
    {
        await AtRestAsync();
        world.Faults.Call(new CallFault.Lost(), 1, AwsAction.UpdateStack);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        // Read before the lease ended, this look cannot know of a call that arrived since.
        await LookAsync(new CallIntervention("FindAsync", after: () => world.PassAsync(70)));

        Assert.Equal(0, Sent(AwsAction.UpdateStack));
        await LookAsync();
        Assert.Equal(1, Sent(AwsAction.UpdateStack));
    }

    [Fact]
    public async Task Sendcheck_Who_comes_too_late_does_not_send()
    {
        await AtRestAsync();
        world.Start(DiesWhenAccepted());
        await World.IgnoringTroubleAsync(world.ChangeUserAsync(1, "two"));
        Assert.Null((await world.ThingAsync(A.User())).Running);

        await LookAsync(new CallIntervention("CommitAsync", after: () => world.PassAsync(6)));

        Assert.NotNull((await world.ThingAsync(A.User())).Running);
        Assert.Equal(0, Sent(AwsAction.UpdateStack));
    }

    [Fact]
    public async Task Evidence_A_change_that_was_rolled_back_unseen_is_not_sent_again()
    {
        await AtRestAsync();
        world.Faults.LoseAnswers(1, AwsAction.UpdateStack)
            .FailResource("AWS::IAM::User", "No", ResourceAction.Update).FailResource("AWS::IAM::Group", "No");
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(120);

        await LookAsync();

        Assert.Equal(OperationState.RolledBack, (await world.OperationAsync(operation.Id)).State);
        Assert.Single(world.Happened, e => e.Token == operation.Id.ToString() && e.Status == "UPDATE_IN_PROGRESS" && e.IsAboutTheStack);
    }

    [Fact]
    public async Task Started_A_change_whose_trace_is_seen_before_its_status_is_waited_for()
    {
        await AtRestAsync();
        world.Faults.LoseAnswers(1, AwsAction.UpdateStack);
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(70);
        var item = await world.ThingAsync(A.User());

        // The lease is over. The stack shows as it was before the update, its events as they were in the middle of it.
        world.Faults.ReadStale(3, 2, AwsAction.DescribeStack).ReadStale(3, 1, AwsAction.GetTemplate)
            .ReadStale(2, 1, AwsAction.DescribeStackEvents);
        await LookAsync();

        Assert.Equal(item, await world.ThingAsync(A.User()));
        Assert.Equal(OperationState.Running, (await world.OperationAsync(operation.Id)).State);
    }

    /// <summary>Found by the simulation: it was shown as applied, and as changed outside.</summary>
    [Fact]
    public async Task Mismatch_What_runs_is_not_shown_as_applied_while_the_stack_is_seen_as_it_was()
    {
        await AtRestAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(2);
        var applied = (await world.ThingAsync(A.User())).Applied;

        world.Faults.ReadStale(1, 1, AwsAction.DescribeStack);
        await LookAsync();

        Assert.Equal(applied, (await world.ThingAsync(A.User())).Applied);
        await world.PassAsync(60);
        await LookAsync();
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((2, false), (thing.Applied!.Record.Revision, thing.Applied.ChangedOutside));
    }

    /// <summary>Found by the simulation: what was before was shown for a moment, and built on.</summary>
    [Fact]
    public async Task Mismatch_What_has_ended_is_shown_although_stack_and_template_were_read_before_its_end()
    {
        await AtRestAsync();
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(60);

        world.Faults.ReadStale(3, 1, AwsAction.DescribeStack).ReadStale(3, 1, AwsAction.GetTemplate);
        await LookAsync();

        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
        var applied = (await world.ThingAsync(A.User())).Applied!;
        Assert.Equal(("two", false), (((UserSpec)applied.Record.Spec).Company, applied.ChangedOutside));
        Assert.Equal(StackTemplates.Render(applied.Record).Text, await world.Cache.FindTemplateAsync(A.User(), CancellationToken.None));
        await LookAsync();
        Assert.Equal(applied, (await world.ThingAsync(A.User())).Applied);
    }

    [Fact]
    public async Task Mismatch_What_has_ended_stays_when_stack_and_template_are_read_once_more_as_they_were_before()
    {
        await AtRestAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(60);
        world.Faults.ReadStale(3, 20, AwsAction.DescribeStack).ReadStale(3, 20, AwsAction.GetTemplate);
        await LookAsync();
        var applied = (await world.ThingAsync(A.User())).Applied!;

        Assert.True((await world.App.Rebuild.ProjectAsync(A.Admin, A.Project, CancellationToken.None)).Accepted);

        Assert.Equal("two", ((UserSpec)applied.Record.Spec).Company);
        Assert.Equal(applied, (await world.ThingAsync(A.User())).Applied);
        Assert.Equal(StackTemplates.Render(applied.Record).Text, await world.Cache.FindTemplateAsync(A.User(), CancellationToken.None));
    }

    [Fact]
    public async Task Mismatch_A_record_that_somebody_outside_wrote_is_believed_when_it_stays()
    {
        await AtRestAsync();
        var before = (await world.ThingAsync(A.User())).Applied;
        var record = before!.Record with { OperationId = OperationId.Parse("theirs"), Spec = A.SpecOf(A.User(), "three") };
        var text = JsonNode.Parse(StackTemplates.Render(record).Text)!;
        text["Outputs"]!["OperationId"]!["Value"] = before.Record.OperationId.ToString();
        await UpdateAsync(text.ToJsonString(), "outside");
        await world.PassAsync(60);
        world.Start();

        await LookAsync();
        await world.PassAsync(30);
        Assert.Equal(before, (await world.ThingAsync(A.User())).Applied);
        await world.PassAsync(60);

        var applied = (await world.ThingAsync(A.User())).Applied!;
        Assert.Equal((record.OperationId, true), (applied.Record.OperationId, applied.ChangedOutside));
    }

    [Fact]
    public async Task Success_Somebody_elses_completed_update_ends_no_change_of_ours()
    {
        await AtRestAsync();
        world.Faults.Call(new CallFault.Lost(), 1, AwsAction.UpdateStack);
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await ChangeOutsideAsync();
        await world.PassAsync(30);

        await LookAsync();

        Assert.Equal(OperationState.Running, (await world.OperationAsync(operation.Id)).State);
        await world.PassAsync(35);
        await LookAsync();
        await world.PassAsync(60);
        await LookAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
        Assert.False((await world.ThingAsync(A.User())).Applied!.ChangedOutside);
    }

    [Fact]
    public async Task Mismatch_A_template_that_begins_to_be_applied_while_we_look_is_not_shown()
    {
        await AtRestAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(60);
        var meddling = new CallIntervention("ReadTemplateAsync", before: async () =>
        {
            // With the next operation's record: what another process would send.
            var thing = await world.ThingAsync(A.User());
            var record = thing.Running!.Change.Record with { OperationId = OperationId.Parse("next"), Spec = A.SpecOf(A.User(), "three") };
            await UpdateAsync(StackTemplates.Render(record).Text, "next");
        });

        await LookAsync(meddling);

        Assert.Equal("one", ((UserSpec)(await world.ThingAsync(A.User())).Applied!.Record.Spec).Company);
        Assert.IsType<DelayedWork.Recheck>(world.Process.Jobs.Asked[^1].Reminder);
        await LookAsync();
        var item = await world.ThingAsync(A.User());
        Assert.Equal("one", ((UserSpec)item.Applied!.Record.Spec).Company);
        Assert.Equal(StackStatus.UpdateInProgress, item.Stack!.Status);
    }

    [Fact]
    public async Task Attempt_A_late_answer_takes_no_newer_claim_back()
    {
        await AtRestAsync();
        world.Faults.Throttle(1, AwsAction.UpdateStack);
        var frozen = new CallIntervention("UpdateAsync", after: async () =>
        {
            // 70 seconds pass before this process hears that its call was throttled; another one has sent it by then.
            await world.PassAsync(70);
            await LookAsync();
        });
        world.Start(frozen);
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        var running = (await world.ThingAsync(A.User())).Running;
        Assert.Equal((operation.Id, OperationState.Running), (running?.Change.Id, operation.State));
        world.Start();
        world.Sweeps = true;
        await world.SettleAsync();
        Assert.Equal(1, Sent(AwsAction.UpdateStack));
    }

    [Fact]
    public async Task Ackonce_The_late_answer_of_a_creation_revives_no_deleted_stack()
    {
        var key = A.User("another");
        await AtRestAsync();
        world.Start(new CallIntervention("CreateAsync", after: async () =>
        {
            await world.PassAsync(70);
            await LookAsync(null, key);
            await World.AcceptedAsync(world.RemoveUserAsync(1, "another", NewProcess().App));
            await world.PassAsync(70);
            await LookAsync(null, key);
            Assert.True((await world.ThingAsync(key)).IsTombstone);
            await World.AcceptedAsync(NewProcess().App.AddUser.RunAsync(
                A.Manager, A.Project, UserName.Parse("another"), A.UserFields(), new EditTerms(), CancellationToken.None));
        }));

        await World.AcceptedAsync(world.AddUserAsync("another"));

        var item = await world.ThingAsync(key);
        Assert.NotEqual(item.GoneStackId, item.Stack!.Id);
        world.Start();
        world.Sweeps = true;
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(key)).Status);
    }

    [Fact]
    public async Task Rest_While_somebody_works_on_the_stack_an_edit_waits()
    {
        await ChangeOutsideAsync();
        await world.PassAsync(2);

        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        Assert.Equal((OperationState.Queued, 0), (operation.State, Sent(AwsAction.UpdateStack, operation.Id)));
        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
    }

    [Fact]
    public async Task Dead_A_failed_creation_is_deleted_and_made_again()
    {
        world.Faults.FailResource("AWS::IAM::User", "Not today", ResourceAction.Create);
        await World.AcceptedAsync(world.AddUserAsync("another"));
        await world.SettleAsync();
        calls.Clear();

        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two", "another"));
        Assert.Equal(OperationState.Queued, operation.State);
        await world.SettleAsync();

        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
        Assert.Equal(
            [(AwsAction.DeleteStack, $"{operation.Id}-clear"), (AwsAction.CreateStack, operation.Id.ToString())],
            calls.Where(c => c.ChangesAStack).Select(c => (c.Action, c.Token!)));
    }

    [Fact]
    public async Task Urf_A_failed_roll_back_is_continued_before_the_next_edit_and_only_once()
    {
        world.Sweeps = false;
        world.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update).FailRollback("AWS::IAM::Group", "Still no", times: 2);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.SettleAsync();
        Assert.Equal("next-tried-again", Advice.Of(await world.ThingAsync(A.User()))!.Code);
        calls.Clear();

        var unlucky = await World.AcceptedAsync(world.ChangeUserAsync(2, "three"));
        await world.SettleAsync();
        var lucky = await World.AcceptedAsync(world.ChangeUserAsync(3, "four"));
        await world.SettleAsync();

        Assert.Equal((OperationState.Failed, "roll-back-failed-again"), (await EndAsync(unlucky.Id)));
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(lucky.Id)).State);
        Assert.Equal(
            [
                (AwsAction.ContinueUpdateRollback, $"{unlucky.Id}-clear"), (AwsAction.ContinueUpdateRollback, $"{lucky.Id}-clear"),
                (AwsAction.UpdateStack, lucky.Id.ToString()),
            ],
            calls.Where(c => c.ChangesAStack).Select(c => (c.Action, c.Token!)));
    }

    [Fact]
    public async Task Df_A_deletion_that_failed_says_why_and_can_be_repeated()
    {
        world.Faults.FailResource("AWS::IAM::User", "It has a login profile", ResourceAction.Delete, times: 2);
        var first = await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.SettleAsync();
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Failed, "next-delete-again"), (thing.Status, Advice.Of(thing)!.Code));
        Assert.Contains("It has a login profile", (await world.OperationAsync(first.Id)).Reason!.Text, StringComparison.Ordinal);

        // The second looks exactly as the first.
        var second = await World.AcceptedAsync(world.RemoveUserAsync(2));
        await world.SettleAsync();
        Assert.Equal(OperationState.Failed, (await world.OperationAsync(second.Id)).State);
        var third = await World.AcceptedAsync(world.RemoveUserAsync(3));
        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(third.Id)).State);
        Assert.True((await world.ThingAsync(A.User())).IsTombstone);
    }

    [Fact]
    public async Task Byid_The_end_of_a_deleted_stack_never_hits_the_one_that_took_its_name()
    {
        await AtRestAsync();
        var old = (await world.ThingAsync(A.User())).Stack!.Id;
        await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.PassAsync(60);
        await LookAsync();
        await World.AcceptedAsync(world.AddUserAsync());
        await world.PassAsync(60);
        await LookAsync();
        var again = await world.ThingAsync(A.User());
        Assert.NotEqual(old, again.Stack!.Id);

        foreach (var late in world.Happened.Where(e => e.StackId == old).ToList())
            await world.App.HandleStackEvent.RunAsync(late, CancellationToken.None);

        Assert.Equal(again, await world.ThingAsync(A.User()));
        Assert.Equal((ThingStatus.Ready, old), (again.Status, again.GoneStackId));
    }

    [Fact]
    public async Task Idgone_Does_not_exist_proves_nothing()
    {
        var before = await world.ThingAsync(A.User());
        world.Faults.ReadStale(99, 1, AwsAction.DescribeStack);

        await LookAsync();

        Assert.Equal(before, await world.ThingAsync(A.User()));
    }

    [Fact]
    public async Task Gone_A_lagging_read_by_name_brings_no_deleted_stack_back()
    {
        await AtRestAsync();
        var stack = (await world.StackAsync(A.User()))!;
        await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.PassAsync(60);
        await LookAsync();

        var item = await world.ThingAsync(A.User());
        Assert.Equal(item, Transition.From(item, new Observation(ObservedStack.Of(stack)), over: false, world.Clock.GetUtcNow()).After);
    }

    [Fact]
    public async Task Keepid_A_deletion_outside_hides_no_result()
    {
        await AtRestAsync();
        world.Faults.LoseAnswers(1, AwsAction.UpdateStack);
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.PassAsync(20);
        await DeleteOutsideAsync();
        await world.PassAsync(30);

        // Its events do not show yet: by its name they could not be found later, so the stack's id stays known.
        world.Faults.ReadStale(99, 1, AwsAction.DescribeStackEvents);
        await LookAsync();
        Assert.NotNull((await world.ThingAsync(A.User())).Stack);
        await LookAsync();

        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
        Assert.True((await world.ThingAsync(A.User())).IsTombstone);
    }

    [Fact]
    public async Task Older_A_lagging_read_never_moves_a_thing_backwards()
    {
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.SettleAsync();
        var before = await world.ThingAsync(A.User());
        for (var states = 1; states <= 3; states++)
        {
            world.Faults.ReadStale(states, 1, AwsAction.DescribeStack);
            await LookAsync();
            Assert.Equal(before, await world.ThingAsync(A.User()));
        }
    }

    [Fact]
    public async Task Template_A_change_outside_is_noticed_and_saving_puts_ours_back()
    {
        await ChangeOutsideAsync();
        await world.PassAsync(60);

        var changed = await world.ThingAsync(A.User());
        Assert.True(changed.Applied!.ChangedOutside);
        Assert.Equal(("next-put-back", ThingStatus.Ready), (Advice.Of(changed)!.Code, changed.Status));
        var diary = await world.Cache.ListActivityAsync(A.Project, new(), 10, null, CancellationToken.None);
        Assert.Equal(("noticed-changed-outside", Actor.System), (diary.Items[0].Sentence.Code, diary.Items[0].Actor));

        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.SettleAsync();
        Assert.False((await world.ThingAsync(A.User())).Applied!.ChangedOutside);
    }

    /// <summary>Found by the simulation: the first one's text stayed for ever.</summary>
    [Fact]
    public async Task Template_Of_two_changes_outside_the_second_is_shown_also_where_its_first_read_lagged()
    {
        await ChangeOutsideAsync();
        await world.PassAsync(60);
        var first = await world.Cache.FindTemplateAsync(A.User(), CancellationToken.None);
        var second = JsonNode.Parse(first!)!;
        second["Resources"]!["User"]!["Metadata"] = new JsonObject { ["By"] = "another hand" };
        world.Faults.ReadStale(3, 1, AwsAction.GetTemplate);
        await UpdateAsync(second.ToJsonString(), "outside-again");
        await world.PassAsync(60);
        Assert.Equal(first, await world.Cache.FindTemplateAsync(A.User(), CancellationToken.None));

        await world.App.Sweep.EverythingAsync(CancellationToken.None);

        var live = await world.Aws.CloudFormation.ReadTemplateAsync(world.Place, (await world.StackAsync(A.User()))!.Id, CancellationToken.None);
        Assert.NotEqual(first, live);
        Assert.Equal(live, await world.Cache.FindTemplateAsync(A.User(), CancellationToken.None));
    }

    [Fact]
    public async Task Busyback_A_throttled_call_waits_and_goes_out_again()
    {
        world.Faults.Throttle(2, AwsAction.UpdateStack);
        world.Sweeps = false;

        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        Assert.Equal((OperationState.Queued, null), (operation.State, operation.StartedAt));
        Assert.IsType<DelayedWork.Recheck>(world.Process.Jobs.Asked[^1].Reminder);
        await world.PassAsync(60);
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
    }

    [Fact]
    public async Task Busyback_A_newer_edit_takes_the_place_of_a_call_that_came_back()
    {
        await AtRestAsync();
        Operation? newer = null;
        world.Faults.Throttle(1, AwsAction.UpdateStack);
        world.Start(new CallIntervention("UpdateAsync", after: async () =>
            newer = await World.AcceptedAsync(world.ChangeUserAsync(2, "three", app: NewProcess().App))));

        var older = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        world.Start();
        world.Sweeps = true;
        await world.SettleAsync();

        older = await world.OperationAsync(older.Id);
        Assert.Equal((OperationState.Superseded, newer!.Id), (older.State, older.SupersededBy));
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(newer.Id)).State);
    }

    [Fact]
    public async Task Sweep_What_was_accepted_and_not_begun_is_begun_by_the_sweeper()
    {
        await AtRestAsync();
        world.Start(DiesWhenAccepted());
        await World.IgnoringTroubleAsync(world.ChangeUserAsync(1, "two"));
        var waiting = (await world.ThingAsync(A.User())).Queued!;

        world.Start();
        await world.App.Sweep.OpenThingsAsync(CancellationToken.None);

        Assert.Equal(waiting, (await world.ThingAsync(A.User())).Running!.Change);
    }

    [Fact]
    public async Task A_foreign_stack_of_our_name_is_left_alone()
    {
        var name = A.User("another").StackName;
        var text = StackTemplates.Render(A.RecordOf(A.User("another"), "theirs")).Text;
        var parameters = StackTemplates.ParametersOf(A.RecordOf(A.User()), (await world.ThingAsync(A.ProjectKey)).Stack!.Outputs)!;
        await world.Aws.CloudFormation.CreateAsync(
            new StackRequest(world.Place, name, text, parameters, ValueMap<string>.Empty, "theirs"), CancellationToken.None);
        await world.PassAsync(60);
        await world.App.Sweep.ListedStacksAsync(CancellationToken.None);
        Assert.Null(await world.Cache.FindThingAsync(A.User("another"), CancellationToken.None));

        var refusal = await World.RefusedAsync<RefusedByCloud>(world.AddUserAsync("another"));

        Assert.Equal("stack-name-taken", refusal.Says.Code);
        Assert.Equal(StackStatus.CreateComplete, (await world.StackAsync(A.User("another")))!.Status);
    }

    [Fact]
    public async Task A_bucket_with_files_stays_when_its_stack_goes_and_its_name_stays_taken()
    {
        await world.WithBucketAsync();
        var physical = PhysicalName.Of(BucketName.Parse("invoices"), world.Place.Account, world.Place.Region);
        await World.AcceptedAsync(world.DeleteBucketAsync(1));
        await world.Aws.BucketContents.SetObjectsAsync(world.Place, physical, 3, CancellationToken.None);
        await world.SettleAsync();

        var thing = await world.ThingAsync(A.Bucket());
        Assert.True(thing is { IsTombstone: true, Kept: true });
        Assert.Equal("files-kept", (await world.OperationsAsync())[0].Reason!.Code);
        Assert.Equal("name-of-kept-bucket", (await World.RefusedAsync<Refusal.NameTaken>(world.CreateBucketAsync())).Says.Code);
    }

    [Fact]
    public async Task A_users_keys_are_deleted_before_its_stack_is()
    {
        await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, UserName.Parse("acme-edi"), CancellationToken.None);
        calls.Clear();

        await World.AcceptedAsync(world.RemoveUserAsync(1));

        var order = calls.Select(c => c.Action).ToList();
        Assert.True(order.IndexOf(AwsAction.DeleteAccessKey) is >= 0 and var key && key < order.IndexOf(AwsAction.DeleteStack));
        Assert.Contains(world.Told.Changes[^1].Touched, t => t is { What: InvalidatedList.Keys, User: "acme-edi" });
    }

    [Fact]
    public async Task An_answer_that_takes_more_than_fifteen_seconds_is_not_waited_for_and_evidence_decides()
    {
        world.Faults.Delay(TimeSpan.FromSeconds(20), 1, AwsAction.UpdateStack);
        var asked = world.ChangeUserAsync(1, "two");
        Assert.False(asked.IsCompleted);

        await world.PassAsync(16);
        var operation = await World.AcceptedAsync(asked);

        Assert.Equal(OperationState.Running, operation.State);
        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
        Assert.Single(world.Happened, e => e.Token == operation.Id.ToString() && e.Status == "UPDATE_IN_PROGRESS" && e.IsAboutTheStack);
    }

    [Fact]
    public async Task Where_nobody_may_even_look_an_edit_fails_and_says_so()
    {
        world.Faults.Refuse("You may not assume the role bm-hub", action: AwsAction.DescribeStack);

        var refusal = await World.RefusedAsync<RefusedByCloud>(world.ChangeUserAsync(1, "two"));

        Assert.Contains("bm-hub", refusal.Says.Text, StringComparison.Ordinal);
        Assert.Equal(OperationState.Failed, (await world.OperationAsync(refusal.Operation.Id)).State);
    }

    private async Task AtRestAsync()
    {
        await world.SettleAsync();
        world.HearsEvents = false;
        world.Sweeps = false;
        world.Process.Jobs.Handle = _ => Task.CompletedTask;
        calls.Clear();
    }

    private static CallIntervention DiesWhenAccepted() => new("CommitAsync", after: () => throw new ProcessDied());

    private Process NewProcess() => new(world, null);

    private Task LookAsync(IInterposer? interposer = null, ThingKey? key = null) =>
        new Process(world, interposer).App.HandleDelayedWork.RunAsync(new DelayedWork.Recheck(key ?? A.User(), 99), CancellationToken.None);

    // Those that arrived: what was planned to get lost is not asked again.
    private int Sent(AwsAction action, OperationId? id = null) =>
        calls.Count(c => c.Action == action && c.Subject == A.User().StackName && (id is null || c.Token == id.ToString()));

    private async Task<(OperationState State, string? Reason)> EndAsync(OperationId id)
    {
        var operation = await world.OperationAsync(id);
        return (operation.State, operation.Reason?.Code);
    }

    private async Task ChangeOutsideAsync()
    {
        var stack = (await world.StackAsync(A.User()))!;
        var template = JsonNode.Parse((await world.Aws.CloudFormation.ReadTemplateAsync(world.Place, stack.Id, CancellationToken.None))!)!;
        template["Resources"]!["User"]!["Metadata"] = new JsonObject { ["By"] = "hand" };
        await UpdateAsync(template.ToJsonString(), "outside");
    }

    private async Task UpdateAsync(string template, string token)
    {
        var outputs = (await world.ThingAsync(A.ProjectKey)).Stack!.Outputs;
        var order = new StackRequest(
            world.Place, (await world.StackAsync(A.User()))!.Id, template, StackTemplates.ParametersOf(A.RecordOf(A.User()), outputs)!,
            StackTemplates.TagsOf(A.User()), token);
        Assert.IsType<StackResult.Accepted>(await world.Aws.CloudFormation.UpdateAsync(order, CancellationToken.None));
        calls.RemoveAll(c => c.Token == token);
    }

    private async Task DeleteOutsideAsync() => await world.Aws.CloudFormation.DeleteAsync(
        world.Place, (await world.StackAsync(A.User()))!.Id, "outside-deletes", CancellationToken.None);
}
