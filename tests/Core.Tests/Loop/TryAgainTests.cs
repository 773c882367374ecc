using BucketManager.Adapters.InMemory.Simulation;
using BucketManager.Core.Operations;
using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;
using BucketManager.Core.State;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Core.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

public sealed class TryAgainTests : IDisposable
{
    private const string Passing = "Rate exceeded (Service: Iam, Status Code: 400)";
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(Passing, true)]
    [InlineData("Resource handler returned message: \"Internal Failure\"", true)]
    [InlineData("Resource of type 'AWS::IAM::User' did not stabilize.", true)]
    [InlineData("Cannot exceed quota for UsersPerAccount: 5000 (Status Code: 409, LimitExceeded)", false)]
    [InlineData("acme-edi already exists in stack arn:…", false)]
    [InlineData("User is not authorized to perform: iam:CreateUser", false)]
    [InlineData("Properties validation failed for resource User", false)]
    [InlineData("It has a login profile", false)]
    public void Only_a_cause_that_is_known_to_pass_is_hoped_for(string reason, bool passes) =>
        Assert.Equal(passes, PassingCause.Is(Say.PartFailed.With(("part", "User"), ("type", "AWS::IAM::User"), ("reason", reason))));

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
        Assert.Equal("next-tried-again", NextStep.Of(await world.ThingAsync(A.User()))!.Code);

        for (var i = 0; i < 10; i++)
        {
            world.Start();
            await world.PassAsync(200);
        }

        Assert.Equal(["manager@example.com", "system", "system"], (await OperationsAsync()).Select(o => o.RequestedBy));
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Failed, "next-retry-or-delete"), (thing.Status, NextStep.Of(thing)!.Code));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_lasting_cause_is_never_tried_again()
    {
        await FailingAsync("acme-edi already exists", times: 1);

        await world.PassAsync(1200);

        Assert.Single(await OperationsAsync());
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
        Assert.Equal(status == "failed" ? "next-save-again" : null, NextStep.Of(thing)?.Code);
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
                    Assert.True(StatusReason.Of(thing) is not null && NextStep.Of(thing) is not null, $"{status} {applied} {failed}");
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
