using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Contract.Tests;

/// <summary>Samples of what stores keep.</summary>
public static partial class A
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly ProjectName Acme = ProjectName.Parse("acme");

    public static readonly ProjectName Zenith = ProjectName.Parse("zenith");

    public static ThingKey Bucket(string name, ProjectName? project = null) => ThingKey.OfBucket(project ?? Acme, BucketName.Parse(name));

    public static BucketSpec BucketSpec(string description) =>
        Domain.Buckets.BucketSpec.Check(new BucketFields { Description = description }).Value;

    public static ThingRecord Record(ThingKey key, string description = "") =>
        new(key, 1, BucketSpec(description), "manager@example.com", Start, OperationId.Parse("o1"));

    /// <summary>A bucket that is live and on which nothing is under way.</summary>
    public static ThingState Thing(ThingKey key, long version) => new(key)
    {
        Revision = 1,
        Version = version,
        Applied = new AppliedRecord(Record(key, "Invoices, também ação 🪣"), ChangedOutside: false),
        Stack = new ObservedStack(
            $"arn:stack/{key.StackName}",
            StackStatus.CreateComplete,
            Start,
            OperationId.Parse("o1"),
            new ValueMap<string>([KeyValuePair.Create("OperationId", "o1")])),
        ObservedAt = Start,
    };

    /// <summary>The same with a change that waits.</summary>
    public static ThingState Waiting(ThingKey key, long version) =>
        Thing(key, version) with { Queued = new Change(OperationId.Parse("o2"), ChangeAction.Update, Record(key, "new")) };

    public static ThingState Tombstone(ThingKey key, long version, bool kept = false) =>
        new(key) { Revision = 7, Version = version, GoneStackId = "arn:old", Kept = kept, ObservedAt = Start };

    public static Operation Operation(string id, OperationState state = OperationState.Queued, ThingKey? key = null) => new(
        OperationId.Parse(id),
        key ?? Bucket("invoices"),
        ChangeAction.Update,
        state,
        2,
        "manager@example.com",
        Start,
        FieldRules.Length(min: 3, max: 30))
    {
        Before = BucketSpec("old"),
        After = BucketSpec("new"),
        StartedAt = Start,
        DoneParts = ["Bucket", "Policy"],
        TotalParts = 3,
    };

    public static ActivityEntry Entry(
        string id,
        string actor = "manager@example.com",
        DateTimeOffset? at = null,
        OperationState? result = null,
        ThingKey? key = null) => new(
        id,
        at ?? Start,
        actor,
        FieldRules.Required(),
        key ?? Bucket("invoices"),
        OperationId.Parse("o1"),
        result,
        BucketSpec("old"),
        BucketSpec("new"));

    /// <summary>A job with something in each of its parts.</summary>
    public static Job Job(string id, long version, JobState state = JobState.Running, ThingKey? about = null) =>
        new(JobId.Parse(id), JobKind.Upgrade, about ?? ThingKey.OfProject(Acme), state, "manager@example.com", Start)
        {
            Version = version,
            Done = 3,
            Total = 12,
            Begun = [Bucket("invoices"), Bucket("outbox")],
            Through = [Bucket("a-bucket"), Bucket("b-bucket"), Bucket("c-bucket")],
            Failures = [new JobFailure(Bucket("a-bucket"), FieldRules.Required())],
        };

    public static IdempotencyEntry Key(string key, DateTimeOffset at, string actor = "manager@example.com") =>
        new(actor, key, "hash", "o1", at);

    public static Handover Handover(string id, DateTimeOffset now, string user = "carrier", ProjectName? project = null) => new(
        id,
        project ?? Acme,
        UserName.Parse(user),
        HandoverKind.AccessKey,
        $"hash of {id}",
        "hash of a passcode",
        "manager@example.com",
        now,
        now.AddHours(72))
    {
        DueAt = now.AddHours(72),
    };

    public static Actor Person(string name = "manager") => new(EmailAddress.Parse($"{name}@example.com"), name, IsAdmin: false);
}
