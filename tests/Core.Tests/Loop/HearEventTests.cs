using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Projects;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>Events are hints: any number of them, in any order, give the same end.</summary>
public sealed class HearEventTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Parts_that_are_done_show_as_progress_in_changes_of_operations_alone()
    {
        await world.WithProjectAsync();
        world.Told.Changes.Clear();

        var operation = await World.AcceptedAsync(world.AddUserAsync());
        await world.SettleAsync();

        operation = await world.OperationAsync(operation.Id);
        Assert.True(operation.TotalParts > 0);
        Assert.Equal(operation.TotalParts, operation.DoneParts.Count);
        Assert.Equal(operation.DoneParts.Order(StringComparer.Ordinal), operation.DoneParts);
        var progress = world.Told.Changes.Where(c =>
            c.Operations.Any(o => o is { State: OperationState.Running, DoneParts.Count: > 0 })).ToList();
        Assert.Equal(operation.TotalParts, progress.Count);
        Assert.All(progress, change => Assert.Equal((0, 0), (change.Things.Count, change.Activity.Count)));
    }

    [Fact]
    public async Task Without_a_single_event_everything_ends_all_the_same()
    {
        world.HearsEvents = false;

        await (await (await world.WithProjectAsync()).WithUserAsync()).WithBucketAsync();

        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task Doubled_late_and_reordered_events_do_no_harm()
    {
        var random = new Random(7);
        world.EventTrouble = _ => [TimeSpan.FromSeconds(random.Next(40)), TimeSpan.FromSeconds(random.Next(200))];
        await (await world.WithProjectAsync()).WithUserAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        await world.SettleAsync();
        await World.AcceptedAsync(world.RemoveUserAsync(2));
        await world.SettleAsync();
        await World.AcceptedAsync(world.AddUserAsync());
        await world.SettleAsync();
        await world.PassAsync(300);

        await Invariants.AssertAsync(world);
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.User())).Status);
    }

    [Fact]
    public async Task An_event_that_was_heard_before_it_can_be_seen_is_looked_for_after_2_4_and_8_seconds()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var operation = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        world.Sweeps = false;
        world.Process.Jobs.Asked.Clear();

        // Reads lag behind: what they show is what was before the update ended.
        world.Faults.Call(new CallFault.Stale(1), 4, AwsAction.DescribeStack, _ => world.Happened[^1].Status == "UPDATE_COMPLETE");
        world.Faults.Call(new CallFault.Stale(1), 4, AwsAction.DescribeStackEvents, _ => world.Happened[^1].Status == "UPDATE_COMPLETE");
        await world.PassAsync(50);

        var asked = world.Process.Jobs.Asked.Where(j => j.Reminder is DelayedWork.Recheck look && look.Key == A.User())
            .Select(j => j.Delay.TotalSeconds).ToList();
        Assert.Equal(3, asked.Count);
        Assert.All(asked.Zip([2.0, 4.0, 8.0]), pair => Assert.InRange(pair.First, pair.Second * 0.75, pair.Second * 1.25));
        Assert.Equal(OperationState.Running, (await world.OperationAsync(operation.Id)).State);
        world.Sweeps = true;
        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
    }

    [Fact]
    public async Task That_a_running_change_has_begun_costs_no_call()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        var calls = 0;
        world.Faults.OnCall = _ =>
        {
            calls++;
            return null;
        };

        await world.PassAsync(8);

        Assert.Contains(world.Happened, e => e.Status == "UPDATE_IN_PROGRESS" && e.IsAboutTheStack);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Events_of_other_places_and_other_names_are_dropped()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var calls = 0;
        world.Faults.OnCall = _ =>
        {
            calls++;
            return null;
        };
        var known = world.Happened.Last(e => e.IsAboutTheStack && e.StackName == A.User().StackName);

        foreach (var foreign in new[]
        {
            known with { Place = new StackPlace(AccountId.Parse("000000000001"), world.Place.Region) },
            known with { Place = world.Place with { Region = Region.Parse("eu-central-1") } },
            known with { StackName = "bm-other-user-acme-edi" },
            known with { StackName = "bm-acme-user-" },
            known with { StackName = "bm-acme-secret-acme-edi" },
            known with { StackName = "something-else" },
            known with { Place = A.Hub, StackName = "bm-unknown-registry" },
            known with { StackName = "bm-acme-registry" },
        })
        {
            await world.App.HandleStackEvent.RunAsync(foreign, CancellationToken.None);
        }

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_project_goes_on_when_its_entry_in_the_register_stands()
    {
        world.Sweeps = false;
        await World.AcceptedAsync(
            world.App.OpenProject.RunAsync(A.Admin, A.Project, A.ProjectFields(), new EditTerms(), CancellationToken.None));
        world.Process.Jobs.Handle = _ => Task.CompletedTask;

        await world.PassAsync(30);

        Assert.NotNull((await world.ThingAsync(A.ProjectKey)).Running);
        var first = world.Happened.FindIndex(e => e.StackName == A.ProjectKey.StackName);
        Assert.Contains(world.Happened.Take(first), e =>
            e is { StackName: "bm-acme-registry", Status: "CREATE_COMPLETE", IsAboutTheStack: true });
    }
}
