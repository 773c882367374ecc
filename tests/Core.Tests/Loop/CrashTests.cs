using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>
/// A process dies at its n-th call to cache or cloud, before or after that is carried out, for every n. The one that takes its
/// place brings everything to its right end.
/// </summary>
public sealed class CrashTests
{
    private const int MoreThanEnough = 400;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_creation_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        world => world.WithProjectAsync(),
        world => world.AddUserAsync(),
        async (world, accepted) =>
        {
            var thing = await world.Cache.FindThingAsync(A.User(), CancellationToken.None);
            Assert.Equal(accepted ? ThingStatus.Ready : null, thing?.Status);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_edit_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        async world => await (await world.WithProjectAsync()).WithUserAsync(),
        world => world.ChangeUserAsync(1, "two"),
        async (world, accepted) =>
        {
            var thing = await world.ThingAsync(A.User());
            Assert.Equal((ThingStatus.Ready, accepted ? "two" : "one"), (thing.Status, ((UserSpec)thing.Applied!.Record.Spec).Company));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_edit_that_is_rolled_back_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        async world =>
        {
            await (await world.WithProjectAsync()).WithUserAsync();
            world.Faults.FailResource("AWS::IAM::Group", "Too many of them", ResourceAction.Update);
            world.Faults.FailResource("AWS::IAM::User", "Too many of them", ResourceAction.Update);
        },
        world => world.ChangeUserAsync(1, "two"),
        async (world, accepted) =>
        {
            var thing = await world.ThingAsync(A.User());
            Assert.Equal((ThingStatus.Ready, "one"), (thing.Status, ((UserSpec)thing.Applied!.Record.Spec).Company));
            Assert.All(await world.OperationsAsync(), o =>
                Assert.True(o.Action == ChangeAction.Create || o.State == OperationState.RolledBack));
            Assert.Equal(accepted, thing.Failed is not null);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_deletion_of_a_user_with_keys_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        async world =>
        {
            await (await world.WithProjectAsync()).WithUserAsync();
            await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, UserName.Parse("acme-edi"), CancellationToken.None);
        },
        world => world.RemoveUserAsync(1),
        async (world, accepted) =>
        {
            var thing = await world.ThingAsync(A.User());
            Assert.Equal(accepted, thing.IsTombstone);
            var keys = await world.Aws.AccessKeys.ListAsync(world.Place, A.Project, UserName.Parse("acme-edi"), CancellationToken.None);
            Assert.Equal(accepted ? 0 : 1, keys.Count);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_deletion_of_a_bucket_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        async world => await (await world.WithProjectAsync()).WithBucketAsync(),
        world => world.DeleteBucketAsync(1),
        async (world, accepted) =>
        {
            var thing = await world.ThingAsync(A.Bucket());
            Assert.Equal((accepted, false), (thing.IsTombstone, thing.Kept));
            if (!accepted)
                return;

            // The name is free in S3, too.
            await World.AcceptedAsync(world.CreateBucketAsync());
            await world.SettleAsync();
            var again = await world.ThingAsync(A.Bucket());
            Assert.True(again.Status == ThingStatus.Ready, again.Reason?.Text);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_project_that_is_opened_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        world => Task.CompletedTask,
        world => world.App.OpenProject.RunAsync(A.Admin, A.Project, A.ProjectFields(), new EditTerms(), CancellationToken.None),
        async (world, accepted) =>
        {
            var thing = await world.Cache.FindThingAsync(A.ProjectKey, CancellationToken.None);
            Assert.Equal(accepted ? ThingStatus.Ready : null, thing?.Status);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_project_that_is_closed_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        world => world.WithProjectAsync(),
        world => world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1), CancellationToken.None),
        async (world, accepted) =>
        {
            Assert.Equal(accepted, (await world.ThingAsync(A.ProjectKey)).IsTombstone);
            var registered = await world.Aws.CloudFormation.ListAsync(A.Hub, CancellationToken.None);
            Assert.Equal(accepted ? 0 : 1, registered.Count);
            Assert.Equal(accepted, await world.Cache.FindAccountOwnerAsync(world.Place.Account, CancellationToken.None) is null);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_edit_after_a_failed_creation_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        async world =>
        {
            await world.WithProjectAsync();
            world.Faults.FailResource("AWS::IAM::User", "Not today", ResourceAction.Create);
            await World.AcceptedAsync(world.AddUserAsync());
            await world.SettleAsync();
        },
        world => world.ChangeUserAsync(1, "two"),
        async (world, accepted) =>
            Assert.Equal(accepted ? ThingStatus.Ready : ThingStatus.Failed, (await world.ThingAsync(A.User())).Status));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_edit_after_a_failed_roll_back_survives_a_crash_anywhere(bool carriedOut) => DyingEverywhereAsync(
        carriedOut,
        async world =>
        {
            await (await world.WithProjectAsync()).WithUserAsync();
            world.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update).FailRollback("AWS::IAM::Group", "Still no");
            await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
            await world.SettleAsync();
            Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.User())).Status);
        },
        world => world.ChangeUserAsync(2, "three"),
        async (world, accepted) =>
        {
            var thing = await world.ThingAsync(A.User());
            Assert.Equal(
                accepted ? (ThingStatus.Ready, "three") : (ThingStatus.Failed, "one"),
                (thing.Status, ((UserSpec)thing.Applied!.Record.Spec).Company));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_creation_that_is_tried_again_survives_a_crash_anywhere(bool carriedOut) => MendingAsync(
        carriedOut,
        async world =>
        {
            await world.WithProjectAsync();
            world.Faults.FailResource("AWS::IAM::User", "Rate exceeded", ResourceAction.Create);
            await World.AcceptedAsync(world.AddUserAsync());
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_roll_back_that_is_taken_up_survives_a_crash_anywhere(bool carriedOut) => MendingAsync(
        carriedOut,
        async world =>
        {
            await (await world.WithProjectAsync()).WithUserAsync();
            world.Faults.FailResource("AWS::IAM::Group", "No", ResourceAction.Update).FailRollback("AWS::IAM::Group", "Still no");
            await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rebuild_survives_a_crash_anywhere(bool carriedOut)
    {
        for (var n = 1; n < MoreThanEnough; n++)
        {
            using var world = new World(n);
            await (await (await world.WithProjectAsync()).WithUserAsync()).WithBucketAsync();
            world.LoseTheCache();
            var mortal = new DiesAt(n, carriedOut);
            world.Start(mortal);
            await World.IgnoringTroubleAsync(world.App.Rebuild.LostProjectsAsync(CancellationToken.None));
            var hasDied = mortal.IsDead;

            world.Start();
            await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

            var there = await world.Cache.ListThingsAsync(A.Project, CancellationToken.None);
            Assert.Equal(3, there.Count(thing => thing.Status == ThingStatus.Ready));
            if (!hasDied)
                return;
        }

        Assert.Fail("It never came through.");
    }

    /// <summary>Something failed that mends itself: it does, and is asked for once, wherever a process dies meanwhile.</summary>
    private static async Task MendingAsync(bool carriedOut, Func<World, Task> fails)
    {
        for (var n = 1; n < MoreThanEnough; n++)
        {
            using var world = new World(n);
            await fails(world);
            await world.PassAsync(50);
            Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.User())).Status);
            var mortal = new DiesAt(n, carriedOut);
            world.Start(mortal);
            for (var seconds = 0; seconds < 200 && !mortal.IsDead; seconds += 5)
                await world.PassAsync(5);
            var hasDied = mortal.IsDead;
            world.Start();
            await world.PassAsync(300);

            var thing = await world.ThingAsync(A.User());
            Assert.Equal((ThingStatus.Ready, "one"), (thing.Status, ((UserSpec)thing.Applied!.Record.Spec).Company));
            Assert.Single(await world.OperationsAsync(), o => o.Key == A.User() && o.RequestedBy == Actor.System);
            await Invariants.AssertAsync(world);
            if (!hasDied)
                return;
        }

        Assert.Fail("It never came through.");
    }

    private static async Task DyingEverywhereAsync(
        bool carriedOut, Func<World, Task> before, Func<World, Task<Result<EditResult>>> edit, Func<World, bool, Task> after)
    {
        for (var n = 1; n < MoreThanEnough; n++)
        {
            using var world = new World(n);
            await before(world);
            var known = (await world.OperationsAsync()).Count;
            var mortal = new DiesAt(n, carriedOut);
            world.Start(mortal);
            await World.IgnoringTroubleAsync(edit(world));

            // It goes on hearing events and sweeping until it dies; then another one takes its place.
            for (var seconds = 0; seconds < 400 && !mortal.IsDead; seconds += 5)
                await world.PassAsync(5);
            var hasDied = mortal.IsDead;
            world.Start();
            await world.SettleAsync();

            var accepted = (await world.OperationsAsync()).Count > known;
            await Invariants.AssertAsync(world);
            await after(world, accepted);
            if (!hasDied)
                return;
        }

        Assert.Fail("It never came through.");
    }
}
