namespace BucketManager.Simulation;

/// <summary>What keeps jobs honest: nothing twice, nothing that nobody wanted, an end that is said once.</summary>
public static partial class Rules
{
    private const string Book = "src/Core/Application/UseCases/JobBook.cs";
    private const string Purge = "src/Core/Application/UseCases/Jobs/PurgeSteps.cs";
    private const string Upgrade = "src/Core/Application/UseCases/Jobs/UpgradeSteps.cs";

    private static IEnumerable<Mutation> OfJobs() =>
    [
        new("job ends", "a job that has ended is written again", new Mutation.Change(
            Book,
            "is not { HasEnded: false } job ||",
            "is not { } job ||")),
        new("came later", "a purge removes what came after it was asked for", new Mutation.Change(
            Purge,
            "contents.PurgeAsync(place, bucket, job.RequestedAt, cancel)",
            "contents.PurgeAsync(place, bucket, DateTimeOffset.MaxValue, cancel)")),
        new("counted", "of a page that was removed and not written down nothing is known", new Mutation.Change(
            Purge,
            "job with { Done = Math.Max(job.Done, job.Total - left) };",
            "job with { Done = job.Done + (0 * left) };")),
        new("through", "an upgrade does what is through once more", new Mutation.Change(
            Upgrade,
            " && !job.Through.Contains(t.Key))",
            ")")),
        new("stopping", "an upgrade that was stopped begins more", new Mutation.Change(
            Upgrade,
            "if (job.State == JobState.Running && !HasGivenUp(job))",
            "if (!HasGivenUp(job))")),
    ];
}
