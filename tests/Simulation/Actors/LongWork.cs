using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// The part of a schedule with work of several steps: buckets are deleted with their files, a fleet of an older version is brought up
/// to date, changed templates are put back; somebody stops it, and files arrive all the time.
/// </summary>
public sealed class LongWork
{
    private const int Files = 25;

    private static readonly BucketName Filled = Sample.Buckets[0];

    /// <summary>Buckets that an older version of the program has made.</summary>
    private static readonly BucketName[] Fleet = [BucketName.Parse("old-1"), BucketName.Parse("old-2"), BucketName.Parse("old-3")];

    private readonly World world;
    private readonly Choices choices;
    private readonly Outsider outsider;
    private readonly List<JobId> begun = [];
    private int acts;
    private int asked;

    public LongWork(World world, Choices choices, Outsider outsider)
    {
        (this.world, this.choices, this.outsider) = (world, choices, outsider);
        acts = choices.Pick(4, 8, 16);
    }

    private static Actor Person => Sample.Managers[1];

    /// <summary>Before anything goes wrong: the fleet, and a bucket with files.</summary>
    /// <param name="waitUntil">Lets time pass until something holds.</param>
    public void Prepare(Action<Func<bool>> waitUntil)
    {
        foreach (var bucket in (BucketName[])[Filled, .. Fleet])
        {
            var fields = bucket == Filled ? new BucketFields() : new BucketFields { ObjectLockDays = 30 };
            world.Witness.Watch(world.Processes[0].App.CreateBucket.RunAsync(
                Person, Sample.Project, bucket, fields, new(), CancellationToken.None));
        }

        waitUntil(() => Fleet.Append(Filled).All(b => Find(KeyOf(b)) is { Status: ThingStatus.Ready }));
        foreach (var bucket in Fleet)
        {
            var record = Find(KeyOf(bucket))!.Applied!.Record;
            outsider.Apply(KeyOf(bucket), StackTemplates.Render(record with { Renderer = 1 }).Text, "as an older version wrote it");
        }

        waitUntil(() => Fleet.All(b => Find(KeyOf(b)) is { Drift: Drift.UpdateAvailable }));
        Upload(Filled, Files);
    }

    /// <summary>None of them wants anything any more.</summary>
    public bool IsOver => acts == 0;

    /// <summary>True: it was their turn.</summary>
    public bool Acts()
    {
        if (acts == 0 || choices.Next(6) < 5)
            return false;
        acts--;
        world.Witness.Watch(ActAsync(world.AnyProcess()));
        return true;
    }

    private static ThingKey KeyOf(BucketName bucket) => ThingKey.OfBucket(Sample.Project, bucket);

    private async Task ActAsync(Process process)
    {
        try
        {
            switch (choices.Next(12))
            {
                case < 3:
                    await UpgradeAsync(process);
                    break;
                case < 6:
                    await PurgeAsync(process, choices.Next(6) == 5 ? Fleet[0] : Filled);
                    break;
                case < 8:
                    await StopAsync(process);
                    break;
                case < 10:
                    Upload(Filled, 1 + choices.Next(Files));
                    break;
                case 10:
                    outsider.Act(KeyOf(Fleet[choices.Next(Fleet.Length)]));
                    break;
                default:
                    await PutBackAsync(process, KeyOf(Fleet[choices.Next(Fleet.Length)]));
                    break;
            }
        }
        catch (PortException)
        {
            // No answer: it may have happened or not.
        }
    }

    private async Task UpgradeAsync(Process process)
    {
        world.Tell($"{Person.Name} asks {process}: bring the project up to date");
        var key = choices.Next(2) == 1 ? new RequestKey($"upgrade-{++asked / 2}", "upgrade") : null;
        var answer = await process.App.StartUpgrade.RunAsync(Person, Sample.Project, key, CancellationToken.None);
        world.Tell($"{Person.Name} hears: bring up to date: {answer.Refusal?.Says.Text ?? answer.Value.Id.ToString()}");
        if (answer.Accepted)
            begun.Add(answer.Value.Id);
    }

    private async Task PurgeAsync(Process process, BucketName bucket)
    {
        var seen = await process.App.ReadProject.ThingAsync(Person, KeyOf(bucket), CancellationToken.None);
        if (!seen.Accepted)
            return;
        world.Tell($"{Person.Name} asks {process}: delete {bucket} with its files");
        var terms = new EditTerms(seen.Value.State.Revision);
        var answer = await process.App.DeleteBucket.WithFilesAsync(Person, Sample.Project, bucket, terms, CancellationToken.None);
        world.Tell($"{Person.Name} hears: delete {bucket}: {answer.Refusal?.Says.Text ?? answer.Value.ToString()}");
        if (answer is { Accepted: true, Value: EditResult.Begun { Job: var job } })
            begun.Add(job.Id);
    }

    private async Task StopAsync(Process process)
    {
        if (begun.Count == 0)
            return;
        var id = begun[choices.Next(begun.Count)];
        world.Tell($"{Person.Name} asks {process}: stop {id}");
        var answer = await process.App.StopJob.RunAsync(Person, Sample.Project, id, CancellationToken.None);
        world.Tell($"{Person.Name} hears: stop {id}: {answer.Refusal?.Says.Text ?? answer.Value.State.ToString()}");
    }

    private async Task PutBackAsync(Process process, ThingKey key)
    {
        world.Tell($"{Person.Name} asks {process}: put {key} back");
        var answer = await process.App.RestoreTemplate.RunAsync(Person, key, new EditTerms(), CancellationToken.None);
        if (answer is { Accepted: true, Value: EditResult.Accepted { Operation: var operation } })
            world.Witness.AcceptedBy(operation, ifMatch: null);
    }

    // A third party can only put files where a bucket is.
    private void Upload(BucketName bucket, int files)
    {
        if (world.Files.Exists(bucket) && Find(KeyOf(bucket)) is { Status: ThingStatus.Ready or ThingStatus.Updating or ThingStatus.Deleting })
            world.Files.Upload(bucket, files);
    }

    private ThingState? Find(ThingKey key)
    {
        var found = world.Cache.FindThingAsync(key, CancellationToken.None);
        return found.IsCompleted ? found.Result : throw new InvalidOperationException("The cache should answer at once.");
    }
}
