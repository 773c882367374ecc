using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>protocol.md §3, row by row.</summary>
public sealed class TransitionTests
{
    private static readonly DateTimeOffset Now = A.Now.AddHours(1);
    private static readonly ThingKey User = A.User();
    private static readonly ThingKey Bucket = A.Bucket();

    public static TheoryData<StackStatus> InProgress => Statuses(status => status.IsInProgress());

    public static TheoryData<StackStatus> Live => Statuses(status => status.IsLive());

    public static TheoryData<StackStatus> FailedCreations => Statuses(status => status.IsFailedCreation());

    public static TheoryData<StackStatus> AtRestWithStack => Statuses(status => !status.IsInProgress()
        && status is not (StackStatus.DeleteComplete or StackStatus.ReviewInProgress));

    // In progress: mirror, wait.

    [Theory]
    [MemberData(nameof(InProgress))]
    public void A_stack_in_progress_is_mirrored_and_nothing_is_called(StackStatus status)
    {
        var item = Ready(User) with { Queued = A.ChangeOf(User, "op2") };

        var decision = Decide(item, Seen(A.StackOf(status, minutes: 5)), over: true, Now);

        Assert.Equal(status, decision.After.Stack!.Status);
        Assert.Equal(item.Queued, decision.After.Queued);
        Assert.Equal(item.Applied, decision.After.Applied);
        Assert.Equal(Now, decision.After.ObservedAt);
        Assert.Null(decision.Call);
        Assert.Empty(decision.Turns);
    }

    [Theory]
    [MemberData(nameof(InProgress))]
    public void A_running_change_waits_while_its_stack_is_in_progress(StackStatus status)
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(item, Seen(A.StackOf(status, minutes: 5), A.StackEvent("op2", "UPDATE_COMPLETE")), over: true, Now);

        Assert.Equal(item.Running, decision.After.Running);
        Assert.Empty(decision.Turns);
    }

    // At rest, first what runs.

    [Theory]
    [InlineData(StackStatus.CreateComplete)]
    [InlineData(StackStatus.UpdateComplete)]
    public void A_change_succeeded_when_the_complete_stack_carries_its_id(StackStatus status)
    {
        var before = Ready(User) with { Reason = Say.DeletedOutside(), Failed = new(A.ChangeOf(User, "op0")) };
        var item = Running(before, A.ChangeOf(User, "op2"));
        var live = new AppliedRecord(A.RecordOf(User, "op2", 2, "two"), ChangedOutside: false);

        var decision = Decide(item, Seen(A.StackOf(status, "op2", minutes: 5)) with { Template = live }, over: false, Now);

        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Succeeded)], decision.Turns);
        Assert.Null(decision.After.Running);
        Assert.Equal(live, decision.After.Applied);
        Assert.Null(decision.After.Failed);
        Assert.Null(decision.After.Reason);
        Assert.Equal(ThingStatus.Ready, decision.After.Status);
    }

    [Theory]
    [InlineData("CREATE_COMPLETE")]
    [InlineData("UPDATE_COMPLETE")]
    public void A_change_succeeded_when_its_events_say_so_although_another_template_is_live_by_now(string status)
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(
            item, Seen(A.StackOf(StackStatus.UpdateComplete, "op9", minutes: 9), A.StackEvent("op2", status)), over: false, Now);

        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Succeeded)], decision.Turns);
        Assert.Null(decision.After.Running);
    }

    [Fact]
    public void A_creation_that_succeeded_and_was_deleted_since_has_succeeded()
    {
        var begun = New(User) with { Stack = A.StackOf(StackStatus.CreateInProgress, null) };
        var item = Running(begun, A.ChangeOf(User, "op1", ChangeAction.Create));

        var decision = Decide(
            item, Seen(A.StackOf(StackStatus.DeleteComplete), A.StackEvent("op1", "CREATE_COMPLETE")), over: false, Now);

        Assert.Equal([new OperationTransition(Id("op1"), OperationState.Succeeded)], decision.Turns);
        Assert.True(decision.After.IsTombstone);
        Assert.Equal("stack-1", decision.After.GoneStackId);
    }

    [Fact]
    public void The_same_status_of_another_operation_is_no_success()
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(item, Seen(A.StackOf(StackStatus.UpdateComplete, "op9", minutes: 9)), over: false, Now);

        Assert.Equal(item.Running, decision.After.Running);
        Assert.Empty(decision.Turns);
    }

    [Fact]
    public void A_rolled_back_change_says_the_earliest_failure_as_its_reason()
    {
        var change = A.ChangeOf(User, "op2");
        var item = Running(Ready(User), change);
        var seen = Seen(
            A.StackOf(StackStatus.UpdateRollbackComplete, minutes: 5),
            A.StackEvent("op2", "UPDATE_ROLLBACK_COMPLETE"),
            A.PartEvent("op2", "UPDATE_FAILED", "Group", "Resource update cancelled"),
            A.PartEvent("op2", "UPDATE_FAILED", "Policy", "Too many statements"),
            A.PartEvent("op1", "CREATE_FAILED", "User", "An older story"));

        var decision = Decide(item, seen, over: false, Now);

        var turn = Assert.Single(decision.Turns);
        Assert.Equal(OperationState.RolledBack, turn.State);
        Assert.Equal("AWS could not finish Policy (AWS::IAM::User): Too many statements", turn.Reason!.Text);
        Assert.Equal(new FailedChange(change), decision.After.Failed);
        Assert.Equal(turn.Reason, decision.After.Reason);
        Assert.Equal(item.Applied, decision.After.Applied);
        Assert.Equal(ThingStatus.Ready, decision.After.Status);
    }

    [Theory]
    [InlineData("ROLLBACK_COMPLETE", StackStatus.RollbackComplete)]
    [InlineData("ROLLBACK_FAILED", StackStatus.RollbackFailed)]
    [InlineData("CREATE_FAILED", StackStatus.CreateFailed)]
    [InlineData("UPDATE_ROLLBACK_FAILED", StackStatus.UpdateRollbackFailed)]
    [InlineData("DELETE_FAILED", StackStatus.DeleteFailed)]
    public void A_change_whose_stack_ended_badly_failed(string status, StackStatus shown)
    {
        var change = A.ChangeOf(User, "op2", status == "DELETE_FAILED" ? ChangeAction.Delete : ChangeAction.Update);
        var item = Running(New(User), change) with { Stack = A.StackOf(StackStatus.CreateInProgress, null) };
        var seen = Seen(A.StackOf(shown, null), A.StackEvent("op2", status), A.PartEvent("op2", "CREATE_FAILED", reason: "No"));

        var decision = Decide(item, seen, over: false, Now);

        var turn = Assert.Single(decision.Turns);
        Assert.Equal((OperationState.Failed, "part-failed"), (turn.State, turn.Reason!.Code));
        Assert.Equal(new FailedChange(change), decision.After.Failed);
        Assert.Equal(ThingStatus.Failed, decision.After.Status);
        Assert.NotNull(Advice.Of(decision.After));
    }

    [Theory]
    [InlineData("UPDATE_IN_PROGRESS")]
    [InlineData("UPDATE_ROLLBACK_IN_PROGRESS")]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")]
    public void A_trace_without_an_end_means_wait_even_when_the_lease_is_over(string status)
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(item, Seen(A.StackOf(StackStatus.CreateComplete), A.StackEvent("op2", status)), over: true, Now);

        Assert.Equal(item, decision.After);
        Assert.Empty(decision.Turns);
        Assert.Null(decision.Call);
    }

    [Theory]
    [InlineData("CREATE_IN_PROGRESS", StackStatus.DeleteComplete, "DELETE_COMPLETE", OperationState.Failed)]
    [InlineData("UPDATE_IN_PROGRESS", StackStatus.UpdateRollbackComplete, "UPDATE_ROLLBACK_COMPLETE", OperationState.RolledBack)]
    public void What_somebody_else_stopped_has_ended(string ours, StackStatus now, string theirs, OperationState end)
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));
        StackEvent[] events = [A.StackEvent("outside", theirs), A.StackEvent("outside", "SOME_IN_PROGRESS"), A.StackEvent("op2", ours)];
        var seen = Seen(A.StackOf(now, minutes: 5), events);

        var turn = Decide(item, seen, over: false, Now).Turns[0];

        Assert.Equal((end, "interrupted"), (turn.State, turn.Reason!.Code));
        Assert.Empty(Decide(item, seen with { Events = [.. events.Skip(1)] }, over: false, Now).Turns);
    }

    [Theory]
    [InlineData(StackStatus.DeleteFailed)]
    [InlineData(StackStatus.UpdateRollbackFailed)]
    public void What_was_live_before_somebody_else_broke_the_stack_is_remembered(StackStatus now)
    {
        var change = A.ChangeOf(User, "op2", ChangeAction.Create);
        var item = Running(New(User), change) with { Stack = A.StackOf(StackStatus.CreateInProgress, null) };

        var after = Decide(item, Seen(A.StackOf(now), A.StackEvent("op2", "CREATE_COMPLETE")), over: false, Now).After;

        Assert.Equal(new AppliedRecord(change.Record, ChangedOutside: false), after.Applied);
        Assert.Equal(ThingStatus.Failed, after.Status);
        Assert.NotNull(Advice.Of(after));
    }

    [Fact]
    public void A_bucket_whose_stack_somebody_deleted_before_its_creation_was_seen_has_left_its_files()
    {
        var item = Running(New(Bucket), A.ChangeOf(Bucket, "op2", ChangeAction.Create)) with { Stack = A.StackOf(StackStatus.CreateInProgress, null) };

        var decision = Decide(
            item, Seen(A.StackOf(StackStatus.DeleteComplete), A.StackEvent("op2", "CREATE_COMPLETE")), over: false, Now);

        Assert.True(decision.After is { IsTombstone: true, Kept: true, Reason.Code: "bucket-left-outside" });
    }

    [Fact]
    public void What_was_live_before_somebody_else_made_its_template_unreadable_can_be_put_back()
    {
        var change = A.ChangeOf(User, "op2");
        var seen = Seen(A.StackOf(StackStatus.UpdateComplete, minutes: 5), A.StackEvent("op2", "UPDATE_COMPLETE"));

        var after = Decide(Running(Ready(User), change), seen with { Unreadable = Say.RecordOfAnother("another") }, over: false, Now).After;

        Assert.Equal(new AppliedRecord(change.Record, ChangedOutside: true), after.Applied);
        Assert.Equal(Say.RecordOfAnother("another"), after.Reason);
    }

    [Fact]
    public void A_resource_event_alone_is_a_trace()
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(
            item, Seen(A.StackOf(StackStatus.CreateComplete), A.PartEvent("op2", "UPDATE_COMPLETE")), over: true, Now);

        Assert.Equal(item, decision.After);
    }

    [Fact]
    public void No_trace_while_the_lease_lasts_means_wait()
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(item, Seen(A.StackOf(StackStatus.CreateComplete)), over: false, Now);

        Assert.Equal(Decision.Nothing(item), decision);
    }

    [Fact]
    public void Waiting_keeps_the_id_of_a_deleted_stack()
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        var decision = Decide(item, Seen(A.StackOf(StackStatus.DeleteComplete)), over: false, Now);

        Assert.Equal("stack-1", decision.After.Stack!.Id);
        Assert.Equal(Decision.Nothing(item), decision);
    }

    [Fact]
    public void No_trace_after_the_lease_gives_the_claim_back_and_it_goes_out_again()
    {
        var change = A.ChangeOf(User, "op2");
        var item = Running(Ready(User), change);

        var decision = Decide(item, Seen(A.StackOf(StackStatus.CreateComplete)), over: true, Now);

        Assert.Equal([new OperationTransition(change.Id, OperationState.Running)], decision.Turns);
        Assert.Equal(Now + Transition.SendWithin, decision.After.Running!.SendBy);
        Assert.Equal(new StackCall(StackCallKind.Update, change, "stack-1"), decision.Call);
    }

    [Fact]
    public void A_claim_given_back_makes_room_for_a_newer_change()
    {
        var newer = A.ChangeOf(User, "op3");
        var item = Running(Ready(User), A.ChangeOf(User, "op2")) with { Queued = newer };

        var decision = Decide(item, Seen(A.StackOf(StackStatus.CreateComplete)), over: true, Now);

        Assert.Equal(
            [
                new OperationTransition(Id("op2"), OperationState.Superseded, Say.SupersededByNewer(), newer.Id),
                new OperationTransition(newer.Id, OperationState.Running),
            ],
            decision.Turns);
        Assert.Equal(newer, decision.After.Running!.Change);
        Assert.Null(decision.After.Queued);
    }

    [Fact]
    public void A_claim_given_back_may_end_in_the_same_step()
    {
        var change = A.ChangeOf(User, "op2");

        var decision = Decide(Running(Ready(User), change), Seen(A.StackOf(StackStatus.DeleteComplete)), over: true, Now);

        Assert.Equal([new OperationTransition(change.Id, OperationState.Failed, Say.DeletedOutside())], decision.Turns);
        Assert.Equal(new FailedChange(change), decision.After.Failed);
    }

    [Fact]
    public void What_waits_starts_in_the_step_that_ends_what_ran()
    {
        var next = A.ChangeOf(User, "op3");
        var item = Running(Ready(User), A.ChangeOf(User, "op2")) with { Queued = next };

        var decision = Decide(item, Seen(A.StackOf(StackStatus.UpdateComplete, "op2", minutes: 5)), over: false, Now);

        Assert.Equal(
            [new OperationTransition(Id("op2"), OperationState.Succeeded), new OperationTransition(next.Id, OperationState.Running)], decision.Turns);
        Assert.Equal(new StackCall(StackCallKind.Update, next, "stack-1"), decision.Call);
    }

    // Then what waits. Absent, DELETE_COMPLETE.

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_thing_whose_stack_is_gone_becomes_a_tombstone_that_says_so(bool everKnown)
    {
        var item = everKnown ? Ready(User) : Ready(User) with { Stack = null };

        var decision = Decide(item, everKnown ? Seen(A.StackOf(StackStatus.DeleteComplete)) : new Observation(null), over: false, Now);

        Assert.True(decision.After.IsTombstone);
        Assert.Equal("deleted-outside", decision.After.Reason!.Code);
        Assert.Equal(item.Revision, decision.After.Revision);
        Assert.Equal(everKnown ? "stack-1" : null, decision.After.GoneStackId);
    }

    [Fact]
    public void A_bucket_whose_stack_was_deleted_outside_keeps_its_name()
    {
        var decision = Decide(Ready(Bucket), Seen(A.StackOf(StackStatus.DeleteComplete)), over: false, Now);

        Assert.True(decision.After is { IsTombstone: true, Kept: true });
        Assert.Equal("bucket-left-outside", decision.After.Reason!.Code);
    }

    [Fact]
    public void A_project_whose_baseline_is_gone_failed_because_it_is_still_registered()
    {
        var project = ThingKey.OfProject(A.Project);

        var decision = Decide(Ready(project), Seen(A.StackOf(StackStatus.DeleteComplete)), over: false, Now);

        Assert.Equal(ThingStatus.Failed, decision.After.Status);
        Assert.False(decision.After.IsTombstone);
        Assert.NotNull(decision.After.LastRecord);
    }

    [Fact]
    public void A_failed_creation_stays_when_its_stack_is_gone()
    {
        var item = FailedCreation(User);

        var decision = Decide(item, Seen(A.StackOf(StackStatus.DeleteComplete, null)), over: false, Now);

        Assert.Equal(item.Failed, decision.After.Failed);
        Assert.Equal(ThingStatus.Failed, decision.After.Status);
        Assert.Null(decision.After.Stack);
    }

    [Fact]
    public void A_tombstone_stays_as_it_is()
    {
        var item = New(User) with { Revision = 4, GoneStackId = "stack-1", Reason = Say.DeletedOutside() };

        Assert.Equal(Decision.Nothing(item), Decide(item, new Observation(null), over: false, Now));
    }

    [Fact]
    public void The_stack_that_is_known_to_be_gone_never_comes_back()
    {
        var item = New(User) with { Revision = 4, GoneStackId = "stack-1" };

        Assert.Equal(Decision.Nothing(item), Decide(item, Seen(A.StackOf(StackStatus.DeleteInProgress)), over: false, Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wanted_thing_without_a_stack_is_claimed_and_created(bool deletedBefore)
    {
        var change = A.ChangeOf(User, "op2", ChangeAction.Create);
        var item = (deletedBefore ? FailedCreation(User) with { Failed = null } : New(User)) with { Queued = change };

        var decision = Decide(
            item, deletedBefore ? Seen(A.StackOf(StackStatus.DeleteComplete, null)) : new Observation(null), over: false, Now);

        Assert.Equal(new StackCall(StackCallKind.Create, change, null), decision.Call);
        Assert.Equal(new RunningChange(change, Now, Now + TimeSpan.FromSeconds(5), Now + TimeSpan.FromSeconds(60)), decision.After.Running);
        Assert.Null(decision.After.Queued);
        Assert.Null(decision.After.Stack);
        Assert.Equal([new OperationTransition(change.Id, OperationState.Running)], decision.Turns);
        Assert.Equal("op2", decision.Call!.Token);
    }

    [Fact]
    public void An_edit_of_what_was_deleted_outside_fails()
    {
        var change = A.ChangeOf(User, "op2");

        var decision = Decide(Ready(User) with { Queued = change }, Seen(A.StackOf(StackStatus.DeleteComplete)), over: false, Now);

        Assert.Equal([new OperationTransition(change.Id, OperationState.Failed, Say.DeletedOutside())], decision.Turns);
        Assert.Null(decision.Call);
        Assert.Equal(ThingStatus.Failed, decision.After.Status);
        Assert.Equal(new FailedChange(change), decision.After.Failed);
    }

    [Fact]
    public void A_creation_under_the_name_of_a_foreign_stack_fails()
    {
        var change = A.ChangeOf(User, "op2", ChangeAction.Create);

        var decision = Decide(New(User) with { Queued = change }, new Observation(null) { Foreign = true }, over: false, Now);

        Assert.Equal((OperationState.Failed, "stack-name-taken"), (decision.Turns[0].State, decision.Turns[0].Reason!.Code));
        Assert.Null(decision.Call);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deletion_of_what_is_gone_succeeded(bool queued)
    {
        var change = A.ChangeOf(User, "op2", ChangeAction.Delete);
        var item = queued ? Ready(User) with { Queued = change } : Running(Ready(User), change);

        var decision = Decide(item, Seen(A.StackOf(StackStatus.DeleteComplete)), over: false, Now);

        Assert.Equal([new OperationTransition(change.Id, OperationState.Succeeded)], decision.Turns);
        Assert.True(decision.After.IsTombstone);
        Assert.Equal("stack-1", decision.After.GoneStackId);
        Assert.Null(decision.After.Reason);
    }

    // With a stack at rest.

    [Theory]
    [MemberData(nameof(Live))]
    public void A_live_stack_is_mirrored(StackStatus status)
    {
        var live = new AppliedRecord(A.RecordOf(User, "op5", 5, "five"), ChangedOutside: true);

        var decision = Decide(Ready(User), Seen(A.StackOf(status, "op5", minutes: 5)) with { Template = live }, over: false, Now);

        Assert.Equal(live, decision.After.Applied);
        Assert.Equal(status, decision.After.Stack!.Status);
        Assert.Equal(5, decision.After.Revision);
        Assert.Null(decision.Call);
    }

    [Theory]
    [MemberData(nameof(Live))]
    public void A_waiting_edit_of_a_live_stack_is_claimed_and_sent(StackStatus status)
    {
        var change = A.ChangeOf(User, "op2");

        var decision = Decide(Ready(User) with { Queued = change }, Seen(A.StackOf(status)), over: false, Now);

        Assert.Equal(new StackCall(StackCallKind.Update, change, "stack-1"), decision.Call);
        Assert.Equal(change, decision.After.Running!.Change);
    }

    [Theory]
    [MemberData(nameof(AtRestWithStack))]
    public void A_waiting_deletion_of_a_stack_at_rest_is_claimed_and_sent(StackStatus status)
    {
        var change = A.ChangeOf(User, "op2", ChangeAction.Delete);

        var decision = Decide(Ready(User) with { Queued = change }, Seen(A.StackOf(status, minutes: 1)), over: false, Now);

        Assert.Equal(new StackCall(StackCallKind.Delete, change, "stack-1"), decision.Call);
        Assert.Equal(change, decision.After.Running!.Change);
    }

    [Theory]
    [MemberData(nameof(AtRestWithStack))]
    public void Where_nothing_is_wanted_a_stack_at_rest_is_only_mirrored(StackStatus status)
    {
        var item = Ready(User);

        var decision = Decide(item, Seen(A.StackOf(status, minutes: 3)), over: true, Now);

        Assert.Equal(item with { Stack = A.StackOf(status, minutes: 3), ObservedAt = Now }, decision.After);
        Assert.Null(decision.Call);
        Assert.Empty(decision.Turns);
    }

    [Theory]
    [MemberData(nameof(FailedCreations))]
    public void A_failed_creation_is_cleared_before_the_name_is_used_again(StackStatus status)
    {
        var change = A.ChangeOf(User, "op2", ChangeAction.Create);

        var decision = Decide(
            FailedCreation(User) with { Queued = change }, Seen(A.StackOf(status, null, minutes: 1)), over: false, Now);

        Assert.Equal(new StackCall(StackCallKind.ClearFailedCreation, change, "stack-1"), decision.Call);
        Assert.Equal("op2-clear", decision.Call!.Token);
        Assert.Equal(change, decision.After.Queued);
        Assert.Null(decision.After.Running);
        Assert.Empty(decision.Turns);
    }

    [Fact]
    public void A_failed_roll_back_is_taken_up_before_an_edit()
    {
        var change = A.ChangeOf(User, "op2");

        var decision = Decide(
            Ready(User) with { Queued = change }, Seen(A.StackOf(StackStatus.UpdateRollbackFailed, minutes: 1)), over: false, Now);

        Assert.Equal(new StackCall(StackCallKind.ClearFailedRollback, change, "stack-1"), decision.Call);
        Assert.Equal(change, decision.After.Queued);
    }

    [Fact]
    public void A_failed_roll_back_is_taken_up_once_only()
    {
        var change = A.ChangeOf(User, "op2");
        var seen = Seen(A.StackOf(StackStatus.UpdateRollbackFailed, minutes: 1),
            A.StackEvent("op2-clear", "UPDATE_ROLLBACK_FAILED", "again"), A.PartEvent("op2-clear", "UPDATE_FAILED", reason: "Still no"));

        var decision = Decide(Ready(User) with { Queued = change }, seen, over: false, Now);

        Assert.Null(decision.Call);
        Assert.Equal((OperationState.Failed, "roll-back-failed-again"), (decision.Turns[0].State, decision.Turns[0].Reason!.Code));
        Assert.Contains("Still no", decision.Turns[0].Reason!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roll_back_that_fails_again_after_it_was_taken_up_ends_the_edit_with_the_new_cause()
    {
        var change = A.ChangeOf(User, "op2");
        var seen = Seen(A.StackOf(StackStatus.UpdateRollbackFailed, minutes: 1),
            A.StackEvent("outside", "UPDATE_ROLLBACK_FAILED"), A.PartEvent("outside", "UPDATE_FAILED", reason: "Not theirs"),
            A.StackEvent("op2-clear", "UPDATE_ROLLBACK_COMPLETE"), A.PartEvent("op1", "UPDATE_FAILED", reason: "Long ago"));

        var decision = Decide(Ready(User) with { Queued = change }, seen, over: false, Now);

        Assert.Null(decision.Call);
        Assert.Equal((OperationState.Failed, "roll-back-failed-again"), (decision.Turns[0].State, decision.Turns[0].Reason!.Code));
        Assert.Contains("Not theirs", decision.Turns[0].Reason!.Text, StringComparison.Ordinal);
        Assert.Null(decision.After.Queued);
    }

    [Theory]
    [InlineData(StackStatus.DeleteFailed)]
    [InlineData(StackStatus.ImportRollbackFailed)]
    public void An_edit_of_a_half_deleted_stack_fails(StackStatus status)
    {
        var change = A.ChangeOf(User, "op2");

        var decision = Decide(Ready(User) with { Queued = change }, Seen(A.StackOf(status, minutes: 1)), over: false, Now);

        Assert.Equal([new OperationTransition(change.Id, OperationState.Failed, Say.EarlierDeletionFailed())], decision.Turns);
        Assert.Null(decision.Call);
    }

    [Theory]
    [InlineData(ChangeAction.Create)]
    [InlineData(ChangeAction.Delete)]
    public void What_somebody_prepared_by_hand_is_left_to_them(ChangeAction action)
    {
        var change = A.ChangeOf(User, "op2", action);

        var decision = Decide(
            New(User) with { Queued = change }, Seen(A.StackOf(StackStatus.ReviewInProgress, null)), over: false, Now);

        Assert.Equal((OperationState.Failed, "prepared-by-hand"), (decision.Turns[0].State, decision.Turns[0].Reason!.Code));
        Assert.Null(decision.Call);
        Assert.Equal(
            StackStatus.ReviewInProgress,
            Decide(New(User), Seen(A.StackOf(StackStatus.ReviewInProgress, null)), over: false, Now).After.Stack!.Status);
    }

    // Older and newer.

    [Fact]
    public void A_sighting_from_before_the_known_one_changes_nothing()
    {
        var item = Ready(User) with { Stack = A.StackOf(StackStatus.UpdateComplete, minutes: 5) };

        Assert.Equal(Decision.Nothing(item), Decide(item, Seen(A.StackOf(StackStatus.CreateComplete, minutes: 4)), over: false, Now));
        Assert.Equal(
            Decision.Nothing(item), Decide(item, Seen(A.StackOf(StackStatus.UpdateInProgress, minutes: 5)), over: false, Now));
    }

    [Fact]
    public void A_second_failed_deletion_that_looks_like_the_first_is_its_own()
    {
        var change = A.ChangeOf(User, "op3", ChangeAction.Delete);
        var item = Running(Ready(User) with { Stack = A.StackOf(StackStatus.DeleteFailed) }, change);
        var seen = Seen(A.StackOf(StackStatus.DeleteFailed), A.StackEvent("op3", "DELETE_FAILED"), A.StackEvent("op2", "DELETE_FAILED"));

        Assert.Equal(OperationState.Failed, Assert.Single(Decide(item, seen, over: false, Now).Turns).State);
    }

    [Fact]
    public void Every_step_of_an_update_and_its_roll_back_counts_as_later_than_the_one_before()
    {
        StackStatus[][] lives =
        [
            [StackStatus.CreateInProgress, StackStatus.CreateComplete, StackStatus.DeleteInProgress, StackStatus.DeleteFailed,
                StackStatus.DeleteComplete],
            [StackStatus.CreateInProgress, StackStatus.RollbackInProgress, StackStatus.RollbackComplete, StackStatus.DeleteInProgress],
            [StackStatus.CreateInProgress, StackStatus.RollbackInProgress, StackStatus.RollbackFailed, StackStatus.DeleteInProgress],
            [StackStatus.UpdateInProgress, StackStatus.UpdateCompleteCleanupInProgress, StackStatus.UpdateComplete],
            [StackStatus.UpdateInProgress, StackStatus.UpdateRollbackInProgress, StackStatus.UpdateRollbackFailed,
                StackStatus.UpdateRollbackCompleteCleanupInProgress, StackStatus.UpdateRollbackComplete],
        ];

        Assert.All(lives, life => Assert.All(life.Zip(life.Skip(1)), step =>
        {
            Assert.True(Transition.IsOlder(A.StackOf(step.First), A.StackOf(step.Second)), $"{step}");
            Assert.False(Transition.IsOlder(A.StackOf(step.Second), A.StackOf(step.First)), $"{step}");
        }));
    }

    // What is to be read.

    [Fact]
    public void The_template_is_read_when_status_or_time_at_rest_is_new()
    {
        var item = Ready(User);

        Assert.False(NeedsTemplate(item, A.StackOf(StackStatus.CreateComplete)));
        Assert.True(NeedsTemplate(item, A.StackOf(StackStatus.UpdateComplete)));
        Assert.True(NeedsTemplate(item, A.StackOf(StackStatus.CreateComplete, minutes: 1)));
        Assert.False(NeedsTemplate(item, A.StackOf(StackStatus.UpdateInProgress, minutes: 1)));
        Assert.False(NeedsTemplate(item, A.StackOf(StackStatus.RollbackComplete)));
    }

    [Fact]
    public void Events_are_read_only_where_nothing_else_can_tell_the_end()
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2"));

        Assert.False(NeedsEvents(item, A.StackOf(StackStatus.UpdateComplete, "op2", minutes: 1)));
        Assert.True(NeedsEvents(item, A.StackOf(StackStatus.UpdateComplete, "op1", minutes: 1)));
        Assert.True(NeedsEvents(item, A.StackOf(StackStatus.UpdateRollbackComplete, "op2", minutes: 1)));
        Assert.False(NeedsEvents(item, A.StackOf(StackStatus.UpdateInProgress, minutes: 1)));
        Assert.False(
            NeedsEvents(Running(Ready(User), A.ChangeOf(User, "op2", ChangeAction.Delete)), A.StackOf(StackStatus.DeleteComplete, minutes: 1)));
        Assert.False(NeedsEvents(Ready(User) with { Queued = A.ChangeOf(User, "op2") }, A.StackOf(StackStatus.CreateComplete, minutes: 1)));
        Assert.True(NeedsEvents(Ready(User) with { Queued = A.ChangeOf(User, "op2") }, A.StackOf(StackStatus.UpdateRollbackFailed, minutes: 1)));
    }

    [Fact]
    public void A_live_template_that_cannot_be_read_counts_as_changed_outside_and_keeps_what_was_known()
    {
        var item = Ready(User);
        var unreadable = Say.RecordOfAnother("something else");

        var decision = Decide(
            item, Seen(A.StackOf(StackStatus.UpdateComplete, minutes: 5)) with { Unreadable = unreadable }, over: false, Now);

        Assert.Equal(item.Applied! with { ChangedOutside = true }, decision.After.Applied);
        Assert.Equal(unreadable, decision.After.Reason);
    }

    [Fact]
    public void What_has_ended_stays_when_a_template_from_before_it_is_read_once_more_that_cannot_be_read()
    {
        var stack = A.StackOf(StackStatus.UpdateComplete, "op1", minutes: 5);
        var item = Ready(User) with { Applied = new AppliedRecord(A.ChangeOf(User, "op2").Record, ChangedOutside: false), Stack = stack };

        var decision = Decide(
            item, Seen(stack) with { Unreadable = Say.RecordOfAnother("something else") }, over: false, Now);

        Assert.Equal(Decision.Nothing(item), decision);
    }

    // What must stand before a call, and what a deletion leaves.

    [Fact]
    public void A_change_waits_for_what_must_stand_before_it()
    {
        var item = Ready(User) with { Queued = A.ChangeOf(User, "op2") };

        Assert.Equal(
            Decision.Nothing(item),
            Decide(
                item, Seen(A.StackOf(StackStatus.CreateComplete)) with { Preparation = new Preparation.NotYet() }, over: false, Now));
    }

    [Fact]
    public void What_ran_ends_although_what_waits_must_wait_on()
    {
        var item = Running(Ready(User), A.ChangeOf(User, "op2")) with { Queued = A.ChangeOf(User, "op3") };

        var decision = Decide(
            item,
            Seen(A.StackOf(StackStatus.UpdateComplete, "op2", minutes: 1)) with { Preparation = new Preparation.NotYet() },
            over: false,
            Now);

        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Succeeded)], decision.Turns);
        Assert.Equal(item.Queued, decision.After.Queued);
        Assert.Null(decision.Call);
    }

    [Fact]
    public void A_change_fails_when_what_must_stand_before_it_is_refused()
    {
        var says = Say.RefusedByAws("No rights");
        var item = New(User) with { Queued = A.ChangeOf(User, "op2", ChangeAction.Create) };

        var decision = Decide(item, new Observation(null) { Preparation = new Preparation.Refused(says) }, over: false, Now);

        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Failed, says)], decision.Turns);
        Assert.Null(decision.Call);
    }

    [Fact]
    public void A_bucket_is_gone_only_after_the_empty_bucket_is_removed()
    {
        var item = Running(Ready(Bucket), A.ChangeOf(Bucket, "op2", ChangeAction.Delete));
        var seen = Seen(A.StackOf(StackStatus.DeleteComplete));

        Assert.Equal(Decision.Needs(MissingObservation.Leftovers, item), Decide(item, seen, over: false, Now));

        var gone = Decide(item, seen with { Leftovers = new Leftovers.None() }, over: false, Now);
        Assert.True(gone.After is { IsTombstone: true, Kept: false });
        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Succeeded)], gone.Turns);
    }

    [Fact]
    public void A_bucket_with_files_stays_and_this_is_said()
    {
        var item = Running(Ready(Bucket), A.ChangeOf(Bucket, "op2", ChangeAction.Delete));

        var decision = Decide(
            item, Seen(A.StackOf(StackStatus.DeleteComplete)) with { Leftovers = new Leftovers.Files() }, over: false, Now);

        Assert.True(decision.After is { IsTombstone: true, Kept: true });
        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Succeeded, Say.FilesKept())], decision.Turns);
    }

    [Fact]
    public void A_bucket_that_is_to_be_kept_is_not_touched()
    {
        var item = Running(Ready(Bucket), A.ChangeOf(Bucket, "op2", ChangeAction.Delete, keepFiles: true));

        var decision = Decide(item, Seen(A.StackOf(StackStatus.DeleteComplete)), over: false, Now);

        Assert.Null(decision.Missing);
        Assert.True(decision.After is { IsTombstone: true, Kept: true });
        Assert.Equal("files-kept-as-asked", decision.Turns[0].Reason!.Code);
    }

    [Fact]
    public void A_bucket_that_was_never_made_is_not_looked_for()
    {
        var item = FailedCreation(Bucket) with { Failed = null, Queued = A.ChangeOf(Bucket, "op2", ChangeAction.Delete) };

        var decision = Decide(item, Seen(A.StackOf(StackStatus.DeleteComplete, null)), over: false, Now);

        Assert.Null(decision.Missing);
        Assert.True(decision.After is { IsTombstone: true, Kept: false });
    }

    [Fact]
    public void A_project_is_gone_only_after_its_entry_in_the_register_is()
    {
        var project = ThingKey.OfProject(A.Project);
        var item = Running(Ready(project), A.ChangeOf(project, "op2", ChangeAction.Delete));
        var seen = Seen(A.StackOf(StackStatus.DeleteComplete));
        var stuck = Say.RegistryStuck(stack: "bm-acme-registry", status: "DeleteFailed");

        Assert.Equal(MissingObservation.Leftovers, Decide(item, seen, over: false, Now).Missing);
        Assert.Equal(Decision.Nothing(item), Decide(item, seen with { Leftovers = new Leftovers.StillGoing() }, over: true, Now));
        Assert.True(Decide(item, seen with { Leftovers = new Leftovers.None() }, over: false, Now).After.IsTombstone);
        var failed = Decide(item, seen with { Leftovers = new Leftovers.Stuck(stuck) }, over: false, Now);
        Assert.Equal([new OperationTransition(Id("op2"), OperationState.Failed, stuck)], failed.Turns);
        Assert.Equal(ThingStatus.Failed, failed.After.Status);
        Assert.NotNull(failed.After.LastRecord);
    }

    private static TheoryData<StackStatus> Statuses(Func<StackStatus, bool> wanted) => [.. Enum.GetValues<StackStatus>().Where(wanted)];

    private static OperationId Id(string text) => OperationId.Parse(text);

    private static Observation Seen(ObservedStack stack, params StackEvent[] events) => new(stack) { Events = events };

    /// <summary>
    /// Fills in missing observations with the usual: the live template is the one that the stack names, there are no events, everything is prepared.
    /// </summary>
    private static Decision Decide(ThingState item, Observation seen, bool over, DateTimeOffset now)
    {
        while (true)
        {
            var decision = Transition.From(item, seen, over, now);
            switch (decision.Missing)
            {
                case MissingObservation.Template:
                    seen = seen with { Template = LiveTemplate(item, seen.Stack!) };
                    break;
                case MissingObservation.Events:
                    seen = seen with { Events = [] };
                    break;
                case MissingObservation.Preparation:
                    seen = seen with { Preparation = new Preparation.Ready() };
                    break;
                default:
                    return decision;
            }
        }
    }

    private static AppliedRecord LiveTemplate(ThingState item, ObservedStack stack) =>
        new[] { item.Running?.Change, item.Queued }.FirstOrDefault(change => change?.Id == stack.OperationId) is { } change
            ? new AppliedRecord(change.Record, ChangedOutside: false)
            : item.Applied ?? new AppliedRecord(A.RecordOf(item.Key), ChangedOutside: false);

    private static bool NeedsTemplate(ThingState item, ObservedStack stack) =>
        Transition.From(item, new Observation(stack), over: false, Now).Missing == MissingObservation.Template;

    private static bool NeedsEvents(ThingState item, ObservedStack stack) =>
        Transition.From(item, new Observation(stack) { Template = LiveTemplate(item, stack) }, over: false, Now).Missing == MissingObservation.Events;

    private static ThingState New(ThingKey key) => new(key) { Revision = 1, Version = 7 };

    private static ThingState Ready(ThingKey key) => New(key) with
    {
        Applied = new AppliedRecord(A.RecordOf(key), ChangedOutside: false),
        Stack = A.StackOf(StackStatus.CreateComplete),
    };

    private static ThingState FailedCreation(ThingKey key) => New(key) with
    {
        Stack = A.StackOf(StackStatus.RollbackComplete, null),
        Failed = new FailedChange(A.ChangeOf(key, "op1", ChangeAction.Create)),
    };

    private static ThingState Running(ThingState item, Change change) =>
        item with { Running = new RunningChange(change, A.Now, A.Now.AddSeconds(5), A.Now.AddSeconds(60)) };
}
