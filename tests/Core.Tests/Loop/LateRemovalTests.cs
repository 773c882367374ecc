using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>A process that was asleep while a name passed on to somebody else removes nothing of the new one.</summary>
public sealed class LateRemovalTests : IDisposable
{
    private readonly World world = new();

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_late_process_deletes_no_key_of_the_next_user_of_the_name()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        string? key = null;
        var late = new Process(world, new CallIntervention("IAccessKeyIssuer.ListAsync", before: async () =>
        {
            await world.SettleAsync();
            Assert.True((await world.ThingAsync(A.User())).IsTombstone);
            await world.WithUserAsync();
            key = (await world.Aws.AccessKeys.CreateAsync(world.Place, A.Project, UserName.Parse("acme-edi"), Cancel)).Id;
        }));

        await World.AcceptedAsync(world.RemoveUserAsync(1, app: late.App));

        var keys = await world.Aws.AccessKeys.ListAsync(world.Place, A.Project, UserName.Parse("acme-edi"), Cancel);
        Assert.Equal(key, Assert.Single(keys).Id);
    }

    [Fact]
    public async Task A_late_process_removes_no_bucket_that_has_the_name_next()
    {
        await (await world.WithProjectAsync()).WithBucketAsync();
        (world.HearsEvents, world.Sweeps) = (false, false);
        await World.AcceptedAsync(world.DeleteBucketAsync(1));
        await world.PassAsync(60);
        var late = new Process(world, new CallIntervention("IStackProvisioner.FindAsync", after: async () =>
        {
            (world.HearsEvents, world.Sweeps) = (true, true);
            await world.SettleAsync();
            Assert.True((await world.ThingAsync(A.Bucket())).IsTombstone);
            await world.WithBucketAsync();
        }));

        await late.App.Sweep.OpenThingsAsync(Cancel);

        var name = PhysicalName.Of(BucketName.Parse("invoices"), world.Place.Account, world.Place.Region);
        Assert.True(world.Aws.BucketContents.Exists(world.Place, name));
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.Bucket())).Status);
    }

    [Fact]
    public async Task A_late_process_removes_no_entry_of_the_next_project_of_the_name()
    {
        await world.WithProjectAsync();
        (world.HearsEvents, world.Sweeps) = (false, false);
        await World.AcceptedAsync(world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1), Cancel));
        await world.PassAsync(120);

        // It has seen that the baseline is gone, and falls asleep before it looks for the entry.
        var late = new Process(world, new CallIntervention("IStackProvisioner.FindAsync", which: 2, before: async () =>
        {
            (world.HearsEvents, world.Sweeps) = (true, true);
            await world.SettleAsync();
            Assert.True((await world.ThingAsync(A.ProjectKey)).IsTombstone);
            await world.WithProjectAsync();
        }));
        await late.App.Sweep.OpenThingsAsync(Cancel);
        await world.SettleAsync();

        var entry = await world.Aws.CloudFormation.FindAsync(A.Hub, ThingKey.RegistryStackName(A.Project), Cancel);
        Assert.Equal(StackStatus.CreateComplete, entry?.Status);
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
    }
}
