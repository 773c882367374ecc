using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

public sealed class TryAgainTests : IDisposable
{
    private const string Passing = "Rate exceeded (Service: Iam, Status Code: 400)";
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(Passing, true)]
    [InlineData("Rate exceeded (Service: AmazonCloudWatch; Status Code: 400; Error Code: Throttling; Request ID: 1)", true)]
    [InlineData("Resource handler returned message: \"Slow down\" (RequestToken: 1, HandlerErrorCode: Throttling)", true)]
    [InlineData("Please reduce your request rate. (Service: S3, Status Code: 503, Request ID: 1)", true)]
    [InlineData("Internal Failure", true)]
    [InlineData("Resource handler returned message: \"null\" (RequestToken: 1, HandlerErrorCode: InternalFailure)", true)]
    [InlineData("We encountered an internal error. Please try again. (Service: S3, Status Code: 500, Request ID: 1)", true)]
    [InlineData("The request was rejected because an internal exception occurred. The request can be retried. (Service: Kms, Status Code: 500)", true)]
    [InlineData("The system timed out while trying to fulfill the request. You can retry the request. (Service: Kms, Status Code: 503)", true)]
    [InlineData("Resource handler returned message: \"x\" (RequestToken: 1, HandlerErrorCode: ServiceInternalError)", true)]
    [InlineData("Resource handler returned message: \"x\" (RequestToken: 1, HandlerErrorCode: NetworkFailure)", true)]
    [InlineData("Service Unavailable (Service: Iam, Status Code: 503)", true)]
    [InlineData("Resource of type 'AWS::IAM::User' did not stabilize.", true)]
    [InlineData("Resource handler returned message: \"Exceeded attempts to wait\" (RequestToken: 1, HandlerErrorCode: NotStabilized)", true)]
    [InlineData("A conflicting conditional operation is currently in progress against this resource. Please try again. (Service: S3, Status Code: 409)", true)]
    [InlineData("The request was rejected because multiple requests to change this object were submitted simultaneously. (Service: Iam, Status Code: 409)", true)]
    [InlineData("Policy contains a statement with one or more invalid principals. (Service: Kms, Status Code: 400)", true)]
    [InlineData("Invalid principal in policy (Service: S3, Status Code: 400)", true)]
    [InlineData("Role arn:aws:iam::111122223333:role/bm-change is invalid or cannot be assumed", true)]
    [InlineData("The user with name acme-edi cannot be found. (Service: Iam, Status Code: 404)", true)]
    [InlineData("The specified bucket does not exist (Service: S3, Status Code: 404)", true)]
    [InlineData("Your account is not signed up for the S3 service. You must sign up before you can use S3.", true)]
    [InlineData("Cannot exceed quota for UsersPerAccount: 5000 (Status Code: 409, LimitExceeded)", false)]
    [InlineData("Limit for stack has been exceeded", false)]
    [InlineData("acme-edi already exists in stack arn:…", false)]
    [InlineData("User is not authorized to perform: iam:CreateUser", false)]
    [InlineData("Resource handler returned message: \"x\" (RequestToken: 1, HandlerErrorCode: AccessDenied)", false)]
    [InlineData("Properties validation failed for resource User", false)]
    [InlineData("1 validation error detected: Value 'timed out' at 'stackName' failed to satisfy constraint", false)]
    [InlineData("It has a login profile", false)]
    public void Only_a_cause_that_is_known_to_pass_is_hoped_for(string reason, bool passes)
    {
        Assert.Equal(passes, TransientFailure.Is(Say.PartFailed(part: "User", type: "AWS::IAM::User", reason: reason)));
        Assert.Equal(passes, TransientFailure.Is(Say.RefusedByAws(reason)));
    }

    [Fact]
    public void What_is_said_without_a_reason_of_AWS_is_not_hoped_for() => Assert.All(
        [null, Say.StackFailed("CREATE_FAILED"), Say.NameOfKeptBucket("Rate exceeded")],
        reason => Assert.False(TransientFailure.Is(reason)));

    [Fact]
    public async Task A_creation_that_is_refused_at_once_for_a_passing_cause_is_asked_for_again_too()
    {
        await world.WithProjectAsync();
        world.Faults.Refuse("Role arn:aws:iam::111122223333:role/bm-change is invalid or cannot be assumed", times: 2, AwsAction.CreateStack);
        var refused = await World.RefusedAsync<RefusedByCloud>(world.AddUserAsync());
        var thing = await world.ThingAsync(A.User());
        Assert.Equal(("refused-by-aws", "next-tried-again"), (refused.Says.Code, Advice.Of(thing)!.Code));

        await world.PassAsync(58);
        Assert.Single(await OperationsAsync());
        await world.PassAsync(540);

        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.User())).Status);
        Assert.Equal(
            [OperationState.Failed, OperationState.Failed, OperationState.Succeeded], (await OperationsAsync()).Select(o => o.State));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_creation_that_is_refused_for_a_lasting_cause_is_left_alone()
    {
        await world.WithProjectAsync();
        world.Faults.Refuse("Limit for stack has been exceeded", times: 1, AwsAction.CreateStack);
        await World.RefusedAsync<RefusedByCloud>(world.AddUserAsync());

        await world.PassAsync(1200);

        Assert.Single(await OperationsAsync());
        Assert.Equal("next-retry-or-delete", Advice.Of(await world.ThingAsync(A.User()))!.Code);
    }

    [Fact]
    public async Task An_update_that_is_refused_is_for_whoever_asked()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.Refuse(Passing, times: 1, AwsAction.UpdateStack);
        await World.RefusedAsync<RefusedByCloud>(world.ChangeUserAsync(1, "two"));

        await world.PassAsync(1200);

        Assert.Equal(2, (await OperationsAsync()).Length);
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Ready, "two"), (thing.Status, ((UserSpec)thing.Failed!.Spec!).Company));
    }

    [Fact]
    public async Task A_creation_that_failed_for_a_passing_cause_is_made_again_by_the_system()
    {
        await FailingAsync(Passing, times: 1);

        await world.PassAsync(600);

        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.User())).Status);
        var again = (await OperationsAsync())[1];
        Assert.Equal(
            ("system", "tried-again-by-itself", OperationState.Succeeded), (again.RequestedBy, again.Says.Code, again.State));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task It_is_tried_twice_and_no_more_also_by_processes_that_start_anew()
    {
        await FailingAsync(Passing, times: 99);
        Assert.Equal("next-tried-again", Advice.Of(await world.ThingAsync(A.User()))!.Code);

        for (var i = 0; i < 10; i++)
        {
            world.Start();
            await world.PassAsync(200);
        }

        Assert.Equal(["manager@example.com", "system", "system"], (await OperationsAsync()).Select(o => o.RequestedBy));
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Failed, "next-retry-or-delete"), (thing.Status, Advice.Of(thing)!.Code));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_lasting_cause_is_never_tried_again()
    {
        await FailingAsync("acme-edi already exists", times: 1);

        await world.PassAsync(1200);

        Assert.Single(await OperationsAsync());
    }

    /// <summary>Found by the simulation: it said for ever that it would be tried again.</summary>
    [Fact]
    public void A_failed_creation_whose_deletion_failed_too_is_not_hoped_for()
    {
        var failed = new ThingState(A.User())
        {
            Stack = A.StackOf(StackStatus.RollbackComplete),
            Failed = new FailedChange(A.ChangeOf(A.User(), "op2", ChangeAction.Create)),
            Reason = Say.PartFailed(part: "User", type: "AWS::IAM::User", reason: "Rate exceeded"),
        };
        Assert.Equal((true, "next-tried-again"), (failed.IsOpen, Advice.Of(failed)?.Code));

        var stuck = failed with { Stack = A.StackOf(StackStatus.DeleteFailed) };
        Assert.Equal((false, "next-delete-again"), (stuck.IsOpen, Advice.Of(stuck)?.Code));
    }

    [Fact]
    public async Task The_edit_of_a_person_goes_before_and_counts_anew()
    {
        await FailingAsync(Passing, times: 2);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        await world.PassAsync(900);

        Assert.Equal(
            ["manager@example.com", "manager@example.com", "system"], (await OperationsAsync()).Select(o => o.RequestedBy));
        Assert.Equal("two", ((UserSpec)(await world.ThingAsync(A.User())).Applied!.Record.Spec).Company);
    }

    [Fact]
    public async Task Two_processes_that_find_it_at_once_ask_once()
    {
        await FailingAsync(Passing, times: 1);
        world.Sweeps = false;
        await world.PassAsync(90);
        var (one, other) = (world.Start(), world.Start());

        await Task.WhenAll(
            one.App.Sweep.OpenThingsAsync(CancellationToken.None), other.App.Sweep.OpenThingsAsync(CancellationToken.None));

        Assert.Equal(2, (await OperationsAsync()).Length);
    }

    [Theory]
    [InlineData(1, "ready")]
    [InlineData(9, "failed")]
    public async Task A_roll_back_that_failed_is_taken_up_once_by_the_system(int failures, string status)
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update).FailRollback("AWS::IAM::Group", "No", times: failures);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        await world.PassAsync(1200);

        var thing = await world.ThingAsync(A.User());
        Assert.Equal(status, thing.Status.ToString(), ignoreCase: true);
        Assert.Equal("one", ((UserSpec)thing.Applied!.Record.Spec).Company);
        var again = (await OperationsAsync())[2..];
        Assert.Equal(("system", "roll-back-taken-up"), (Assert.Single(again).RequestedBy, again[0].Says.Code));

        // Whose edit it was is told until he mends it, or lets it be.
        Assert.Equal(status == "failed" ? "next-save-again" : "next-mend-and-save", Advice.Of(thing)?.Code);
        Assert.Equal("two", ((UserSpec)thing.Failed!.Spec!).Company);
        Assert.Equal((await OperationsAsync())[1].Id, thing.Failed.OperationId);
        Assert.NotNull(StatusReason.Of(thing));
        Assert.Equal(thing, StateJson.ReadThing(StateJson.Write(thing)));

        await World.AcceptedAsync(world.ChangeUserAsync(thing.Revision, "three"));
        Assert.Null((await world.ThingAsync(A.User())).Failed);
    }

    /// <summary>Found by the simulation: they went, as before a deletion.</summary>
    [Fact]
    public async Task A_roll_back_that_is_taken_up_leaves_the_users_keys()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var user = UserName.Parse(A.User().Name);
        var key = await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, user, CancellationToken.None);
        world.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update).FailRollback("AWS::IAM::Group", "No", times: 1);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));

        await world.PassAsync(1200);

        Assert.Contains(await OperationsAsync(), o => o.Says.Code == "roll-back-taken-up");
        var left = await world.Aws.AccessKeys.ListAsync(world.Place, A.Project, user, CancellationToken.None);
        Assert.Equal(key.Id, Assert.Single(left).Id);
    }

    [Theory]
    [InlineData(null, "next-mend-and-save")]
    [InlineData("Rate exceeded", "next-mend-and-save")]
    public async Task A_put_back_leaves_told_what_failed_before_it_also_when_it_fails_itself(string? reason, string next)
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.FailResource("AWS::IAM::Group", "It is too large", ResourceAction.Update);
        var failed = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.SettleAsync();
        if (reason is not null)
            world.Faults.FailResource("AWS::IAM::Group", reason, ResourceAction.Update);

        await World.AcceptedAsync(world.App.RestoreTemplate.RunAsync(A.Manager, A.User(), new EditTerms(), CancellationToken.None));
        Assert.Equal(failed.Id, (await world.ThingAsync(A.User())).Failed?.OperationId);
        await world.SettleAsync();

        var thing = await world.ThingAsync(A.User());
        Assert.Equal((failed.Id, "two"), (thing.Failed!.OperationId, ((UserSpec)thing.Failed.Spec!).Company));
        Assert.Equal((ThingStatus.Ready, next), (thing.Status, Advice.Of(thing)?.Code));
    }

    [Fact]
    public async Task A_put_back_that_contains_what_failed_before_it_mends_it()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.FailResource("AWS::IAM::Group", "Not now", ResourceAction.Update);
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await World.AcceptedAsync(world.App.RestoreTemplate.RunAsync(A.Manager, A.User(), new EditTerms(), CancellationToken.None));
        await world.SettleAsync();

        var thing = await world.ThingAsync(A.User());
        Assert.Equal((null, "two"), (thing.Failed, ((UserSpec)thing.Applied!.Record.Spec).Company));
    }

    [Fact]
    public async Task What_takes_much_longer_than_usual_says_so_until_it_ends()
    {
        await world.WithProjectAsync();
        world.Aws.Speed = 0.02;
        await World.AcceptedAsync(world.AddUserAsync());
        await world.PassAsync(299);
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((null, null), (StatusReason.Of(thing), Advice.Of(thing)));

        await world.PassAsync(90);
        thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Creating, "why-takes-long", "next-wait-longer"), (thing.Status, StatusReason.Of(thing)?.Code, Advice.Of(thing)?.Code));
        var version = thing.Version;
        await world.PassAsync(180);
        Assert.Equal(version, (await world.ThingAsync(A.User())).Version);

        await world.PassAsync(3600);
        thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Ready, null, null), (thing.Status, StatusReason.Of(thing), Advice.Of(thing)));
    }

    [Theory]
    [InlineData(AwsAction.CreateStack)]
    [InlineData(AwsAction.DescribeStack)]
    public async Task What_is_throttled_says_that_it_waits_for_its_turn(AwsAction action)
    {
        await world.WithProjectAsync();
        world.Faults.Throttle(times: 3, action);
        await World.AcceptedAsync(world.AddUserAsync());

        var thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Creating, "why-throttled", "next-wait-for-turn"), (thing.Status, StatusReason.Of(thing)?.Code, Advice.Of(thing)?.Code));
        Assert.NotNull(thing.Queued);

        await world.SettleAsync();
        thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Ready, null, null), (thing.Status, StatusReason.Of(thing), Advice.Of(thing)));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public void What_holds_a_change_up_goes_before_any_other_reason()
    {
        var thing = new ThingState(A.User())
        {
            Running = new RunningChange(A.ChangeOf(A.User(), "op2"), A.Now, A.Now, A.Now),
            Reason = Say.RegisteredOnly(),
        };
        (StallReason? Hindrance, string Reason, string? Next)[] table =
        [
            (null, "registered-only", null),
            (StallReason.TakesLong, "why-takes-long", "next-wait-longer"),
            (StallReason.Throttled, "why-throttled", "next-wait-for-turn"),
        ];
        Assert.Equal(Enum.GetValues<StallReason>().Length + 1, table.Length);
        foreach (var (hindrance, reason, next) in table)
        {
            var held = thing with { Hindrance = hindrance };
            Assert.Equal((reason, next), (StatusReason.Of(held)?.Code, Advice.Of(held)?.Code));
        }
    }

    [Fact]
    public void Whatever_is_stuck_or_failed_says_why_and_what_to_do()
    {
        var key = A.User();
        var statuses = Enum.GetValues<StackStatus>().Where(s => s != StackStatus.DeleteComplete).Select(s => (StackStatus?)s);
        foreach (var status in statuses.Append(null))
        {
            foreach (var applied in new[] { null, new AppliedRecord(A.RecordOf(key), ChangedOutside: false) })
            {
                foreach (var failed in new ChangeAction?[] { null, ChangeAction.Create, ChangeAction.Update, ChangeAction.Delete })
                {
                    var thing = new ThingState(key)
                    {
                        Stack = status is { } s ? A.StackOf(s) : null,
                        Applied = applied,
                        Failed = failed is { } action ? new FailedChange(A.ChangeOf(key, "op2", action)) : null,
                    };
                    if (thing.IsTombstone || (thing.Status == ThingStatus.Ready && status != StackStatus.ReviewInProgress))
                        continue;
                    Assert.True(StatusReason.Of(thing) is not null && Advice.Of(thing) is not null, $"{status} {applied} {failed}");
                }
            }
        }
    }

    private async Task FailingAsync(string reason, int times)
    {
        await world.WithProjectAsync();
        world.Faults.FailResource("AWS::IAM::User", reason, ResourceAction.Create, times: times);
        await World.AcceptedAsync(world.AddUserAsync());
        await world.PassAsync(58);
        Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.User())).Status);
    }

    private async Task<Operation[]> OperationsAsync() =>
        [.. (await world.OperationsAsync()).Where(o => o.Key == A.User()).OrderBy(o => o.Id.ToString(), StringComparer.Ordinal)];
}
