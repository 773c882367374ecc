using BucketManager.Adapters.InMemory.Simulation;
using BucketManager.Core.Operations;
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

        Assert.Equal(2, (await OperationsAsync()).Count);
    }

    private async Task FailingAsync(string reason, int times)
    {
        await world.WithProjectAsync();
        world.Faults.FailResource("AWS::IAM::User", reason, ResourceAction.Create, times: times);
        await World.AcceptedAsync(world.AddUserAsync());
        await world.PassAsync(58);
        Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.User())).Status);
    }

    private async Task<IReadOnlyList<Operation>> OperationsAsync() =>
        [.. (await world.OperationsAsync()).Where(o => o.Key == A.User()).OrderBy(o => o.Id.ToString(), StringComparer.Ordinal)];
}
