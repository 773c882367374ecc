using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using Xunit;

namespace BucketManager.Core.Tests.Jobs;

/// <summary>Two processes go on with one job at once, each call of each in an order that a seed decides.</summary>
public sealed class TwoProcessesTests
{
    private const int Seeds = 25;
    private const int MoreThanEnough = 50_000;

    private static CancellationToken Cancel => CancellationToken.None;

    [Fact]
    public async Task A_purge_removes_and_counts_every_file_once()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var world = new World(seed);
            await (await world.WithProjectAsync()).WithBucketAsync();
            var bucket = PhysicalName.Of(BucketName.Parse("invoices"), world.Place.Account, world.Place.Region);
            await world.Aws.BucketContents.SetObjectsAsync(world.Place, bucket, 25, Cancel);
            var answer = await world.App.DeleteBucket.WithFilesAsync(
                A.Manager, A.Project, BucketName.Parse("invoices"), new EditTerms(IfMatch: 1), Cancel);
            var job = Assert.IsType<EditResult.Begun>(answer.Value).Job;

            job = await BothAsync(world, job, seed);

            Assert.Equal((JobState.Succeeded, 25L, 25L, "purge-done"), (job.State, job.Done, job.Total, job.Says.Code));
            Assert.True((await world.ThingAsync(A.Bucket())) is { IsTombstone: true, Kept: false });
            Assert.Equal(2, (await world.OperationsAsync()).Count(o => o.Key == A.Bucket()));
            await Invariants.AssertAsync(world);
        }
    }

    [Fact]
    public async Task An_upgrade_changes_each_thing_once()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var world = new World(seed);
            await world.WithProjectAsync();
            foreach (var name in new[] { "old-0", "old-1", "old-2", "old-3" })
            {
                await world.WithBucketAsync(name, new BucketFields { ObjectLockDays = 30 });
                await world.WriteByVersionAsync(A.Bucket(name), renderer: 1);
            }

            var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;

            job = await BothAsync(world, job, seed);

            Assert.Equal((JobState.Succeeded, 4L, 4L, "upgrade-done"), (job.State, job.Done, job.Total, job.Says.Code));
            Assert.Equal(4, (await world.OperationsAsync()).Count(o => o.RequestedBy == Actor.System));
            await Invariants.AssertAsync(world);
        }
    }

    /// <summary>The job at its end, with all of both processes through.</summary>
    private static async Task<Job> BothAsync(World world, Job job, int seed)
    {
        // The process that took the request dies; one that does nothing but hear events takes its place.
        world.Process.Jobs.Handle = _ => Task.CompletedTask;
        world.Start();
        var calls = new Interleaving();
        var order = new Random(seed);
        var steps = 0;
        var goOn = new DelayedWork.ContinueJob(job.Key, DateTimeOffset.MaxValue);
        List<Task> both = [.. new[] { new Process(world, calls), new Process(world, calls) }.Select(p => p.Jobs.Handle(goOn))];
        for (; steps < MoreThanEnough && !(await world.Cache.FindJobAsync(job.Key, Cancel))!.HasEnded; steps++)
        {
            if (calls.Count == 0 || order.Next(20) == 0)
                world.Clock.Advance(TimeSpan.FromSeconds(0.5));
            else
                calls.LetGo(order.Next(calls.Count));
        }

        Assert.True(steps < MoreThanEnough, "The job does not end.");
        for (; steps < MoreThanEnough && (calls.Count > 0 || both.Any(b => !b.IsCompleted)); steps++)
        {
            if (calls.Count > 0)
                calls.LetGo(order.Next(calls.Count));
            else
                world.Clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        await Task.WhenAll(both);
        await world.SettleAsync();
        return (await world.Cache.FindJobAsync(job.Key, Cancel))!;
    }
}
