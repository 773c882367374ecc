using BucketManager.Application.Mirror.Commits;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Jobs;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Jobs;

/// <summary>Work of several steps: to its end, stopped, taken up by another process, and refused.</summary>
public sealed class JobTests : IDisposable
{
    private World world = new();

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_bucket_goes_with_all_its_files()
    {
        await WithFilesAsync(25);
        var job = await PurgeAsync();
        Assert.Equal((JobState.Running, ThingStatus.Deleting), (job.State, (await world.ThingAsync(A.Bucket())).Status));

        await world.PassAsync(120);

        job = await FindAsync(job);
        Assert.Equal((JobState.Succeeded, 25, 25, "purge-done"), (job.State, job.Done, job.Total, job.Says.Code));
        Assert.True((await world.ThingAsync(A.Bucket())) is { IsTombstone: true, Kept: false, Job: null });
        Assert.Contains(InvalidatedList.Jobs, world.Told.Changes.SelectMany(c => c.Touched).Select(t => t.What));
        var diary = (await world.Cache.ListActivityAsync(A.Project, new(), 100, null, Cancel)).Items.Select(a => a.Sentence.Code).ToList();
        Assert.Contains("purge-begun", diary);
        Assert.Contains("purge-done", diary);
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task Once_the_empty_bucket_itself_is_being_deleted_there_is_nothing_left_to_stop()
    {
        await WithFilesAsync(25);
        var job = await PurgeAsync();
        var seen = new List<(bool IsLast, bool CanStop)>();
        for (; !job.HasEnded; job = await FindAsync(job))
        {
            seen.Add((job.Deletion is not null, job.CanStop));
            await world.PassAsync(1);
        }

        Assert.Equal([(false, true), (true, false)], seen.Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_purge_survives_a_crash_anywhere(bool carriedOut)
    {
        for (var n = 1; n < 400; n++)
        {
            world.Dispose();
            world = new World(n);
            await WithFilesAsync(25);
            var mortal = new DiesAt(n, carriedOut);
            world.Start(mortal);
            await World.IgnoringTroubleAsync(world.App.DeleteBucket.WithFilesAsync(
                A.Manager, A.Project, BucketName.Parse("invoices"), new EditTerms(IfMatch: 1), Cancel));
            for (var seconds = 0; seconds < 100 && !mortal.IsDead; seconds += 5)
                await world.PassAsync(5);
            var died = mortal.IsDead;
            world.Start();
            await world.PassAsync(240);
            await world.SettleAsync();

            var jobs = (await world.Cache.ListJobsAsync(A.Project, 10, null, Cancel)).Items;
            var thing = await world.ThingAsync(A.Bucket());
            Assert.Empty(await world.Cache.ListOpenJobsAsync(Cancel));
            Assert.All(jobs, j => Assert.Equal((JobState.Succeeded, 25L), (j.State, j.Done)));
            Assert.Equal((jobs.Count > 0, false), (thing.IsTombstone, thing.Kept));
            Assert.Equal(jobs.Count > 0 ? 0 : 25, await LeftAsync());
            await Invariants.AssertAsync(world);
            if (!died)
                return;
        }

        Assert.Fail("It never came through.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_that_two_processes_know_of_is_counted_once(bool isStopped)
    {
        await WithFilesAsync(25);
        Job? job = null;
        world.Start(new CallIntervention("PurgeAsync", after: async () =>
        {
            // The first page is removed, and not noted yet.
            var other = new Process(world, null);
            job = (await world.Cache.ListJobsAsync(A.Project, 1, null, Cancel)).Items[0];
            if (isStopped)
                await other.App.StopJob.RunAsync(A.Manager, A.Project, job.Id, Cancel);
            while (await FindAsync(job) is { HasEnded: false, Deletion: null })
                await other.App.HandleDelayedWork.RunAsync(new DelayedWork.ContinueJob(job.Key, world.Clock.GetUtcNow()), Cancel);
        }));
        await PurgeAsync();
        await world.PassAsync(120);

        job = await FindAsync(job!);
        var removed = 25 - await LeftAsync();
        Assert.Equal((isStopped ? JobState.Stopped : JobState.Succeeded, removed, 25L), (job.State, job.Done, job.Total));
        Assert.Equal(isStopped ? 10 : 25, removed);
        var diary = (await world.Cache.ListActivityAsync(A.Project, new(), 100, null, Cancel)).Items;
        Assert.DoesNotContain(diary, a => a.Sentence.Code == "purged-after-end");
    }

    [Fact]
    public async Task A_purge_that_is_stopped_says_how_far_it_came_and_leaves_the_rest()
    {
        await WithFilesAsync(25);
        var purged = 0;
        world.Faults.OnCall = call => call.Action == AwsAction.DeleteObjects && ++purged == 2 ? StopInBetween() : null;
        var job = await PurgeAsync();
        await world.PassAsync(10);
        var stopping = await world.App.StopJob.RunAsync(A.SecondManager, A.Project, job.Id, Cancel);
        Assert.Equal((true, JobState.Stopping, false), (job.CanStop, stopping.Value.State, stopping.Value.CanStop));
        await world.PassAsync(120);

        job = await FindAsync(job);
        Assert.Equal((JobState.Stopped, "purge-stopped", 25L), (job.State, job.Says.Code, job.Total));
        Assert.Equal(25 - job.Done, await LeftAsync());
        Assert.True(job.Done is > 0 and < 25);
        Assert.Equal((ThingStatus.Ready, null), ((await world.ThingAsync(A.Bucket())).Status, (await world.ThingAsync(A.Bucket())).Job));
        Assert.IsType<Refusal.NotReady>((await world.App.StopJob.RunAsync(A.Manager, A.Project, job.Id, Cancel)).Refusal);

        // The reminders stop after the fault; the sweeper goes on.
        static CallFault StopInBetween() => new CallFault.Lost();
    }

    [Fact]
    public async Task What_arrives_meanwhile_is_kept_and_so_is_the_bucket()
    {
        await WithFilesAsync(5);
        var job = await PurgeAsync();

        // The smallest time later, before its first step: what arrived at the time of the request is still removed.
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await world.Aws.BucketContents.SetObjectsAsync(world.Place, Name(), 7, Cancel);
        await world.PassAsync(60);

        job = await FindAsync(job);
        Assert.Equal((JobState.Failed, "purge-new-files", 5L), (job.State, job.Says.Code, job.Done));
        Assert.Equal(2, await LeftAsync());
        Assert.Equal((ThingStatus.Ready, null), ((await world.ThingAsync(A.Bucket())).Status, (await world.ThingAsync(A.Bucket())).Job));
    }

    [Fact]
    public async Task While_it_is_emptied_nobody_changes_a_bucket_or_is_let_in()
    {
        await WithFilesAsync(25);
        await PurgeAsync();

        await World.RefusedAsync<Refusal.NotReady>(world.DeleteBucketAsync(1));
        await World.RefusedAsync<Refusal.NotReady>(world.DeleteBucketAsync(1, keepFiles: true));
        await World.RefusedAsync<Refusal.NotReady>(world.App.DeleteBucket.WithFilesAsync(
            A.Manager, A.Project, BucketName.Parse("invoices"), new EditTerms(IfMatch: 1), Cancel));
        await World.RefusedAsync<Refusal.NotReady>(world.App.RestoreTemplate.RunAsync(A.Manager, A.Bucket(), new EditTerms(), Cancel));
        await World.RefusedAsync<Refusal.Invalid>(world.App.AddUser.RunAsync(
            A.Manager, A.Project, UserName.Parse("late-one"), A.UserFields(A.Grant()), new EditTerms(), Cancel));
    }

    [Fact]
    public async Task Locked_files_and_grants_refuse_it_before_anything_is_removed()
    {
        await WithFilesAsync(3, new BucketFields { ObjectLockDays = 30 });
        var locked = await World.RefusedAsync<Refusal.LockedUntil>(world.App.DeleteBucket.WithFilesAsync(
            A.Manager, A.Project, BucketName.Parse("invoices"), new EditTerms(IfMatch: 1), Cancel));
        Assert.True(locked.Until > world.Clock.GetUtcNow().AddDays(29));

        await World.AcceptedAsync(world.App.AddUser.RunAsync(
            A.Manager, A.Project, UserName.Parse("acme-edi"), A.UserFields(A.Grant()), new EditTerms(), Cancel));
        await World.RefusedAsync<Refusal.InUse>(world.App.DeleteBucket.WithFilesAsync(
            A.Manager, A.Project, BucketName.Parse("invoices"), new EditTerms(IfMatch: 1), Cancel));
        Assert.Equal(3, await LeftAsync());
    }

    [Fact]
    public async Task A_project_is_brought_up_to_date_a_few_things_at_a_time()
    {
        await WithOldBucketsAsync(5);
        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;
        Assert.IsType<Refusal.NotReady>((await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Refusal);
        var most = 0;
        for (var seconds = 0; seconds < 240; seconds += 2)
        {
            await world.PassAsync(2);
            most = Math.Max(most, (await world.StacksAsync()).Count(s => s.Status.IsInProgress()));
        }

        job = await FindAsync(job);
        Assert.Equal((JobState.Succeeded, 5L, 5L, "upgrade-done"), (job.State, job.Done, job.Total, job.Says.Code));
        Assert.InRange(most, 2, UpgradeSteps.AtATime);
        for (var i = 0; i < 5; i++)
            Assert.Null((await world.ThingAsync(A.Bucket($"old-{i}"))).Drift);
        Assert.Equal(5, (await world.OperationsAsync()).Count(o => o.RequestedBy == Actor.System));
        await Invariants.AssertAsync(world);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upgrade_survives_a_crash_anywhere_and_changes_each_thing_once(bool carriedOut)
    {
        for (var n = 1; n < 400; n++)
        {
            world.Dispose();
            world = new World(n);
            await WithOldBucketsAsync(2);
            var mortal = new DiesAt(n, carriedOut);
            world.Start(mortal);
            await World.IgnoringTroubleAsync(world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel));
            for (var seconds = 0; seconds < 100 && !mortal.IsDead; seconds += 5)
                await world.PassAsync(5);
            var died = mortal.IsDead;
            world.Start();
            await world.PassAsync(240);
            await world.SettleAsync();

            var jobs = (await world.Cache.ListJobsAsync(A.Project, 10, null, Cancel)).Items;
            Assert.All(jobs, j => Assert.Equal((JobState.Succeeded, 2L), (j.State, j.Done)));
            Assert.Equal(jobs.Count * 2, (await world.OperationsAsync()).Count(o => o.RequestedBy == Actor.System));
            await Invariants.AssertAsync(world);
            if (!died)
                return;
        }

        Assert.Fail("It never came through.");
    }

    [Fact]
    public async Task An_upgrade_that_is_stopped_ends_what_it_has_begun_and_says_how_far_it_came()
    {
        await WithOldBucketsAsync(6);
        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;
        await world.PassAsync(3);
        Assert.Equal(UpgradeSteps.AtATime, (await FindAsync(job)).Begun.Count);

        Assert.True((await world.App.StopJob.RunAsync(A.SecondManager, A.Project, job.Id, Cancel)).Accepted);
        await world.PassAsync(120);

        job = await FindAsync(job);
        Assert.Equal((JobState.Stopped, "upgrade-stopped", 3L, 6L), (job.State, job.Says.Code, job.Done, job.Total));
        Assert.Equal(A.SecondManager.Email.ToString(), job.StoppedBy);
        Assert.Equal(3, await OutdatedAsync(6));
        Assert.Null((await world.ThingAsync(A.ProjectKey)).Job);
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_step_that_fails_is_named_and_the_others_go_on()
    {
        await WithOldBucketsAsync(4);
        world.Faults.FailResource("AWS::S3::BucketPolicy", "Not today", ResourceAction.Update, A.Bucket("old-1").StackName);
        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;
        await world.PassAsync(240);

        job = await FindAsync(job);
        Assert.Equal((JobState.Failed, "upgrade-incomplete", 4L), (job.State, job.Says.Code, job.Done));
        var failure = Assert.Single(job.Failures);
        Assert.Equal((A.Bucket("old-1"), "part-failed"), (failure.Key, failure.Why.Code));
        Assert.Equal(1, await OutdatedAsync(4));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task After_five_failures_it_gives_up()
    {
        await WithOldBucketsAsync(9);
        world.Faults.FailResource("AWS::S3::BucketPolicy", "Never", ResourceAction.Update, times: 99);
        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;
        await world.PassAsync(300);

        job = await FindAsync(job);
        Assert.Equal((JobState.Failed, "upgrade-given-up"), (job.State, job.Says.Code));

        // Those that were under way beside the fifth still ended.
        Assert.InRange(job.Failures.Count, UpgradeSteps.MaxFailures, UpgradeSteps.MaxFailures + UpgradeSteps.AtATime - 1);
        Assert.Equal((job.Failures.Count, 9L), (job.Done, job.Total));
        Assert.Equal(job.Failures.Count, (await world.OperationsAsync()).Count(o => o.RequestedBy == Actor.System));
        Assert.Equal(9, await OutdatedAsync(9));
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task What_was_changed_outside_is_left_and_named()
    {
        await WithOldBucketsAsync(2);
        await world.ChangeOutsideAsync(A.Bucket("old-0"), text => text.Replace("\"Days\": 30", "\"Days\": 1", StringComparison.Ordinal));

        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, null, Cancel)).Value;
        await world.PassAsync(120);

        job = await FindAsync(job);
        Assert.Equal((JobState.Failed, "upgrade-incomplete"), (job.State, job.Says.Code));
        Assert.Equal((A.Bucket("old-0"), "left-because-changed-outside"), (Assert.Single(job.Failures).Key, job.Failures[0].Why.Code));
        Assert.Null((await world.ThingAsync(A.Bucket("old-1"))).Drift);
    }

    [Fact]
    public async Task Where_all_is_up_to_date_it_ends_at_once_and_the_same_key_gets_the_same_job()
    {
        await world.WithProjectAsync();
        var key = new RequestKey("again", "hash");
        var job = (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, key, Cancel)).Value;
        await world.PassAsync(5);

        Assert.Equal("upgrade-nothing", (await FindAsync(job)).Says.Code);
        Assert.Equal(job.Id, (await world.App.StartUpgrade.RunAsync(A.Manager, A.Project, key, Cancel)).Value.Id);
        Assert.IsType<Refusal.Forbidden>((await world.App.StartUpgrade.RunAsync(A.Viewer, A.Project, null, Cancel)).Refusal);
        Assert.True((await world.App.ReadJobs.OneAsync(A.Viewer, A.Project, job.Id, Cancel)).Accepted);
        Assert.IsType<Refusal.NotFound>((await world.App.ReadJobs.OneAsync(A.Stranger, A.Project, job.Id, Cancel)).Refusal);
    }

    private PhysicalName Name() => PhysicalName.Of(BucketName.Parse("invoices"), world.Place.Account, world.Place.Region);

    private Task<long> LeftAsync() => world.Aws.BucketContents.CountAsync(world.Place, Name(), DateTimeOffset.MaxValue, Cancel);

    private async Task WithFilesAsync(int files, BucketFields? fields = null)
    {
        await (await world.WithProjectAsync()).WithBucketAsync(fields: fields);
        await world.Aws.BucketContents.SetObjectsAsync(world.Place, Name(), files, Cancel);
        await world.PassAsync(1);
    }

    private async Task WithOldBucketsAsync(int count)
    {
        await world.WithProjectAsync();
        for (var i = 0; i < count; i++)
        {
            await world.WithBucketAsync($"old-{i}", new BucketFields { ObjectLockDays = 30 });
            await world.WriteByVersionAsync(A.Bucket($"old-{i}"), renderer: 1);
        }
    }

    private async Task<int> OutdatedAsync(int count)
    {
        var outdated = 0;
        for (var i = 0; i < count; i++)
            outdated += (await world.ThingAsync(A.Bucket($"old-{i}"))).Drift == Drift.UpdateAvailable ? 1 : 0;
        return outdated;
    }

    private async Task<Job> PurgeAsync()
    {
        var answer = await world.App.DeleteBucket.WithFilesAsync(
            A.Manager, A.Project, BucketName.Parse("invoices"), new EditTerms(IfMatch: 1), Cancel);
        return Assert.IsType<EditResult.Begun>(answer.Value).Job;
    }

    private async Task<Job> FindAsync(Job job) => (await world.Cache.FindJobAsync(job.Key, Cancel))!;
}
