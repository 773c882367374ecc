using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Things;
using BucketManager.Simulation.Actors;

namespace BucketManager.Simulation.Checks;

/// <summary>Counts the files that were put into buckets, and sees which of them go, and at whose request.</summary>
public sealed class FileWitness(World world)
{
    private readonly Dictionary<PhysicalName, List<(DateTimeOffset At, long Files)>> uploads = [];
    private readonly Dictionary<PhysicalName, long> there = [];
    private readonly Dictionary<JobId, Job> jobs = [];
    private readonly Dictionary<JobId, long> removed = [];
    private readonly Dictionary<JobId, DateTimeOffset> begun = [];
    private readonly HashSet<JobId> lost = [];

    public bool Exists(BucketName bucket) => world.Aws.BucketContents.Exists(Sample.Place, NameOf(bucket));

    public void Upload(BucketName bucket, int files)
    {
        var name = NameOf(bucket);
        var now = there.GetValueOrDefault(name) + files;
        world.Tell($"{files} files arrive in {bucket}");
        world.Undisturbed(async () =>
        {
            await world.Aws.BucketContents.SetObjectsAsync(Sample.Place, name, (int)now, CancellationToken.None);
            return true;
        });
        there[name] = now;
        (uploads.TryGetValue(name, out var earlier) ? earlier : uploads[name] = []).Add((world.Clock.GetUtcNow(), files));
    }

    /// <summary>Jobs do not outlive the cache.</summary>
    public void CacheLost() => lost.UnionWith(jobs.Keys);

    public void Committed(Job job)
    {
        if (jobs.TryGetValue(job.Id, out var before))
        {
            Holds(!before.HasEnded, "a job ends twice", $"{job.Id} was {before.State} and becomes {job.State}");
            Holds(before.State == JobState.Running || job.State != JobState.Running, "a stopped job goes on", $"{job.Id}");
            Holds(before.Done <= job.Done, "a job goes back", $"{job.Id}: {before.Done}, then {job.Done}");
            Holds(
                before.State == JobState.Running || !job.Begun.Except(before.Begun).Any(),
                "a stopped job begins something", $"{job.Id}");
            Holds(!job.Begun.Any(before.Through.Contains), "a job does something twice", $"{job.Id}");
        }

        Holds(job.Total == 0 || job.Done <= job.Total, "more done than there is", $"{job.Id}: {job.Done} of {job.Total}");
        begun.TryAdd(job.Id, world.Clock.GetUtcNow());
        jobs[job.Id] = job;
        world.Tell($"job {job.Id} is {job.State}: {job.Says.Text}");
    }

    /// <summary>A page of files was to be removed, and may have been.</summary>
    public void LookAfterPurge(PhysicalName bucket, DateTimeOffset asOf)
    {
        var left = Count(bucket);
        var gone = there.GetValueOrDefault(bucket) - left;
        there[bucket] = left;
        if (gone == 0)
            return;
        world.Tell($"in AWS: {gone} files of {bucket} are removed");

        // Of two that were asked for in the same millisecond the first was stopped before the second began.
        var asked = jobs.Values.LastOrDefault(j =>
            j.Kind == JobKind.Purge && j.RequestedAt == asOf && NameOf(BucketName.Parse(j.About.Name)) == bucket);
        Holds(asked is not null, "files go that nobody wanted gone", $"{gone} of {bucket}");
        Holds(uploads[bucket].Where(u => u.At > asOf).Sum(u => u.Files) <= left, "a file goes that came later", $"{bucket}");
        removed[asked!.Id] = removed.GetValueOrDefault(asked.Id) + gone;
    }

    public void CheckAtRest()
    {
        foreach (var (bucket, files) in there)
            Holds(Count(bucket) == files, "files go that nobody wanted gone", $"{bucket}: {Count(bucket)} are left of {files}");
        foreach (var job in jobs.Values.Where(j => !lost.Contains(j.Id)))
        {
            Holds(job is { HasEnded: true, Outcome: not null, FinishedAt: not null }, "a job without an end", $"{job.Id} stays {job.State}");
            if (job is { Kind: JobKind.Purge, State: JobState.Succeeded } && !HadMoreThanItCounted(job))
                Holds(job.Done == removed.GetValueOrDefault(job.Id), "a wrong count", $"{job.Id}: {job.Done}, {removed.GetValueOrDefault(job.Id)}");
            if (job is { Kind: JobKind.Upgrade, State: JobState.Succeeded })
                Holds(job.Done == job.Total, "a wrong count", $"{job.Id}: {job.Done} of {job.Total}");
        }

        foreach (var thing in Now(world.Cache.ListThingsAsync(Sample.Project, CancellationToken.None)))
        {
            Holds(thing.Job is null, "a job without an end", $"{thing.Key} waits for {thing.Job}");
            if (thing is { Key.Kind: ThingKind.Bucket, Stack: { } stack } && stack.Status.IsLive())
                Holds(Exists(BucketName.Parse(thing.Key.Name)), "a bucket that is not there", $"{thing.Key}");
        }
    }

    // The clock of the one who began it was ahead, and files came in these seconds.
    private bool HadMoreThanItCounted(Job job) =>
        uploads.TryGetValue(NameOf(BucketName.Parse(job.About.Name)), out var all)
        && all.Any(u => u.At >= begun[job.Id] && u.At <= job.RequestedAt);

    private static PhysicalName NameOf(BucketName bucket) => PhysicalName.Of(bucket, Sample.Place.Account, Sample.Place.Region);

    private long Count(PhysicalName bucket) => world.Undisturbed(() =>
        world.Aws.BucketContents.CountAsync(Sample.Place, bucket, DateTimeOffset.MaxValue, CancellationToken.None));

    private static T Now<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The cache should answer at once.");

    private static void Holds(bool holds, string rule, string what)
    {
        if (!holds)
            throw new Violation(rule, what);
    }
}
